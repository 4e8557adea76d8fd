//! By when a person should have read a report.

use jiff::civil::Time;
use jiff::{Span, Timestamp, ToSpan};

use crate::local_time::LocalTime;
use crate::triage::Band;

/// How soon each band is read, and when there is someone to read.
#[derive(Clone, Debug)]
pub struct ReadingTargets {
    /// Hours by band, from 1 to 4.
    pub hours: [u32; 4],
    /// From when to when reports are read each day, or none for round the clock.
    pub staffed: Option<(Time, Time)>,
}

impl ReadingTargets {
    /// When a report of this band is due, counted over the staffed hours only.
    pub fn due(&self, received: Timestamp, band: Band, local: &LocalTime) -> Timestamp {
        let hours = Span::new().hours(i64::from(self.hours[usize::from(band.number()) - 1]));
        let due = match self.staffed {
            Some((from, to)) => over_staffed(received, hours, from, to, local),
            None => received.checked_add(hours).ok(),
        };
        // Past the end of the calendar: due at once rather than never.
        due.unwrap_or(received)
    }

    /// From when to when somebody reads, as the public reads it; none for round the clock.
    pub fn staffed_in_words(&self) -> Option<(String, String)> {
        let time = |time: Time| time.strftime("%-I:%M%P").to_string();
        self.staffed.map(|(from, to)| (time(from), time(to)))
    }
}

/// Where reports are read at some hours only, the others do not count.
fn over_staffed(received: Timestamp, hours: Span, from: Time, to: Time, local: &LocalTime) -> Option<Timestamp> {
    let mut left = hours.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).ok()?;
    let mut at = local.zoned(received);
    loop {
        let opens = at.with().time(from).build().ok()?;
        let closes = at.with().time(to).build().ok()?;
        let start = if at < opens { opens } else { at.clone() };
        if start < closes {
            let open_for = start.duration_until(&closes);
            if left <= open_for {
                return Some(start.checked_add(left).ok()?.timestamp());
            }
            left = left.checked_sub(open_for)?;
        }
        at = at.checked_add(1.day()).ok()?.start_of_day().ok()?;
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn london() -> LocalTime {
        LocalTime::new(TimeZone::get("Europe/London").unwrap())
    }

    fn due(staffed: Option<(i8, i8)>, received: &str, band: Band) -> String {
        let staffed = staffed.map(|(from, to)| (jiff::civil::time(from, 0, 0, 0), jiff::civil::time(to, 0, 0, 0)));
        let targets = ReadingTargets { hours: [1, 24, 48, 72], staffed };
        targets.due(received.parse().unwrap(), band, &london()).to_string()
    }

    #[test]
    fn round_the_clock_counts_every_hour() {
        assert_eq!(due(None, "2026-11-21T22:30:00Z", Band::Urgent), "2026-11-21T23:30:00Z");
        assert_eq!(due(None, "2026-11-21T22:30:00Z", Band::Check), "2026-11-24T22:30:00Z");
    }

    #[test]
    fn only_staffed_hours_count() {
        let staffed = Some((8, 20));
        assert_eq!(due(staffed, "2026-11-21T19:30:00Z", Band::Urgent), "2026-11-22T08:30:00Z");
        assert_eq!(due(staffed, "2026-11-21T03:00:00Z", Band::Urgent), "2026-11-21T09:00:00Z");
        assert_eq!(due(staffed, "2026-11-21T22:30:00Z", Band::Priority), "2026-11-23T20:00:00Z");
    }

    #[test]
    fn summer_time_is_the_teams_own() {
        assert_eq!(due(Some((8, 20)), "2026-07-01T22:00:00Z", Band::Urgent), "2026-07-02T08:00:00Z");
        assert_eq!(london().in_words("2026-07-01T22:05:00Z".parse().unwrap()), "Wednesday 1 July, 11:05pm");
    }
}
