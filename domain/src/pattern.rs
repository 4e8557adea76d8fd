//! When things happened, seen together: what a person is shown as a picture and as a table of the same numbers.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::Report;

/// The longest time that is shown by days, in weeks. A longer one is shown by months.
const BY_DAYS: usize = 26;
/// The most years that are shown; what happened before counts from the beginning.
const YEARS: i16 = 10;
/// With fewer things of which the day is known there is nothing to see together.
const LEAST: usize = 2;

/// How the time is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A cell is a day, a column a week from Monday to Sunday.
    Days,
    /// A cell is a month, a column a year.
    Months,
}

impl Unit {
    /// How many cells stand in a column.
    pub fn rows(self) -> usize {
        match self {
            Self::Days => 7,
            Self::Months => 12,
        }
    }
}

/// A day or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its first day.
    pub begins: Date,
    /// How many things happened in it.
    pub count: usize,
    /// How many had happened by its end.
    pub so_far: usize,
}

/// The incidents of a report by the days on which they happened, as far as their words say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// How the time is divided.
    pub unit: Unit,
    /// Whole columns of cells, from the first thing that happened to the last.
    pub cells: Vec<Cell>,
    /// How many things have no day.
    pub undated: usize,
}

impl Pattern {
    /// The pattern of a report; none of fewer than two things with a day.
    pub fn of(report: &Report, today: Date) -> Option<Self> {
        let mut days: Vec<Date> =
            report.incidents.iter().filter_map(|incident| incident.when.as_ref()?.roughly(today)).collect();
        days.sort_unstable();
        let (first, last) = (*days.first()?, *days.last()?);
        if days.len() < LEAST {
            return None;
        }
        let undated = report.incidents_told().saturating_sub(days.len());
        let (unit, cells) = match weeks(first, last) {
            Some(starts) if starts.len() <= BY_DAYS * Unit::Days.rows() => (Unit::Days, starts),
            _ => (Unit::Months, months(first, last)),
        };
        Some(Self { unit, cells: counted(&cells, &days), undated })
    }

    /// How many things have a day.
    pub fn total(&self) -> usize {
        self.cells.last().map_or(0, |cell| cell.so_far)
    }

    /// The columns, in their order.
    pub fn columns(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(self.unit.rows())
    }

    /// The cells in which something happened.
    pub fn marked(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.count > 0)
    }
}

/// Each day from the Monday before the first to the Sunday after the last; none where that is too long to be shown.
fn weeks(first: Date, last: Date) -> Option<Vec<Date>> {
    let monday = first.checked_sub(i64::from(first.weekday().to_monday_zero_offset()).days()).ok()?;
    let most = (BY_DAYS + 1) * Unit::Days.rows();
    let days: Vec<Date> = monday.series(1.day()).take_while(|day| *day <= last).take(most).collect();
    let whole = days.len().next_multiple_of(Unit::Days.rows());
    (days.len() < most).then(|| monday.series(1.day()).take(whole).collect())
}

/// Each month of the years from the first to the last.
fn months(first: Date, last: Date) -> Vec<Date> {
    let from = first.year().max(last.year().saturating_sub(YEARS - 1));
    (from..=last.year()).flat_map(|year| (1..=12).map(move |month| date(year, month, 1))).collect()
}

fn counted(starts: &[Date], days: &[Date]) -> Vec<Cell> {
    let before = |day: Option<&Date>| day.map_or(days.len(), |end| days.partition_point(|day| day < end));
    let cell = |(at, begins): (usize, &Date)| {
        let so_far = before(starts.get(at + 1));
        Cell { begins: *begins, count: so_far - before(Some(begins)), so_far }
    };
    starts.iter().enumerate().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TODAY: Date = date(2026, 11, 28);

    fn pattern(whens: &[&str]) -> Option<Pattern> {
        let incidents: Vec<_> = whens.iter().map(|when| json!({"when": when, "what": "a"})).collect();
        Pattern::of(&serde_json::from_value(json!({ "incidents": incidents })).unwrap(), TODAY)
    }

    #[test]
    fn a_few_weeks_are_shown_by_days() {
        let seen = pattern(&["20 November 2026", "4 November 2026", "20 November 2026", "no idea"]).unwrap();
        assert_eq!((seen.unit, seen.cells.len(), seen.undated, seen.total()), (Unit::Days, 21, 1, 3));
        assert_eq!(seen.cells[0].begins, date(2026, 11, 2), "a Monday");
        let marked: Vec<_> = seen.marked().map(|cell| (cell.begins.day(), cell.count, cell.so_far)).collect();
        assert_eq!(marked, [(4, 1, 1), (20, 2, 3)]);
        assert_eq!(seen.columns().count(), 3);
    }

    #[test]
    fn years_are_shown_by_months_and_the_oldest_count_from_the_beginning() {
        let seen = pattern(&["1 May 2005", "3 June 2019", "4 June 2026"]).unwrap();
        assert_eq!((seen.unit, seen.columns().count()), (Unit::Months, 10));
        assert_eq!((seen.cells[0].so_far, seen.total()), (1, 3));
        assert_eq!(seen.marked().map(|cell| cell.begins).collect::<Vec<_>>(), [date(2019, 6, 1), date(2026, 6, 1)]);
    }

    #[test]
    fn one_day_or_none_is_no_pattern() {
        assert_eq!(pattern(&["4 November 2026", "no idea"]), None);
        assert_eq!(pattern(&[]), None);
    }
}
