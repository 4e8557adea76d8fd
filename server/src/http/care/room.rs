//! Memory that is bounded in all and for each source: what is taken of it is given back when it is dropped.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::shares::{Share, Shares};
use crate::source::Source;

/// What one permit stands for, in bytes.
const UNIT: usize = 16 * 1024;
/// So much of each is taken apart from the rest, in units: few large ones must not shut out many small ones.
const SMALL: usize = 2;

/// Memory for many at once.
#[derive(Clone)]
pub(super) struct Room {
    small: Arc<Semaphore>,
    large: Arc<Semaphore>,
    shares: Shares,
    /// How much of `large` one source may hold, in units.
    share: usize,
}

/// What was taken of it.
pub(super) struct Taken {
    units: usize,
    permits: Vec<OwnedSemaphorePermit>,
    share: Share,
}

impl Room {
    /// For so many small ones, and so many bytes of large ones besides, of which one source may hold some.
    pub(super) fn new(small: usize, large: usize, share: usize) -> Self {
        let permits = |units| Arc::new(Semaphore::new(units));
        let (small, large) = (permits(small * SMALL), permits(large / UNIT));
        Self { small, large, shares: Shares::default(), share: share / UNIT }
    }

    /// Nothing yet.
    pub(super) fn nothing(&self, source: Option<Source>) -> Taken {
        Taken { units: 0, permits: Vec::new(), share: self.shares.none(source) }
    }

    /// Takes what is missing to `bytes`. Says whether there was so much.
    pub(super) fn grow(&self, taken: &mut Taken, bytes: usize) -> bool {
        let wanted = bytes.div_ceil(UNIT);
        let small = wanted.min(SMALL).saturating_sub(taken.units);
        let large = wanted.saturating_sub(taken.units + small);
        if small + large == 0 {
            return true;
        }
        let take = |from: &Arc<Semaphore>, units: usize| {
            Arc::clone(from).try_acquire_many_owned(u32::try_from(units).unwrap_or(u32::MAX)).ok()
        };
        if large > 0 && !taken.share.grow(large, self.share) {
            return false;
        }
        let (Some(small), Some(large)) = (take(&self.small, small), take(&self.large, large)) else { return false };
        taken.permits.extend([small, large]);
        taken.units = wanted;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGE: usize = 1024 * 1024;

    fn take(room: &Room, own: u32, bytes: usize) -> Option<Taken> {
        let mut taken = room.nothing(Some(Source { own, network: None }));
        room.grow(&mut taken, bytes).then_some(taken)
    }

    #[test]
    fn one_source_has_a_share_and_large_ones_leave_room_for_small_ones() {
        let room = Room::new(8, LARGE * 2, LARGE);
        let one = take(&room, 1, LARGE).unwrap();
        assert!(take(&room, 1, LARGE).is_none(), "its share is used up");
        assert!(take(&room, 1, SMALL * UNIT).is_some(), "what is small needs none");
        let other = take(&room, 2, LARGE).unwrap();
        assert!(take(&room, 3, LARGE).is_none(), "all together are bounded");
        let few: Vec<Taken> = (0..6).map(|own| take(&room, own, 1).unwrap()).collect();
        drop((one, other, few));
        assert_eq!((room.small.available_permits(), room.large.available_permits()), (8 * SMALL, 2 * LARGE / UNIT));
    }

    #[test]
    fn what_grows_takes_only_what_is_missing() {
        let room = Room::new(8, LARGE, LARGE);
        let mut taken = room.nothing(None);
        for bytes in (0..=LARGE).step_by(1000) {
            assert!(room.grow(&mut taken, bytes));
        }
        assert_eq!(taken.units, LARGE / UNIT);
        assert_eq!(room.large.available_permits(), SMALL);
    }
}
