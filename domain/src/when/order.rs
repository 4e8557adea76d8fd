//! Roughly which day is meant by words, so that incidents can be put in order. The words are read whole or
//! not at all: a day that is only half of what they say would put an incident in a wrong place.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::calendar::Named;
use super::clock::without_times;
use super::items::{Item, items};
use super::range::first_of_several;
use super::single::{Single, single};
use super::vocabulary::{Meaning, Unit};

/// What words say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reading {
    /// Roughly this day.
    Day(Date),
    /// One day, and no calendar has it.
    Impossible,
    /// No day, or none that is understood.
    Unsaid,
}

/// Reads words that say when. Those such as 'two weeks ago' count back from `today`.
pub(super) fn read(words: &str, today: Date) -> Reading {
    let Some(items) = items(words) else { return Reading::Unsaid };
    let mut items = without_times(&items);
    let exact = !items.contains(&Item::Is(Meaning::Rough));
    items.retain(|item| {
        !matches!(item, Item::Is(Meaning::Nothing | Meaning::Rough | Meaning::In | Meaning::At | Meaning::Time))
    });
    if let Some(Single::Impossible) = single(trimmed(&items), today) {
        return if exact { Reading::Impossible } else { Reading::Unsaid };
    }
    meant(trimmed(&items), today).map_or(Reading::Unsaid, Reading::Day)
}

/// Without marks around.
pub(super) fn trimmed(mut items: &[Item]) -> &[Item] {
    while let [Item::Mark('-' | '.' | ',' | ':'), rest @ ..] | [rest @ .., Item::Mark('-' | '.' | ',' | ':')] = items {
        items = rest;
    }
    items
}

/// The day that all of these items mean, or begin with.
fn meant(items: &[Item], today: Date) -> Option<Date> {
    match items {
        [] => None,
        [Item::Is(Meaning::From), rest @ ..] | [rest @ .., Item::Is(Meaning::From)] => meant(rest, today),
        _ => date(items, today)
            .or_else(|| counted_back(items, today))
            .or_else(|| on_a_weekday(items, today))
            .or_else(|| beside(items, today))
            .or_else(|| first_of_several(items, today)),
    }
}

fn date(items: &[Item], today: Date) -> Option<Date> {
    match single(items, today)? {
        Single::Named(named) => named.begins(today),
        Single::Impossible => None,
    }
}

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

fn monday(of: Date) -> Option<Date> {
    of.checked_sub(i32::from(of.weekday().to_monday_zero_offset()).days()).ok()
}

/// `last Tuesday`, `on Sunday`, `Tuesday before last`, `Tuesday last week`, `yesterday, Saturday`.
fn on_a_weekday(items: &[Item], today: Date) -> Option<Date> {
    use Meaning::{BeforeLast, Last, Past, This};
    let items: Vec<Item> = items.iter().copied().filter(|item| *item != Item::Mark(',')).collect();
    let weekday = |weekday: Weekday, back: i32| today.nth_weekday(-back, weekday).ok();
    match &items[..] {
        [Item::Is(Meaning::Weekday(day))] | [Item::Is(Last | This), Item::Is(Meaning::Weekday(day))] => {
            weekday(*day, 1)
        }
        [Item::Is(Meaning::Weekday(day)), Item::Is(BeforeLast)] => weekday(*day, 2),
        [Item::Is(Meaning::Weekday(day)), Item::Is(Past(back, Unit::Week))]
        | [Item::Is(Past(back, Unit::Week)), Item::Is(Meaning::Weekday(day))] => {
            let first = monday(today.checked_sub(back.weeks()).ok()?)?;
            let meant = first.checked_add(i32::from(day.to_monday_zero_offset()).days()).ok()?;
            (meant <= today).then_some(meant)
        }
        [Item::Is(Meaning::Weekday(day)), Item::Is(Past(back, Unit::Day))]
        | [Item::Is(Past(back, Unit::Day)), Item::Is(Meaning::Weekday(day))] => {
            today.checked_sub(back.days()).ok().filter(|meant| meant.weekday() == *day)
        }
        _ => None,
    }
}

/// `three days before yesterday`, `the day after Boxing Day`, `the Monday before Christmas`.
fn beside(items: &[Item], today: Date) -> Option<Date> {
    let at = items.iter().position(|item| matches!(item, Item::Is(Meaning::Before | Meaning::After)))?;
    let other = meant(trimmed(&items[at + 1..]), today)?;
    let before = items[at] == Item::Is(Meaning::Before);
    if let [Item::Is(Meaning::Weekday(day))] = items[..at] {
        return other.nth_weekday(if before { -1 } else { 1 }, day).ok();
    }
    let length = length(&items[..at])?;
    if before { other.checked_sub(length).ok() } else { other.checked_add(length).ok() }
}

/// A length of time: `day`, `two weeks`, `a few months`, the longer of `2 or 3 weeks`.
fn length(items: &[Item]) -> Option<Span> {
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
