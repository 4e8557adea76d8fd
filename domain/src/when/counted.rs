//! Times counted back from today, and lengths of time.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::calendar::Named;
use super::items::Item;
use super::vocabulary::{Meaning, Unit};

/// `yesterday`, `last month`, `about two weeks ago`, `the week before last`, `the end of last month`.
pub(super) fn counted_back(items: &[Item], today: Date) -> Option<Date> {
    match items {
        [Item::Is(Meaning::Past(0, unit))] => beginning(today, *unit),
        [Item::Is(Meaning::Past(back, of))] => today.checked_sub(unit(*of, *back)?).ok(),
        [Item::Is(Meaning::Third(third)), Item::Is(Meaning::Past(back, Unit::Month))] => {
            let month = today.checked_sub(back.months()).ok()?;
            let named =
                Named { year: Some(month.year()), month: Some(month.month()), third: Some(*third), ..Named::default() };
            named.begins(today).filter(|day| *day <= today)
        }
        [Item::Is(Meaning::Unit(of)), Item::Is(Meaning::BeforeLast)] => today.checked_sub(unit(*of, 2)?).ok(),
        [span @ .., Item::Is(Meaning::Ago)] => today.checked_sub(length(span)?).ok(),
        _ => None,
    }
}

/// The first day of this week, month or year; today itself.
fn beginning(today: Date, of: Unit) -> Option<Date> {
    match of {
        Unit::Day => Some(today),
        Unit::Week => monday(today),
        Unit::Month => Some(today.first_of_month()),
        Unit::Year => Some(today.first_of_year()),
        Unit::Fortnight => None,
    }
}

/// The Monday of its week.
pub(super) fn monday(of: Date) -> Option<Date> {
    of.checked_sub(i32::from(of.weekday().to_monday_zero_offset()).days()).ok()
}

/// A length of time: `day`, `two weeks`, `a few months`, the longer of `2 or 3 weeks`.
pub(super) fn length(items: &[Item]) -> Option<Span> {
    let (count, of) = match items {
        [Item::Is(Meaning::Unit(of))] => (1, *of),
        [many, Item::Is(Meaning::Unit(of))] => (count(many)?, *of),
        [few, Item::Is(Meaning::Or | Meaning::Joins) | Item::Mark('-'), many, Item::Is(Meaning::Unit(of))] => {
            (count(few)?.max(count(many)?), *of)
        }
        _ => return None,
    };
    unit(of, count)
}

fn count(item: &Item) -> Option<i64> {
    match item {
        Item::Number(number) if !number.ordinal && !number.short && number.digits < 4 => Some(number.value.into()),
        Item::Is(Meaning::Count(count)) => Some(*count),
        _ => None,
    }
}

fn unit(of: Unit, count: i64) -> Option<Span> {
    let span = match of {
        Unit::Day => 1.day(),
        Unit::Week => 1.week(),
        Unit::Fortnight => 2.weeks(),
        Unit::Month => 1.month(),
        Unit::Year => 1.year(),
    };
    span.checked_mul(count).ok()
}
