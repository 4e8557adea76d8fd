//! When something happened, as exactly as the person can say.

mod calendar;
mod order;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::text::Text;

/// The most characters that say when.
pub const MOST: u64 = 200;

/// A date or a rough time in the person's own words: `2025-03-04`, `4 March 2025`, `spring 2025`,
/// `about two weeks ago`. Kept as it was written; what looks like an exact day must be a real one.
#[derive(Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(value_type = String, max_length = 200)]
pub struct When(Text);

impl When {
    /// Takes the words as they came.
    pub fn new(raw: &str) -> Self {
        Self(Text::new(raw))
    }

    /// The words.
    pub fn text(&self) -> &Text {
        &self.0
    }

    /// Whether this could be meant: true for rough words, false for a day no calendar has.
    pub fn is_possible(&self) -> bool {
        match day_in(self.0.as_str()) {
            Some((year, month, day)) => Date::new(year, month, day).is_ok(),
            None => true,
        }
    }

    /// Roughly which day is meant, to put what happened in order; none where the words don't say.
    /// Words such as 'two weeks ago' count back from `today`.
    pub fn roughly(&self, today: Date) -> Option<Date> {
        order::day_meant(self.0.as_str(), today)
    }

    /// For `deserialize_with`: an empty answer is no answer.
    pub(crate) fn some<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        Ok(Text::some(from)?.map(Self))
    }
}

/// A day such as `2026-11-22` as people write it: `22 November 2026`. None if no calendar has it.
pub fn day_in_words(day: &str) -> Option<String> {
    let day: Date = day.parse().ok().filter(|date: &Date| date.to_string() == day)?;
    Some(day.strftime("%-d %B %Y").to_string())
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Text::deserialize(from).map(Self)
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("When(..)")
    }
}

/// Year, month and day, when the words are nothing but a day: `2025-02-30`, `30/2/2025` or
/// `30 February [2025]`. A number too large for a calendar becomes one that no calendar has.
fn day_in(words: &str) -> Option<(i16, i8, i8)> {
    let parts: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().unwrap_or(i16::MAX));
    let small = |n: i16| i8::try_from(n).unwrap_or(i8::MAX);
    // A leap year stands in for a year that was not said, so that 29 February passes.
    let (year, month, day) = match parts[..] {
        [y, m, d] if y.len() == 4 && number(y).is_some() => (number(y)?, number(m)?, number(d)?),
        [d, m, y] if y.len() == 4 => (number(y)?, number(m).or_else(|| month_named(m))?, number(d)?),
        [d, m] => (2024, month_named(m)?, number(d)?),
        _ => return None,
    };
    Some((year, small(month), small(day)))
}

fn month_named(word: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word))?;
    i16::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{When, day_in_words};

    #[test]
    fn a_day_is_put_into_words() {
        assert_eq!(day_in_words("2026-11-02").as_deref(), Some("2 November 2026"));
        for none in ["2026-02-30", "2026-11-2", "2 November 2026", "20261102", ""] {
            assert_eq!(day_in_words(none), None, "{none}");
        }
    }

    #[test]
    fn a_day_no_calendar_has_is_refused() {
        for day in ["2026-02-30", "30/02/2026", "30 February 2026", "30 feb", "2025-02-29", "1.13.2025", "99999 May"] {
            assert!(!When::new(day).is_possible(), "{day}");
        }
    }

    #[test]
    fn real_days_and_rough_words_are_taken() {
        for day in
            ["2024-02-29", "29 February", "4 March 2025", "spring 2025", "2025-03", "two weeks ago", "2 or 3 times", ""]
        {
            assert!(When::new(day).is_possible(), "{day}");
        }
    }
}
