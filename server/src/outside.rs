//! Time and chance, passed in wherever they are needed, so that a test can set them.

use std::sync::Arc;
use std::time::Duration;

use jiff::{Timestamp, Unit};

type Clock = dyn Fn() -> Timestamp + Send + Sync;
type Dice = dyn Fn(&mut [u8]) + Send + Sync;

/// The clock and the dice.
#[derive(Clone)]
pub struct Outside {
    now: Arc<Clock>,
    fill: Arc<Dice>,
}

impl Outside {
    /// The system's own.
    ///
    /// # Panics
    /// Its dice, where the system has no randomness to give: going on without would be unsafe.
    #[allow(clippy::disallowed_methods, reason = "the one place where time and chance come in")]
    pub fn real() -> Self {
        Self::new(Timestamp::now, |bytes| getrandom::fill(bytes).expect("the system gives randomness"))
    }

    /// A clock and dice of one's own.
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

    /// Bytes drawn by chance.
    pub fn chance<const N: usize>(&self) -> [u8; N] {
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
