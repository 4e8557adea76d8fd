//! Around a store: no call lasts for ever, each is observed, and where the store can't be reached yet, each fails.

use std::future::Future;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use clock::ClockAndRandom;

use super::{self as store, Schema, Store, StoreError};

/// How long a call may take. Then whoever waits is told that it failed; a report may still have been stored, and
/// its key finds it again.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often to try again to reach a store.
const AGAIN: Duration = Duration::from_secs(2);

/// Is told of each call, for figures.
pub trait Observer: Send + Sync {
    /// A method of this name took so long, and did what it was asked to do or failed.
    fn answered(&self, method: &'static str, took: Duration, well: bool);
}

/// A store whose calls end in time and are observed. It implements the traits where they are declared (`traits.rs`).
pub struct Timed {
    inner: OnceLock<Arc<dyn Store>>,
    clock: ClockAndRandom,
    observer: Arc<dyn Observer>,
}

impl Timed {
    /// Puts it around a store.
    pub fn around(inner: Arc<dyn Store>, clock: ClockAndRandom, observer: Arc<dyn Observer>) -> Arc<dyn Store> {
        Arc::new(Self { inner: inner.into(), clock, observer })
    }

    /// Opens a store, now or, where it does not answer, as soon as it does: pages that help need none.
    ///
    /// # Errors
    /// [`StoreError`] where it is there and can't be used, such as another version's.
    pub async fn reach(
        url: String,
        clock: ClockAndRandom,
        observer: Arc<dyn Observer>,
    ) -> Result<Arc<dyn Store>, StoreError> {
        let own = Arc::new(Self { inner: OnceLock::new(), clock, observer });
        if let Err(why) = own.try_to_reach(&url).await {
            if !matches!(why, StoreError::Failed(_)) {
                return Err(why);
            }
            tracing::error!(%why, "the store can't be reached: no report can be taken until it is");
            tokio::spawn(Arc::clone(&own).keep_trying(url));
        }
        Ok(own)
    }

    async fn try_to_reach(&self, url: &str) -> Result<(), StoreError> {
        let late = |_| Err(StoreError::Failed("no answer in time".to_owned()));
        let open = store::open(url, Schema::CreateIfEmpty);
        let store = tokio::time::timeout(PATIENCE, open).await.unwrap_or_else(late)?;
        let _ = self.inner.set(store);
        Ok(())
    }

    async fn keep_trying(self: Arc<Self>, url: String) {
        let mut told = None;
        loop {
            tokio::time::sleep(AGAIN).await;
            match self.try_to_reach(&url).await {
                Ok(()) => return tracing::info!("the store is reached"),
                Err(why) => {
                    let why = why.to_string();
                    if told.as_ref() != Some(&why) {
                        tracing::error!(%why, "the store can't be reached");
                    }
                    told = Some(why);
                }
            }
        }
    }

    pub(crate) fn inner(&self) -> Result<&dyn Store, StoreError> {
        let unreached = || StoreError::Failed("not reached yet".to_owned());
        self.inner.get().map(AsRef::as_ref).ok_or_else(unreached)
    }

    pub(crate) async fn call<T>(
        &self,
        method: &'static str,
        call: impl Future<Output = Result<T, StoreError>> + Send,
    ) -> Result<T, StoreError> {
        let began = self.clock.now();
        let late = |_| Err(StoreError::Failed("no answer in time".to_owned()));
        let answer = tokio::time::timeout(PATIENCE, call).await.unwrap_or_else(late);
        self.observer.answered(method, self.clock.since(began), answer.is_ok());
        answer
    }
}
