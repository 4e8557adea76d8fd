//! Words that a person wrote, kept exactly.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::visible::is_visible;

/// Words that a person wrote. Every script, direction mark and emoji is kept, a leading line end too. All
/// ends of a line (CRLF, CR, VT, FF, NEL, U+2028 and U+2029: the Unicode Standard, 5.8) become LF; other
/// control characters but TAB are dropped, because no one can have meant them.
#[derive(Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(value_type = String)]
pub struct Text(String);

impl Text {
    /// Takes words as they came, from a form or a program.
    pub fn new(raw: &str) -> Self {
        let mut words = String::with_capacity(raw.len());
        let mut after_return = false;
        for c in raw.chars() {
            match c {
                // The end of a line that its CR has ended already.
                '\n' if after_return => {}
                '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => words.push('\n'),
                c if !c.is_control() || matches!(c, '\n' | '\t') => words.push(c),
                _ => {}
            }
            after_return = c == '\r';
        }
        Self(words)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many characters there are, as people count them: code points.
    pub fn length(&self) -> u64 {
        self.0.chars().count() as u64
    }

    /// Whether anything of it can be seen, so that it says something.
    pub fn says_something(&self) -> bool {
        self.0.chars().any(is_visible)
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
        for end in ["\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\n"] {
            assert_eq!(Text::new(&format!("{end}a{end}{end}b{end}")).as_str(), "\na\n\nb\n", "{end:?}");
        }
        assert_eq!(Text::new("\n\r\u{0}\r\n\u{1b}\u{7f}\u{80}\u{9f}a\tb\r\0\n").as_str(), "\n\n\na\tb\n\n");
    }

    #[test]
    fn length_is_in_code_points() {
        assert_eq!(Text::new("👩🏽‍🦽e\u{301}\r\n").length(), 7);
    }

    #[test]
    fn words_that_show_nothing_say_nothing() {
        for nothing in
            ["", " \n\t", "\u{200b}\u{200b}", "\u{2800}", "\u{3164} \u{ad}", "\u{301}\u{fe0f}", "\u{202e}\u{2069}"]
        {
            assert!(!Text::new(nothing).says_something(), "{nothing:?}");
        }
        for something in [".", "\u{200b}a", "❤\u{fe0f}", "क\u{94d}", "\u{3000}日"] {
            assert!(Text::new(something).says_something(), "{something:?}");
        }
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
