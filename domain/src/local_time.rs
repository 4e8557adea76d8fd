//! Times as they are where the team is.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The time where the team is.
#[derive(Clone, Debug)]
pub struct LocalTime(TimeZone);

impl LocalTime {
    /// In this time zone.
    pub fn new(zone: TimeZone) -> Self {
        Self(zone)
    }

    /// The time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.0
    }

    /// This time, there.
    pub fn zoned(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.0.clone())
    }

    /// The day that it is where the team is.
    pub fn date(&self, at: Timestamp) -> Date {
        self.zoned(at).date()
    }

    /// The month that it is where the team is: `2026-11`.
    pub fn month(&self, at: Timestamp) -> String {
        self.date(at).strftime("%Y-%m").to_string()
    }

    /// A time as it stands on paper, which may lie for long: `Sunday 22 November 2026, 11:35pm`.
    pub fn in_full(&self, at: Timestamp) -> String {
        self.zoned(at).strftime("%A %-d %B %Y, %-I:%M%P").to_string()
    }

    /// A time as the public reads it: `Sunday 22 November, 11:35pm`.
    pub fn in_words(&self, at: Timestamp) -> String {
        let at: Zoned = self.zoned(at);
        at.strftime("%A %-d %B, %-I:%M%P").to_string()
    }
}
