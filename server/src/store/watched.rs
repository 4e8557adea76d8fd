//! Around a store: no call lasts for ever, each is counted, and where it can't be reached yet, each fails.

use std::future::Future;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use domain::queue::{Reference, State};
use jiff::Timestamp;
use tokio::sync::mpsc::{Receiver, Sender};

use super::{
    self as store, Accepted, AuditEntry, Counted, DraftId, DraftsHold, InBand, Kept, Schema, Store, StoreError,
    StoredDraft, Waiting,
};
use crate::outside::Outside;
use crate::seal::{Columns, SealedReport};
use crate::watch::Watch;

/// How long a call may take. Then whoever waits is told that it failed; a report may still have been stored, and
/// its key finds it again.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often to try again to reach a store.
const AGAIN: Duration = Duration::from_secs(2);

/// A store whose calls end in time and are counted.
pub struct Watched {
    inner: OnceLock<Arc<dyn Store>>,
    outside: Outside,
    watch: Watch,
}

impl Watched {
    /// Puts it around a store.
    pub fn around(inner: Arc<dyn Store>, outside: Outside, watch: Watch) -> Arc<dyn Store> {
        Arc::new(Self { inner: inner.into(), outside, watch })
    }

    /// Opens a store, now or, where it does not answer, as soon as it does: pages that help need none.
    ///
    /// # Errors
    /// [`StoreError`] where it is there and can't be used, such as another version's.
    pub async fn reach(url: String, outside: Outside, watch: Watch) -> Result<Arc<dyn Store>, StoreError> {
        let own = Arc::new(Self { inner: OnceLock::new(), outside, watch });
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
        let store = tokio::time::timeout(PATIENCE, store::open(url, Schema::Expect)).await.unwrap_or_else(late)?;
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

    fn inner(&self) -> Result<&dyn Store, StoreError> {
        let unreached = || StoreError::Failed("not reached yet".to_owned());
        self.inner.get().map(AsRef::as_ref).ok_or_else(unreached)
    }

    async fn call<T>(
        &self,
        operation: &'static str,
        call: impl Future<Output = Result<T, StoreError>> + Send,
    ) -> Result<T, StoreError> {
        let began = self.outside.now();
        let late = |_| Err(StoreError::Failed("no answer in time".to_owned()));
        let answer = tokio::time::timeout(PATIENCE, call).await.unwrap_or_else(late);
        self.watch.store_answered(operation, self.outside.since(began), answer.is_ok());
        answer
    }
}

#[async_trait]
impl Store for Watched {
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError> {
        let band = report.clear().band.number();
        let accepted = self.call("accept", self.inner()?.accept(report)).await?;
        if matches!(accepted, Accepted::Stored(_)) {
            self.watch.report_stored(band);
        }
        Ok(accepted)
    }

    async fn waiting(&self, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
        self.call("waiting", self.inner()?.waiting(at_most)).await
    }

    async fn damaged(&self) -> Result<Vec<String>, StoreError> {
        self.call("damaged", self.inner()?.damaged()).await
    }

    async fn in_bands(&self, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
        self.call("in_bands", self.inner()?.in_bands(now)).await
    }

    async fn counted(&self) -> Result<Vec<Counted>, StoreError> {
        self.call("counted", self.inner()?.counted()).await
    }

    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError> {
        self.call("sealed", self.inner()?.sealed(reference)).await
    }

    async fn columns(&self, reference: Reference) -> Result<Option<Columns>, StoreError> {
        self.call("columns", self.inner()?.columns(reference)).await
    }

    async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError> {
        self.call("audit", self.inner()?.audit(entry)).await
    }

    async fn draft(&self, id: DraftId, now: Timestamp) -> Result<Option<StoredDraft>, StoreError> {
        self.call("draft", self.inner()?.draft(id, now)).await
    }

    async fn keep_draft(&self, id: DraftId, draft: StoredDraft) -> Result<bool, StoreError> {
        let what = if draft.revision == 0 { "begun" } else { "kept" };
        let kept = self.call("keep_draft", self.inner()?.keep_draft(id, draft)).await?;
        self.watch.drafts(what, usize::from(kept));
        Ok(kept)
    }

    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        self.call("drop_draft", self.inner()?.drop_draft(id)).await?;
        self.watch.drafts("dropped", 1);
        Ok(())
    }

    async fn drafts_hold(&self) -> Result<DraftsHold, StoreError> {
        self.call("drafts_hold", self.inner()?.drafts_hold()).await
    }

    async fn expire_drafts(&self, now: Timestamp) -> Result<usize, StoreError> {
        let expired = self.call("expire_drafts", self.inner()?.expire_drafts(now)).await?;
        self.watch.drafts("expired", expired);
        Ok(expired)
    }

    async fn erase_reports(&self, state: State, came_by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
        self.call("erase_reports", self.inner()?.erase_reports(state, came_by, now)).await
    }

    async fn count_reports(&self, state: State, came_by: Timestamp) -> Result<u64, StoreError> {
        self.call("count_reports", self.inner()?.count_reports(state, came_by)).await
    }

    // As long as all rows take: no visitor waits for these.
    async fn snapshot(&self, rows: Sender<Kept>) -> Result<(), StoreError> {
        self.inner()?.snapshot(rows).await
    }

    async fn restore(&self, rows: Receiver<Kept>) -> Result<(), StoreError> {
        self.inner()?.restore(rows).await
    }

    async fn day_keys(&self, day: i64, drawn: [u8; 32]) -> Result<Vec<[u8; 32]>, StoreError> {
        self.call("day_keys", self.inner()?.day_keys(day, drawn)).await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.call("ready", self.inner()?.ready()).await
    }
}
