//! Time and randomness, passed in wherever they are needed, so that a test can set them.
#![forbid(unsafe_code)]

use std::sync::Arc;
use std::time::Duration;

use jiff::{Timestamp, Unit};

type Clock = dyn Fn() -> Timestamp + Send + Sync;
type Random = dyn Fn(&mut [u8]) + Send + Sync;

/// A clock and a source of random bytes.
#[derive(Clone)]
pub struct ClockAndRandom {
    now: Arc<Clock>,
    fill: Arc<Random>,
}

impl ClockAndRandom {
    /// The system's own.
    ///
    /// # Panics
    /// On drawing, where the system has no randomness to give: going on without would be unsafe.
    #[allow(clippy::disallowed_methods, reason = "the one place where time and randomness come in")]
    pub fn real() -> Self {
        Self::new(Timestamp::now, |bytes| getrandom::fill(bytes).expect("the system gives randomness"))
    }

    /// A clock and random bytes of one's own, for tests.
    pub fn new(
        now: impl Fn() -> Timestamp + Send + Sync + 'static,
        fill: impl Fn(&mut [u8]) + Send + Sync + 'static,
    ) -> Self {
        Self { now: Arc::new(now), fill: Arc::new(fill) }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// How long ago that was; nothing where the clock was set back meanwhile.
    pub fn since(&self, earlier: Timestamp) -> Duration {
        self.now().duration_since(earlier).try_into().unwrap_or_default()
    }

    /// The minute that has begun: all that a record may hold of when.
    pub fn minute(&self) -> Timestamp {
        to_the_minute(self.now())
    }

    /// Bytes drawn at random.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.fill)(&mut bytes);
        bytes
    }
}

/// The minute that a time lies in.
pub fn to_the_minute(time: Timestamp) -> Timestamp {
    let floor = jiff::TimestampRound::new().smallest(Unit::Minute).mode(jiff::RoundMode::Floor);
    time.round(floor).unwrap_or(time)
}
