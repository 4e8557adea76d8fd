//! Numbers as years, and as days written in nothing but numbers.

use jiff::civil::Date;

use super::calendar::Named;
use super::items::Number;
use super::piece::{Piece, Single, What};

/// A year in four digits.
pub(super) fn full(number: Number) -> Option<i16> {
    (!number.ordinal && number.digits == 4 && (1900..2200).contains(&number.value)).then_some(number.value)
}

/// A year in four digits or two: those up to ten years ahead are of this century.
pub(super) fn year(number: Number, today: Date) -> Option<i16> {
    let of_century = || {
        let near = 2000 + number.value;
        if near > today.year().saturating_add(10) { near - 100 } else { near }
    };
    full(number).or_else(|| (number.digits == 2 && !number.ordinal).then(of_century))
}

/// The first of two years that follow each other: 2024/25.
pub(super) fn both(first: Number, second: Number) -> Option<i16> {
    let year = full(first)?;
    (second.digits == 2 && second.value == (year + 1) % 100).then_some(year)
}

/// Two numbers: a year and a month, a month and a year, or two years. Others may be a day and a month or
/// anything, such as 24/7.
pub(super) fn two(first: Number, second: Number, mark: Option<char>) -> Option<Single> {
    let small = |number: Number| number.digits <= 2 && !number.ordinal && (1..=12).contains(&number.value);
    let month = |of: Number, number: Number| {
        let named = Named { year: Some(full(of)?), month: i8::try_from(number.value).ok(), ..Named::default() };
        small(number).then_some(Single::Named(named))
    };
    if !matches!(mark, Some('-' | '/' | '.')) {
        return None;
    }
    let years = || Some(Single::Named(Named { year: Some(both(first, second)?), ..Named::default() }));
    month(first, second).or_else(|| month(second, first)).or_else(years)
}

/// Three numbers: 2025-03-04, 4/3/2025, 4.3.25, or 03/25/2025 as in America, where it is no day as in Britain.
pub(super) fn numbers(first: &Piece, second: &Piece, third: &Piece, today: Date) -> Option<Single> {
    let number = |piece: &Piece| match piece.what {
        What::Number(number) if !number.short => Some(number),
        _ => None,
    };
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    if [second.mark, third.mark].contains(&Some(',')) {
        return None;
    }
    let small = |number: Number| (number.digits <= 2).then(|| i8::try_from(number.value).ok()).flatten();
    let named = |year: i16, month: i8, day: i8| Named {
        year: Some(year),
        month: Some(month),
        day: Some(day),
        ..Named::default()
    };
    let (days, is_list) = if a.digits == 4 {
        let (month, day) = (small(b)?, small(c)?);
        (vec![named(full(a)?, month, day)], are_years(a.value % 100, b.value, c.value))
    } else {
        let (day, month) = (small(a)?, small(b)?);
        let marked = second.mark.is_some() && second.mark == third.mark;
        let year = full(c).or_else(|| year(c, today).filter(|_| marked))?;
        (vec![named(year, month, day), named(year, day, month)], are_years(a.value, b.value, c.value % 100))
    };
    if [a, b, c].iter().any(|number| number.ordinal && *number != a)
        || a.value == 0
        || b.value == 0
        || (a.digits == 4 && c.value == 0)
    {
        return None;
    }
    if let Some(day) = days.iter().find(|day| day.is_possible()) {
        return Some(Single::Named(*day));
    }
    // In two digits each, what is no day in any order may be anything.
    let plain = a.digits == 4 || c.digits == 4 || (1..=12).contains(&b.value) && a.value <= 31;
    (plain && !is_list).then_some(Single::Impossible)
}

/// Whether three numbers are rather years, one after the other: 2019/20/21.
fn are_years(first: i16, second: i16, third: i16) -> bool {
    second > 12 && first < second && second < third
}
