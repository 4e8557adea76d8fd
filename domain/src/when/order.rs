//! Roughly which day is meant by words, so that incidents can be put in order. A rough time counts
//! from its beginning: `spring 2025` stands before every day of that spring.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{day_in, month_named};

/// The day that the words begin with or speak of, none where they don't say.
pub(super) fn day_meant(words: &str, today: Date) -> Option<Date> {
    let exact = day_in(words).filter(|_| words.chars().any(|c| c.is_ascii_digit()));
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let exact = exact.filter(|_| parts.len() > 2).and_then(|(year, month, day)| Date::new(year, month, day).ok());
    exact.or_else(|| counted_back(&parts, today)).or_else(|| in_the_calendar(&parts, today))
}

/// `yesterday`, `last month`, `about two weeks ago`.
fn counted_back(parts: &[&str], today: Date) -> Option<Date> {
    let back = |span: Span| today.checked_sub(span).ok();
    for (at, part) in parts.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |before| parts[before]);
        match *part {
            "today" | "tonight" => return Some(today),
            "yesterday" => return back(1.day()),
            "night" if before == "last" => return back(1.day()),
            _ => {}
        }
        let Some(unit) = unit(part) else { continue };
        if before == "last" {
            return back(unit);
        }
        if parts[at..].contains(&"ago") {
            return back(unit.checked_mul(number(before)).ok()?);
        }
    }
    None
}

fn unit(word: &str) -> Option<Span> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "day" => 1.day(),
        "week" | "weekend" => 1.week(),
        "fortnight" => 2.weeks(),
        "month" => 1.month(),
        "year" => 1.year(),
        _ => return None,
    })
}

/// A small number in digits or words; one where there is none.
fn number(word: &str) -> i64 {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Ok(number) = word.parse::<u16>() {
        return number.into();
    }
    let named = WORDS.iter().position(|name| *name == word).and_then(|at| i64::try_from(at + 1).ok());
    match word {
        "couple" | "of" => 2,
        "few" | "some" => 3,
        _ => named.unwrap_or(1),
    }
}

/// A year, a month or a season and a day, as far as they are named. Without a year the last such time is meant.
fn in_the_calendar(parts: &[&str], today: Date) -> Option<Date> {
    let numbers: Vec<Option<i16>> = parts.iter().map(|part| digits(part)).collect();
    let year_at = numbers.iter().position(|number| number.is_some_and(|number| (1900..2200).contains(&number)));
    let named = parts.iter().enumerate().find_map(|(at, part)| Some((at, month_of(part)?)));
    let is_day = |at: Option<usize>| at.and_then(|at| *numbers.get(at)?).filter(|day| (1..=31).contains(day));
    let (month, day) = match (named, year_at) {
        (Some((at, month)), _) => (month, is_day(at.checked_sub(1)).or_else(|| is_day(Some(at + 1)))),
        // 4/3/2025 and 2025-03: only next to a year are numbers a month.
        (None, Some(year)) => match (year.checked_sub(2), year.checked_sub(1)) {
            (Some(first), Some(second)) if is_day(Some(first)).is_some() && is_day(Some(second)).is_some() => {
                (is_day(Some(second))?, is_day(Some(first)))
            }
            _ => (is_day(Some(year + 1)).unwrap_or(1), is_day(Some(year + 2))),
        },
        (None, None) => return None,
    };
    let date = |year: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day.unwrap_or(1)).ok()?).ok();
    match year_at {
        Some(at) => date(numbers[at]?),
        None => date(today.year()).filter(|date| *date <= today).or_else(|| date(today.year() - 1)),
    }
}

/// A number, also as in `3rd`.
fn digits(part: &str) -> Option<i16> {
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (number, rest) = part.split_at(end);
    number.parse().ok().filter(|_| matches!(rest, "" | "st" | "nd" | "rd" | "th"))
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day_meant;

    #[test]
    fn rough_words_mean_a_day() {
        let today = date(2026, 11, 22);
        for (words, day) in [
            ("2025-03-04", date(2025, 3, 4)),
            ("04/03/2025", date(2025, 3, 4)),
            ("4 March 2025", date(2025, 3, 4)),
            ("on the 3rd of March 2025 at about 9pm", date(2025, 3, 1)),
            ("3rd March 2025, in the evening", date(2025, 3, 3)),
            ("March 3rd, 2025", date(2025, 3, 3)),
            ("2025-03", date(2025, 3, 1)),
            ("spring 2025", date(2025, 3, 1)),
            ("2024", date(2024, 1, 1)),
            ("29 February", date(2025, 3, 1)),
            ("5 December", date(2025, 12, 5)),
            ("5 November", date(2026, 11, 5)),
            ("since last summer", date(2026, 6, 1)),
            ("today", today),
            ("Yesterday evening", date(2026, 11, 21)),
            ("last night", date(2026, 11, 21)),
            ("about two weeks ago", date(2026, 11, 8)),
            ("a couple of days ago", date(2026, 11, 20)),
            ("a few months ago", date(2026, 8, 22)),
            ("10 years ago", date(2016, 11, 22)),
            ("last month", date(2026, 10, 22)),
        ] {
            let meant = day_meant(words, today);
            if words == "29 February" {
                assert_eq!(meant, None, "{words}");
            } else {
                assert_eq!(meant, Some(day), "{words}");
            }
        }
    }

    #[test]
    fn words_that_do_not_say_mean_no_day() {
        for words in ["", "often", "every day at 9", "2 or 3 times", "I don't know", "99999999", "日本", "٤ مارس"]
        {
            assert_eq!(day_meant(words, date(2026, 11, 22)), None, "{words}");
        }
    }
}
