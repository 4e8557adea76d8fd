//! Memory that is bounded in all and for each source: what is reserved of it is given back when it is dropped.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::shares::{Share, Shares};
use crate::Source;

/// What one permit stands for, in bytes.
const UNIT: usize = 16 * 1024;
/// So much of each is reserved apart from the rest, in units: few large ones must not shut out many small ones.
const SMALL: usize = 2;

/// Memory for many at once.
#[derive(Clone)]
pub(super) struct Memory {
    small: Arc<Semaphore>,
    large: Arc<Semaphore>,
    shares: Shares,
    /// How much of `large` one source may hold, in units.
    share: usize,
}

/// What was reserved of it.
pub(super) struct Reserved {
    units: usize,
    permits: Vec<OwnedSemaphorePermit>,
    share: Share,
}

impl Memory {
    /// For so many small ones, and so many bytes of large ones besides, of which one source may hold some.
    pub(super) fn new(small: usize, large: usize, share: usize) -> Self {
        let permits = |units| Arc::new(Semaphore::new(units));
        let (small, large) = (permits(small * SMALL), permits(large / UNIT));
        Self { small, large, shares: Shares::default(), share: share / UNIT }
    }

    /// Nothing yet.
    pub(super) fn nothing(&self, source: Option<Source>) -> Reserved {
        Reserved { units: 0, permits: Vec::new(), share: self.shares.none(source) }
    }

    /// Takes what is missing to `bytes`. Says whether there was so much.
    pub(super) fn grow(&self, reserved: &mut Reserved, bytes: usize) -> bool {
        let wanted = bytes.div_ceil(UNIT);
        let small = wanted.min(SMALL).saturating_sub(reserved.units);
        let large = wanted.saturating_sub(reserved.units + small);
        if small + large == 0 {
            return true;
        }
        let take = |from: &Arc<Semaphore>, units: usize| {
            Arc::clone(from).try_acquire_many_owned(u32::try_from(units).unwrap_or(u32::MAX)).ok()
        };
        if large > 0 && !reserved.share.grow(large, self.share) {
            return false;
        }
        let (Some(small), Some(large)) = (take(&self.small, small), take(&self.large, large)) else { return false };
        reserved.permits.extend([small, large]);
        reserved.units = wanted;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGE: usize = 1024 * 1024;

    fn take(memory: &Memory, own: u32, bytes: usize) -> Option<Reserved> {
        let mut reserved = memory.nothing(Some(Source { own, network: None }));
        memory.grow(&mut reserved, bytes).then_some(reserved)
    }

    #[test]
    fn one_source_has_a_share_and_large_ones_leave_room_for_small_ones() {
        let memory = Memory::new(8, LARGE * 2, LARGE);
        let one = take(&memory, 1, LARGE).unwrap();
        assert!(take(&memory, 1, LARGE).is_none(), "its share is used up");
        assert!(take(&memory, 1, SMALL * UNIT).is_some(), "what is small needs none");
        let other = take(&memory, 2, LARGE).unwrap();
        assert!(take(&memory, 3, LARGE).is_none(), "all together are bounded");
        let few: Vec<Reserved> = (0..6).map(|own| take(&memory, own, 1).unwrap()).collect();
        drop((one, other, few));
        assert_eq!((memory.small.available_permits(), memory.large.available_permits()), (8 * SMALL, 2 * LARGE / UNIT));
    }

    #[test]
    fn what_grows_takes_only_what_is_missing() {
        let memory = Memory::new(8, LARGE, LARGE);
        let mut reserved = memory.nothing(None);
        for bytes in (0..=LARGE).step_by(1000) {
            assert!(memory.grow(&mut reserved, bytes));
        }
        assert_eq!(reserved.units, LARGE / UNIT);
        assert_eq!(memory.large.available_permits(), SMALL);
    }
}
