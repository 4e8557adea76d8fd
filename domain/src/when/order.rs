//! Roughly which day is meant by words, so that incidents can be put in order. A rough time counts
//! from its beginning: `spring 2025` stands before every day of that spring.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::calendar;

/// The day that the words begin with or speak of, none where they don't say.
pub(super) fn day_meant(words: &str, today: Date) -> Option<Date> {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    calendar::day(&parts, today).or_else(|| counted_back(&parts, today))
}

/// `yesterday`, `last Tuesday`, `last month`, `about two weeks ago`.
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
        if let Some(day) = weekday(part) {
            return today.nth_weekday(-1, day).ok();
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

/// A day of the week, in the singular: `Tuesdays` are no one day.
fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
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

/// A small number in digits or words, also as in 'a couple of'; one where there is none.
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
            ("12/04/19", date(2019, 4, 12)),
            ("4 March 2025", date(2025, 3, 4)),
            ("on the 3rd of March 2025 at about 9pm", date(2025, 3, 3)),
            ("3rd March 2025, in the evening", date(2025, 3, 3)),
            ("March 3rd, 2025", date(2025, 3, 3)),
            ("2025-03", date(2025, 3, 1)),
            ("spring 2025", date(2025, 3, 1)),
            ("2024", date(2024, 1, 1)),
            ("5 December", date(2025, 12, 5)),
            ("5 November", date(2026, 11, 5)),
            ("29 February 2024", date(2024, 2, 29)),
            ("in December last year", date(2025, 12, 1)),
            ("last year in March", date(2025, 3, 1)),
            ("since last summer", date(2026, 6, 1)),
            ("in May", date(2026, 5, 1)),
            ("it may have been in June 2024", date(2024, 6, 1)),
            ("today", today),
            ("Yesterday evening", date(2026, 11, 21)),
            ("last night", date(2026, 11, 21)),
            // The 22nd of November 2026 is a Sunday.
            ("last Tuesday", date(2026, 11, 17)),
            ("on Sunday", date(2026, 11, 15)),
            ("about two weeks ago", date(2026, 11, 8)),
            ("a couple of days ago", date(2026, 11, 20)),
            ("a few months ago", date(2026, 8, 22)),
            ("10 years ago", date(2016, 11, 22)),
            ("last month", date(2026, 10, 22)),
        ] {
            assert_eq!(day_meant(words, today), Some(day), "{words}");
        }
    }

    #[test]
    fn words_that_do_not_say_mean_no_day() {
        for words in [
            "",
            "often",
            "every day at 9",
            "2 or 3 times",
            "I don't know",
            "it may be",
            "99999999",
            "31/31/31",
            "29 February",
            "日本",
            "٤ مارس",
        ] {
            assert_eq!(day_meant(words, date(2026, 11, 22)), None, "{words}");
        }
    }
}
