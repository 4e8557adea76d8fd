//! From when to when, on one day.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// From when to when, written `09:30-16:00`. What ends at or before its beginning ends on the next day:
/// `22:00-02:00`, `18:00-00:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    from: Time,
    to: Time,
}

impl Times {
    /// Reads the written form.
    pub fn read(words: &str) -> Option<Self> {
        let (from, to) = words.split_once('-')?;
        Some(Self { from: time(from)?, to: time(to)? })
    }

    /// The times that begin on this day; none past the end of the calendar.
    pub(super) fn on(self, date: Date) -> Option<(DateTime, DateTime)> {
        let ends = if self.to > self.from { date } else { date.checked_add(1.day()).ok()? };
        Some((date.to_datetime(self.from), ends.to_datetime(self.to)))
    }
}

/// Hours and minutes, two figures each.
fn time(words: &str) -> Option<Time> {
    let (hour, minute) = words.split_once(':')?;
    let number = |part: &str| {
        let figures = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        figures.then(|| part.parse::<i8>().ok())?
    };
    Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to } = self;
        write!(f, "{:02}:{:02}-{:02}:{:02}", from.hour(), from.minute(), to.hour(), to.minute())
    }
}

impl Serialize for Times {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Times {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = String::deserialize(from)?;
        Self::read(&words).ok_or_else(|| D::Error::custom(format!("`{words}` is not of the form 09:30-16:00")))
    }
}
