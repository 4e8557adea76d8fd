//! Several days, months or years, one after the other: the first of them counts.

use jiff::civil::Date;

use super::calendar::Named;
use super::counted::counted_back;
use super::items::{Item, trimmed};
use super::piece::Single;
use super::single::single;
use super::vocabulary::Meaning;

/// The most marks and words at which several times may be told apart.
const MOST: usize = 8;

/// One of several.
#[derive(Clone, Copy)]
enum One {
    Day(Date),
    Named(Named),
}

/// The first of several times that follow each other: `12-14 March`, `December to January 2025`,
/// `between 4 and 6 May`, `2020, 2021, 2022`. What is said once counts for all.
pub(super) fn first_of_several(items: &[Item], today: Date) -> Option<Date> {
    let items = if let [Item::Is(Meaning::Between), rest @ ..] = items { rest } else { items };
    if (0..items.len()).filter(|at| joins(items, *at)).count() > MOST {
        return None;
    }
    let mut several = apart(items, today).filter(|several| several.len() > 1)?;
    let mut month = None;
    for one in &mut several {
        if let One::Named(named) = one {
            named.month = named.month.or(month.filter(|_| named.day.is_some()));
            month = named.month;
        }
    }
    let mut days: Vec<Date> = Vec::new();
    let mut after: Option<Named> = None;
    for one in several.into_iter().rev() {
        let end = days.last().copied().unwrap_or(today);
        days.push(match one {
            One::Day(day) => day,
            One::Named(mut named) => {
                if named.month.is_none() && named.day.is_some() {
                    named.month = Some(after?.month?);
                }
                if let Some(after) = after
                    && named.year.is_none()
                {
                    if named.month.is_some() && named.month == after.month {
                        named.year = Some(end.year());
                    } else if after.year.is_some() {
                        // From December to January 2025.
                        let same = Named { year: Some(end.year()), ..named };
                        let before = i16::from(same.begins(today)? > end);
                        named.year = end.year().checked_sub(before);
                    }
                }
                after = Some(named);
                named.begins(end)?
            }
        });
    }
    days.is_sorted_by(|later, earlier| earlier <= later).then(|| days.last().copied())?
}

/// Each of them, in their order.
fn apart(items: &[Item], today: Date) -> Option<Vec<One>> {
    if let Some(one) = one(trimmed(items), today) {
        return Some(vec![one]);
    }
    (1..items.len()).filter(|at| joins(items, *at)).find_map(|at| {
        let first = one(trimmed(&items[..at]), today)?;
        // Also as in '2020, 2021, and 2022'.
        let rest = &items[at + 1..];
        let rest = if let [Item::Is(Meaning::Joins), rest @ ..] = rest { rest } else { rest };
        Some([vec![first], apart(rest, today)?].concat())
    })
}

/// Whether two times may be told apart here. Stroke and number may be a day and a month, unless a month follows.
fn joins(items: &[Item], at: usize) -> bool {
    match items[at] {
        Item::Is(Meaning::Joins) | Item::Mark('-' | ',' | '&') => true,
        Item::Mark('/') => matches!(items.get(at + 2), Some(Item::Is(Meaning::Month(_)))),
        _ => false,
    }
}

/// A date, or as much of one as the others leave to be said. A day of the week alone is none: from Monday
/// to Friday may be every week.
fn one(items: &[Item], today: Date) -> Option<One> {
    match (single(items, today), items) {
        (Some(Single::Named(named)), _) => Some(One::Named(named)),
        (Some(Single::Impossible), _) => None,
        (None, [Item::Number(day)]) => {
            Some(One::Named(Named { day: a_day(*day), ..Named::default() })).filter(|_| a_day(*day).is_some())
        }
        (None, [Item::Number(day), rest @ ..]) if a_day(*day).is_some() => match single(trimmed(rest), today)? {
            Single::Named(Named { year: Some(year), month: None, third: None, .. }) => {
                Some(One::Named(Named { day: a_day(*day), year: Some(year), ..Named::default() }))
            }
            _ => None,
        },
        (None, _) => counted_back(items, today).map(One::Day),
    }
}

fn a_day(number: super::items::Number) -> Option<i8> {
    i8::try_from(number.value).ok().filter(|day| (1..=31).contains(day) && number.digits <= 2 && !number.short)
}
