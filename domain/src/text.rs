//! Words that a person wrote, kept exactly.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// Words that a person wrote. Every script, direction mark and emoji is kept; line ends become
/// LF, and control characters other than LF and TAB are dropped, because no one can have meant them.
#[derive(Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(value_type = String)]
pub struct Text(String);

impl Text {
    /// Takes words as they came, from a form or a program.
    pub fn new(raw: &str) -> Self {
        let lines = raw.replace("\r\n", "\n");
        Self(lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect())
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many characters there are, as people count them: code points.
    pub fn length(&self) -> u64 {
        self.0.chars().count() as u64
    }

    /// Whether there is anything but white space, so that it says something.
    pub fn says_something(&self) -> bool {
        !self.0.trim().is_empty()
    }

    /// For `deserialize_with`: an empty answer is no answer, as in a form left blank.
    pub(crate) fn some<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        let text = Option::<Self>::deserialize(from)?;
        Ok(text.filter(|text| !text.0.is_empty()))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(from).map(|raw| Self::new(&raw))
    }
}

/// Says only that there are words: what a person wrote must not slip into a log.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text(..)")
    }
}

impl validator::ValidateLength<u64> for Text {
    fn length(&self) -> Option<u64> {
        Some(self.length())
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn line_ends_become_lf_and_stray_controls_go() {
        assert_eq!(Text::new("a\r\nb\rc\u{0}\u{85}\u{7f}\td\n").as_str(), "a\nbc\td\n");
    }

    #[test]
    fn every_script_and_mark_is_kept() {
        let words = "\n  שלום \u{202e}مرحبا\u{202c} \u{200f}日本語 👩🏽‍🦽 e\u{301} <b>&amp; ";
        assert_eq!(Text::new(words).as_str(), words);
    }

    #[test]
    fn debug_tells_nothing() {
        assert_eq!(format!("{:?}", Text::new("secret words")), "Text(..)");
    }
}
