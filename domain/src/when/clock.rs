//! Times of day, which tell one day from no other: they are taken out before a day is looked for.

use super::items::{Item, Number};
use super::vocabulary::Meaning::{self, After, At, Before, Between, From, Hour, Joins, PastHour, Rough, Time, Zone};

/// The same without times of day: `9pm`, `at 10:05`, `between 9 and 10pm`, `half past nine`.
pub(super) fn without_times(items: &[Item]) -> Vec<Item> {
    let mut left = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let taken = span(items, at);
        if taken == 0 {
            left.push(items[at]);
            at += 1;
            continue;
        }
        // What leads to the time goes with it.
        while let Some(Item::Is(At | Rough | Between | From | Before | After | Time)) = left.last() {
            left.pop();
        }
        at += taken;
    }
    left
}

/// How many items from here on are a time, or from one time to another.
fn span(items: &[Item], at: usize) -> usize {
    let first = clock(items, at);
    let joins = |at: usize| matches!(items.get(at), Some(Item::Mark('-') | Item::Is(Joins)));
    let to = |at: usize| if joins(at) { clock(items, at + 1) } else { 0 };
    if first > 0 {
        return match to(at + first) {
            0 => first,
            second => first + 1 + second,
        };
    }
    // 'From 9 to 10pm': the first has no sign of its own. 'March 9 - 10pm' is a day and a time.
    let of_month = at > 0 && matches!(items[at - 1], Item::Is(Meaning::Month(_)));
    match to(at + 1) {
        second if second > 0 && is_hour(items.get(at)) && !of_month => 2 + second,
        _ => 0,
    }
}

/// How many items from here on are a time of day; none where it might be anything else.
fn clock(items: &[Item], at: usize) -> usize {
    let number = |at: usize| match items.get(at) {
        Some(Item::Number(number)) => Some(*number),
        _ => None,
    };
    let minutes = |at: usize| number(at).filter(|number| number.digits == 2 && number.value < 60);
    let is = |at: usize, meaning: Meaning| items.get(at) == Some(&Item::Is(meaning));
    let mark = |at: usize, mark: char| items.get(at) == Some(&Item::Mark(mark));
    let at_before = at > 0 && is(at - 1, At);
    if is(at, PastHour) {
        return if is_hour(items.get(at + 1)) || matches!(items.get(at + 1), Some(Item::Is(Meaning::Count(_)))) {
            2 + usize::from(is(at + 2, Hour))
        } else {
            0
        };
    }
    if let Some(Number { digits: 4, .. }) = number(at) {
        return if is(at + 1, Hour) { 2 } else { 0 };
    }
    if at_before && matches!(items.get(at), Some(Item::Is(Meaning::Count(_)))) && stands_alone(items, at + 1) {
        return 1 + usize::from(is(at + 1, Hour));
    }
    if !is_hour(items.get(at)) {
        return 0;
    }
    if mark(at + 1, ':') && minutes(at + 2).is_some() {
        let mut end = at + 3;
        if mark(end, ':') && minutes(end + 1).is_some() {
            end += 2;
            if mark(end, '.') && number(end + 1).is_some() {
                end += 2;
            }
        }
        return with_zone(items, end + usize::from(is(end, Hour))) - at;
    }
    if mark(at + 1, '.')
        && let Some(minute) = minutes(at + 2)
    {
        // 21.30 is no day of a month, but 10.05 may be one.
        let day_before = at > 0 && matches!(items[at - 1], Item::Mark('-' | '/' | '.'));
        let day_after = matches!(items.get(at + 3), Some(Item::Mark('-' | '/' | '.'))) && number(at + 4).is_some();
        let hour = is(at + 3, Hour);
        let clear = hour || at_before || minute.value > 12;
        return if clear && !day_before && !day_after { 3 + usize::from(hour) } else { 0 };
    }
    if is(at + 1, Hour) {
        return 2;
    }
    usize::from(at_before && stands_alone(items, at + 1))
}

/// A number that may be an hour.
fn is_hour(item: Option<&Item>) -> bool {
    matches!(item, Some(Item::Number(Number { value: 0..=24, digits: 1 | 2, ordinal: false, short: false })))
}

/// Whether what follows does not make a day or a length of time of the number before.
fn stands_alone(items: &[Item], at: usize) -> bool {
    match items.get(at) {
        Some(Item::Number(_) | Item::Mark('-' | '/' | '.' | ':' | '&' | '+')) => false,
        Some(Item::Is(meaning)) => !matches!(meaning, Meaning::Month(_) | Meaning::Unit(_) | Joins | Meaning::Or),
        Some(Item::Mark(_)) | None => true,
    }
}

/// Where a time ends whose zone may follow: `Z`, `+01:00`.
fn with_zone(items: &[Item], end: usize) -> usize {
    match items.get(end..) {
        Some([Item::Is(Zone), ..]) => end + 1,
        Some([Item::Mark('+'), Item::Number(_), Item::Mark(':'), Item::Number(_), ..]) => end + 4,
        Some([Item::Mark('+'), Item::Number(_), ..]) => end + 2,
        _ => end,
    }
}
