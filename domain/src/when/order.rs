//! Roughly which day is meant by words, so that incidents can be put in order. The words are read whole or
//! not at all: a day that is only half of what they say would put an incident in a wrong place.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::clock::without_times;
use super::counted::{counted_back, length, monday};
use super::items::{Item, items, trimmed};
use super::piece::Single;
use super::range::first_of_several;
use super::single::single;
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
