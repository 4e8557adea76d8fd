//! Times as staff read them, where the team is.

use desk_app::{Due, DueKind};
use domain::local_time::LocalTime;
use jiff::{Timestamp, Zoned};

/// How long before a due time it counts as near, in minutes.
const SOON: i64 = 30;

/// Times in words, as of a moment.
#[derive(Clone, Copy)]
pub(crate) struct When<'a> {
    local: &'a LocalTime,
    now: Timestamp,
}

impl<'a> When<'a> {
    pub(crate) fn new(local: &'a LocalTime, now: Timestamp) -> Self {
        Self { local, now }
    }

    /// `14:58` today, `26 Nov 13:41` this year, `26 Nov 2025 13:41` before.
    pub(crate) fn time(self, at: Timestamp) -> String {
        let (at, now) = (self.local.zoned(at), self.local.zoned(self.now));
        let format = if at.date() == now.date() {
            "%H:%M"
        } else if at.year() == now.year() {
            "%-d %b %H:%M"
        } else {
            "%-d %b %Y %H:%M"
        };
        at.strftime(format).to_string()
    }

    /// `Thursday 26 November, 14:36`.
    pub(crate) fn today(self) -> String {
        self.local.zoned(self.now).strftime("%A %-d %B, %H:%M").to_string()
    }

    /// For a field of date and time: `2026-11-26T14:36`.
    pub(crate) fn for_field(self, at: Timestamp) -> String {
        self.local.zoned(at).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// The moment that a field of date and time means where the team is.
    pub(crate) fn read(self, typed: &str) -> Option<Timestamp> {
        let at: jiff::civil::DateTime = typed.parse().ok()?;
        Some(at.to_zoned(self.local.zone().clone()).ok()?.timestamp())
    }

    /// A day that a field of a date has, in words; none of what is no date.
    pub(crate) fn day(typed: &str) -> Option<String> {
        let day: jiff::civil::Date = typed.parse().ok()?;
        Some(day.strftime("%-d %b %Y").to_string())
    }

    /// The same in words.
    pub(crate) fn typed(self, typed: &str) -> Option<String> {
        self.read(typed).map(|at| self.time(at))
    }

    /// When something is due, and how far off that is.
    pub(crate) fn due(self, at: Timestamp) -> Due {
        let minutes = at.duration_since(self.now).as_secs().div_euclid(60);
        let (kind, left) = match minutes {
            ..0 => (DueKind::Late, format!("late {}", span(-minutes))),
            0..=SOON => (DueKind::Soon, format!("in {}", span(minutes))),
            _ => (DueKind::InTime, self.far(at, minutes)),
        };
        Due { at: self.day_and_time(at), left, kind, iso: at.to_string() }
    }

    /// The time that something was done, as a due time is shown.
    pub(crate) fn done(self, at: Timestamp) -> Due {
        Due { at: self.time(at), left: String::new(), kind: DueKind::InTime, iso: at.to_string() }
    }

    fn day_and_time(self, at: Timestamp) -> String {
        let (at, now) = (self.local.zoned(at), self.local.zoned(self.now));
        let days = days_between(&now, &at);
        let format = match days {
            0 => "%H:%M",
            -6..=6 => "%a %H:%M",
            _ if at.year() == now.year() => "%-d %b %H:%M",
            _ => "%-d %b %Y",
        };
        at.strftime(format).to_string()
    }

    fn far(self, at: Timestamp, minutes: i64) -> String {
        match days_between(&self.local.zoned(self.now), &self.local.zoned(at)) {
            0 => format!("in {}", span(minutes)),
            1 => "tomorrow".to_owned(),
            days => format!("in {days} d"),
        }
    }
}

fn days_between(from: &Zoned, to: &Zoned) -> i32 {
    from.date().until(to.date()).map_or(0, |span| span.get_days())
}

/// `34 min`, `1 h 06`, `3 d`.
fn span(minutes: i64) -> String {
    match minutes {
        0..60 => format!("{minutes} min"),
        60..2880 => format!("{} h {:02}", minutes / 60, minutes % 60),
        _ => format!("{} d", minutes / 1440),
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn due(now: &str, at: &str) -> (String, String, DueKind) {
        let local = LocalTime::new(TimeZone::get("Europe/London").unwrap());
        let due = When::new(&local, now.parse().unwrap()).due(at.parse().unwrap());
        (due.at, due.left, due.kind)
    }

    #[test]
    fn a_due_time_says_how_it_stands() {
        let now = "2026-11-26T14:36:00Z";
        let cases = [
            ("2026-11-26T14:02:00Z", "14:02", "late 34 min", DueKind::Late),
            ("2026-11-26T13:30:00Z", "13:30", "late 1 h 06", DueKind::Late),
            ("2026-11-20T13:30:00Z", "Fri 13:30", "late 6 d", DueKind::Late),
            ("2026-11-26T14:36:00Z", "14:36", "in 0 min", DueKind::Soon),
            ("2026-11-26T14:58:00Z", "14:58", "in 22 min", DueKind::Soon),
            ("2026-11-26T16:00:00Z", "16:00", "in 1 h 24", DueKind::InTime),
            ("2026-11-27T09:00:00Z", "Fri 09:00", "tomorrow", DueKind::InTime),
            ("2027-01-02T10:00:00Z", "2 Jan 2027", "in 37 d", DueKind::InTime),
        ];
        for (at, day, left, kind) in cases {
            assert_eq!(due(now, at), (day.to_owned(), left.to_owned(), kind), "{at}");
        }
    }

    #[test]
    fn a_second_past_the_hour_is_late() {
        assert_eq!(due("2026-11-26T15:00:01Z", "2026-11-26T15:00:00Z").2, DueKind::Late);
        assert_eq!(due("2026-11-26T15:00:00Z", "2026-11-26T15:00:00Z").2, DueKind::Soon);
    }

    #[test]
    fn times_are_those_of_the_team_in_summer_too() {
        assert_eq!(due("2026-07-01T10:00:00Z", "2026-07-01T14:00:00Z").0, "15:00");
    }
}
