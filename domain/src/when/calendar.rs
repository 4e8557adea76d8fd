//! A day, a month, a season or a year as the calendar names it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// What is named of a day. What is finer than what is named counts from its beginning: `spring 2025` stands
/// before every day of that spring.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Named {
    pub(super) year: Option<i16>,
    /// The month, or the one in which a season begins.
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) season: bool,
    pub(super) weekday: Option<Weekday>,
    /// The first, second or last third of it.
    pub(super) third: Option<i8>,
    /// Whether it was called the last one.
    pub(super) last: bool,
}

impl Named {
    /// Whether a calendar has such a day. Where no year is named, a leap year may be meant.
    pub(super) fn is_possible(&self) -> bool {
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(self.year.unwrap_or(2024), month, day).is_ok(),
            _ => true,
        }
    }

    /// The day on which it begins, none where the day of the week is another. Without a year the last such
    /// day is meant that is not after `end`.
    pub(super) fn begins(&self, end: Date) -> Option<Date> {
        let fits = |date: &Date| self.weekday.is_none_or(|weekday| date.weekday() == weekday);
        if let Some(year) = self.year {
            return self.in_year(year).filter(fits);
        }
        self.month?;
        // 29 February comes every four years, once after eight; a day of the week takes up to eleven.
        let years = (0..=11).filter_map(|back| self.in_year(end.year().checked_sub(back)?));
        let this_month = |date: &Date| date.first_of_month() == end.first_of_month();
        years.filter(|date| *date <= end && !(self.last && this_month(date))).find(fits)
    }

    fn in_year(&self, year: i16) -> Option<Date> {
        let month = self.month.unwrap_or(1);
        let Some(third) = self.third else {
            return Date::new(year, month, self.day.unwrap_or(1)).ok();
        };
        let first = Date::new(year, month, 1).ok()?;
        match (self.month, self.season) {
            (None, _) => first.checked_add((4 * i32::from(third)).months()).ok(),
            (Some(_), true) => first.checked_add(i32::from(third).months()).ok(),
            (Some(_), false) => first.checked_add((10 * i32::from(third)).days()).ok(),
        }
    }
}
