//! One fault at a time, in one of two sizes, with a seed.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::chance::Chance;

/// They measure how long answers take, so none may slow another down.
static ALONE: Mutex<()> = Mutex::new(());

/// A run of one test.
pub(crate) struct Run {
    pub(crate) seed: u64,
    full: bool,
    _alone: MutexGuard<'static, ()>,
}

impl Run {
    /// Waits for its turn.
    pub(crate) fn begin() -> Self {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let given = std::env::var("FOURSIGHT_FAULTS_SEED").ok();
        let seed = given.map(|seed| u64::from_str_radix(&seed, 16).expect("FOURSIGHT_FAULTS_SEED is hexadecimal"));
        // The one chance that the standard library has without a clock.
        let seed = seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        // Where a test fails, this is printed with it.
        println!("FOURSIGHT_FAULTS_SEED={seed:x}");
        Self { seed, full: std::env::var_os("FOURSIGHT_FAULTS").is_some_and(|size| size == "full"), _alone: alone }
    }

    pub(crate) fn chance(&self) -> Chance {
        Chance::new(self.seed)
    }

    /// The size of something: in every test run, and in a full one.
    pub(crate) fn size<T>(&self, small: T, full: T) -> T {
        if self.full { full } else { small }
    }
}
