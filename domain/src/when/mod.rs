//! When something happened, as exactly as the person can say.

mod calendar;
mod clock;
mod counted;
mod items;
mod numeric;
mod order;
mod piece;
mod range;
mod single;
mod vocabulary;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::text::Text;

use order::Reading;

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

    /// Whether this could be meant: true for rough words and for what is not understood, false only for what
    /// is plainly one day and no calendar has it.
    pub fn is_possible(&self) -> bool {
        // Which day is today makes no difference to that.
        order::read(self.0.as_str(), Date::constant(2024, 12, 31)) != Reading::Impossible
    }

    /// Roughly which day is meant, to put what happened in order; none where the words don't say, or where
    /// not all of them are understood. Words such as 'two weeks ago' count back from `today`.
    pub fn roughly(&self, today: Date) -> Option<Date> {
        match order::read(self.0.as_str(), today) {
            Reading::Day(day) => Some(day),
            Reading::Impossible | Reading::Unsaid => None,
        }
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

#[cfg(test)]
mod tests {
    use super::day_in_words;

    #[test]
    fn a_day_is_put_into_words() {
        assert_eq!(day_in_words("2026-11-02").as_deref(), Some("2 November 2026"));
        for none in ["2026-02-30", "2026-11-2", "2 November 2026", "20261102", ""] {
            assert_eq!(day_in_words(none), None, "{none}");
        }
    }
}
