//! How many requests are in hand at once, and how many wait for their turn.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// In hand at once. Most of them wait for the disk.
const IN_HAND: usize = 64;
/// Waiting for a place. More would only wait in vain.
const WAITING: usize = 512;
/// How long one waits.
const PATIENCE: Duration = Duration::from_secs(2);

/// The places that there are.
#[derive(Clone)]
pub(super) struct Places {
    in_hand: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Places {
    pub(super) fn new() -> Self {
        Self { in_hand: Arc::new(Semaphore::new(IN_HAND)), waiting: Arc::new(Semaphore::new(WAITING)) }
    }

    /// A place, after a short wait if need be; none where too many wait already.
    pub(super) async fn take(&self) -> Option<OwnedSemaphorePermit> {
        let in_hand = || Arc::clone(&self.in_hand);
        if let Ok(place) = in_hand().try_acquire_owned() {
            return Some(place);
        }
        let _turn = self.waiting.try_acquire().ok()?;
        tokio::time::timeout(PATIENCE, in_hand().acquire_owned()).await.ok()?.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn who_finds_none_waits_a_little_and_who_finds_too_many_waiting_does_not() {
        let places = Places::new();
        let mut held = Vec::new();
        for _ in 0..IN_HAND {
            held.push(places.take().await.unwrap());
        }
        let waiting: Vec<_> = (0..WAITING)
            .map(|_| {
                let places = places.clone();
                tokio::spawn(async move { places.take().await.is_some() })
            })
            .collect();
        for _ in 0..WAITING {
            tokio::task::yield_now().await;
        }
        let refused = tokio::time::timeout(Duration::from_millis(1), places.take()).await;
        assert!(refused.is_ok_and(|place| place.is_none()), "at once");
        held.pop();
        let mut served = 0;
        for waited in waiting {
            served += usize::from(waited.await.unwrap());
        }
        // Each takes the place after the one before, which drops it at once.
        assert_eq!(served, WAITING);
        held.push(places.take().await.unwrap());
        assert!(places.take().await.is_none(), "after its patience");
    }
}
