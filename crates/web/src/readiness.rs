//! Whether what a site depends on answers.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// For how long everybody who asks is told the same.
const SHARED: Duration = Duration::from_secs(1);

type Probe = dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync;

/// Whether the store answers. `probe` asks it, and is called by one at a time and once a second at most, however many want to know.
pub struct Readiness {
    probe: Box<Probe>,
    last: Arc<Mutex<Last>>,
}

/// What the store said last.
struct Last {
    ready: bool,
    until: Option<Instant>,
}

impl Readiness {
    /// Asked in this way. The store counts as ready until it has been asked, so that the log says nothing of a store that is well.
    pub fn by(probe: impl Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync + 'static) -> Self {
        Self { probe: Box::new(probe), last: Arc::new(Mutex::new(Last { ready: true, until: None })) }
    }

    /// Whether it does, as was found within the last second.
    pub async fn is_ready(&self) -> bool {
        let mut last = Arc::clone(&self.last).lock_owned().await;
        if last.until.is_some_and(|until| Instant::now() < until) {
            return last.ready;
        }
        let answer = (self.probe)();
        // On a task of its own: else whoever asks and goes away makes the next one ask the store anew.
        let asked = tokio::spawn(async move {
            let answer = answer.await;
            last.hears(&answer);
            last.ready
        });
        asked.await.unwrap_or(false)
    }
}

impl Last {
    fn hears(&mut self, answer: &Result<(), String>) {
        match answer {
            Ok(()) if !self.ready => tracing::info!("the store is ready again"),
            Err(why) if self.ready => tracing::error!(%why, "the store is not ready"),
            _ => {}
        }
        *self = Self { ready: answer.is_ok(), until: Some(Instant::now() + SHARED) };
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::Mutex as StdMutex;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use futures_util::FutureExt;
    use futures_util::future::join_all;

    use super::*;

    /// A store that takes a while, counts how often it is asked and says what it is told to.
    fn counting() -> (Readiness, Arc<AtomicUsize>, Arc<AtomicBool>) {
        let (asked, well) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(true)));
        let (count, says) = (Arc::clone(&asked), Arc::clone(&well));
        let probe = move || {
            count.fetch_add(1, Ordering::Relaxed);
            let says = Arc::clone(&says);
            async move {
                tokio::time::sleep(Duration::from_millis(200)).await;
                let well = says.load(Ordering::Relaxed);
                well.then_some(()).ok_or_else(|| "away".to_owned())
            }
            .boxed()
        };
        (Readiness::by(probe), asked, well)
    }

    #[tokio::test(start_paused = true)]
    async fn however_many_ask_the_store_is_asked_once_a_second() {
        let (readiness, asked, well) = counting();
        let many = async || join_all((0..500).map(|_| readiness.is_ready())).await;
        assert!(many().await.into_iter().all(|ready| ready));
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        well.store(false, Ordering::Relaxed);
        assert!(many().await.into_iter().all(|ready| ready), "within the second");
        tokio::time::sleep(SHARED).await;
        assert!(many().await.into_iter().all(|ready| !ready));
        assert_eq!(asked.load(Ordering::Relaxed), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn who_asks_and_goes_away_does_not_make_the_next_ask_anew() {
        let (readiness, asked, _) = counting();
        for _ in 0..100 {
            let gone = tokio::time::timeout(Duration::from_millis(1), readiness.is_ready()).await;
            assert!(gone.is_err());
        }
        assert!(readiness.is_ready().await);
        assert_eq!(asked.load(Ordering::Relaxed), 1);
    }

    #[derive(Clone, Default)]
    struct Log(Arc<StdMutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_log_says_once_that_it_changed() {
        let log = Log::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
        let _here = tracing::subscriber::set_default(subscriber);
        let (readiness, _, well) = counting();
        for state in [true, false, true] {
            well.store(state, Ordering::Relaxed);
            for _ in 0..10 {
                tokio::time::sleep(SHARED).await;
                assert_eq!(readiness.is_ready().await, state);
            }
        }
        let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert_eq!(said.lines().count(), 2, "{said}");
        assert!(said.contains("is not ready") && said.contains("is ready again"), "{said}");
    }
}
