//! Chance that can be had again: a run prints its seed, and `FOURSIGHT_FAULTS_SEED` repeats it.

use std::time::Duration;

/// A small generator (`SplitMix64`): what comes next follows from the seed alone.
#[derive(Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A generator of its own for one of several that run at the same time.
    pub(crate) fn of(&self, which: usize) -> Self {
        // Mixed, or each would draw what its neighbour drew just before.
        let mut own = Self(self.0 ^ (u64::try_from(which).unwrap() << 40));
        Self(own.number())
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// So many different numbers below `end`, in order.
    pub(crate) fn moments(&mut self, many: usize, end: usize) -> Vec<usize> {
        let mut moments = std::collections::BTreeSet::new();
        while moments.len() < many {
            moments.insert(self.below(end));
        }
        moments.into_iter().collect()
    }

    pub(crate) fn sleep(&mut self, longest: Duration) {
        let millis = usize::try_from(longest.as_millis()).unwrap();
        std::thread::sleep(Duration::from_millis(u64::try_from(self.below(millis + 1)).unwrap()));
    }
}

/// Just after somebody was told that a report is stored, which is when it must be, or some time later.
pub(crate) fn moment_later(chance: &mut Chance) {
    if chance.one_in(2) {
        chance.sleep(Duration::from_millis(30));
    }
}
