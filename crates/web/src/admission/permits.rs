//! How many requests of a kind are in hand at once, and how many wait for their turn.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::shares::Shares;
use crate::Source;

/// Waiting for a permit. More would only wait in vain.
const WAITING: usize = 2048;
/// How many of those one source may be.
const SHARE: usize = WAITING / 4;
/// How long one waits.
const PATIENCE: Duration = Duration::from_secs(2);

/// The permits for one kind of request.
#[derive(Clone)]
pub(super) struct Permits {
    in_hand: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    shares: Shares,
}

impl Permits {
    pub(super) fn new(in_hand: usize) -> Self {
        let permits = |many| Arc::new(Semaphore::new(many));
        Self { in_hand: permits(in_hand), waiting: permits(WAITING), shares: Shares::default() }
    }

    /// A permit, after a short wait if need be; none where too many wait already, or too many of this source.
    pub(super) async fn take(&self, source: Option<Source>) -> Option<OwnedSemaphorePermit> {
        let in_hand = || Arc::clone(&self.in_hand);
        if let Ok(permit) = in_hand().try_acquire_owned() {
            return Some(permit);
        }
        let _share = self.shares.one(source, SHARE)?;
        let _turn = self.waiting.try_acquire().ok()?;
        tokio::time::timeout(PATIENCE, in_hand().acquire_owned()).await.ok()?.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IN_HAND: usize = 4;

    /// So many that wait, each of which drops its permit at once.
    async fn waiting(permits: &Permits, source: Option<Source>, many: usize) -> Vec<tokio::task::JoinHandle<bool>> {
        let wait = |_| {
            let permits = permits.clone();
            tokio::spawn(async move { permits.take(source).await.is_some() })
        };
        let waiting: Vec<_> = (0..many).map(wait).collect();
        for _ in 0..many {
            tokio::task::yield_now().await;
        }
        waiting
    }

    async fn all(permits: &Permits) -> Vec<OwnedSemaphorePermit> {
        let mut held = Vec::new();
        for _ in 0..IN_HAND {
            held.push(permits.take(None).await.unwrap());
        }
        held
    }

    #[tokio::test(start_paused = true)]
    async fn who_finds_none_waits_a_little_and_who_finds_too_many_waiting_does_not() {
        let permits = Permits::new(IN_HAND);
        let mut held = all(&permits).await;
        let waiting = waiting(&permits, None, WAITING).await;
        let refused = tokio::time::timeout(Duration::from_millis(1), permits.take(None)).await;
        assert!(refused.is_ok_and(|permit| permit.is_none()), "at once");
        held.pop();
        let mut served = 0;
        for waited in waiting {
            served += usize::from(waited.await.unwrap());
        }
        // Each takes the permit after the one before, which drops it at once.
        assert_eq!(served, WAITING);
        held.push(permits.take(None).await.unwrap());
        assert!(permits.take(None).await.is_none(), "after its patience");
    }

    #[tokio::test(start_paused = true)]
    async fn one_source_leaves_others_room_to_wait() {
        let [one, other] = [1, 2].map(|own| Some(Source { own, network: None }));
        let permits = Permits::new(IN_HAND);
        let held = all(&permits).await;
        let waiting = waiting(&permits, one, WAITING).await;
        drop(held);
        assert!(permits.take(other).await.is_some());
        let mut served = 0;
        for waited in waiting {
            served += usize::from(waited.await.unwrap());
        }
        assert_eq!(served, SHARE);
    }
}
