//! Days, months, seasons and years as people name them.

use jiff::civil::Date;

use super::month_named;

/// A year, a month or a season and a day, as far as they are named. Without a year the last such time is meant.
pub(super) fn day(parts: &[&str], today: Date) -> Option<Date> {
    // 'the 3rd of March' names them as '3rd March' does.
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !matches!(*part, "of" | "the")).collect();
    let numbers: Vec<Option<i16>> = parts.iter().map(|part| digits(part)).collect();
    let day_at = |at: Option<usize>| at.and_then(|at| *numbers.get(at)?).filter(|day| (1..=31).contains(day));
    let year = year(&parts, &numbers, today);
    let (month, day) = match (month(&parts), year) {
        (Some((at, month)), _) => (month, day_at(at.checked_sub(1)).or_else(|| day_at(Some(at + 1)))),
        // Only next to a year are numbers a day and a month: 4/3/2025 and 2025-03-04.
        (None, Some((Some(at), _))) => match (day_at(at.checked_sub(2)), day_at(at.checked_sub(1))) {
            (Some(day), Some(month)) => (month, Some(day)),
            _ => (day_at(Some(at + 1)).unwrap_or(1), day_at(Some(at + 2))),
        },
        _ => return None,
    };
    let date = |year: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day.unwrap_or(1)).ok()?).ok();
    match year {
        Some((_, year)) => date(year),
        None => date(today.year()).filter(|date| *date <= today).or_else(|| date(today.year() - 1)),
    }
}

/// The year and where it stands: four digits, two after a day and a month in numbers, or 'last year'.
fn year(parts: &[&str], numbers: &[Option<i16>], today: Date) -> Option<(Option<usize>, i16)> {
    let four = numbers.iter().position(|number| number.is_some_and(|number| (1900..2200).contains(&number)));
    if let Some(at) = four {
        return Some((Some(at), numbers[at]?));
    }
    if let [Some(1..=31), Some(1..=12), Some(year @ 0..=99), ..] = numbers {
        return Some((Some(2), 2000 + year));
    }
    let last = parts.windows(2).any(|pair| pair == ["last", "year"]);
    last.then(|| (None, today.year() - 1))
}

/// A number, also as in `3rd`.
fn digits(part: &str) -> Option<i16> {
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (number, rest) = part.split_at(end);
    number.parse().ok().filter(|_| matches!(rest, "" | "st" | "nd" | "rd" | "th"))
}

/// The month or season that is named, and where.
fn month(parts: &[&str]) -> Option<(usize, i16)> {
    parts.iter().enumerate().find_map(|(at, part)| {
        // 'It may have been' is no month: that one has a number or an 'in' beside it.
        let beside = |at: Option<usize>| at.and_then(|at| parts.get(at)).is_some_and(|word| digits(word).is_some());
        let named = beside(at.checked_sub(1)) || beside(Some(at + 1)) || at > 0 && parts[at - 1] == "in";
        (*part != "may" || named).then(|| Some((at, month_of(part)?)))?
    })
}

fn month_of(word: &str) -> Option<i16> {
    match word {
        "spring" => Some(3),
        "summer" => Some(6),
        "autumn" => Some(9),
        "winter" | "christmas" => Some(12),
        _ => month_named(word),
    }
}
