//! The languages that pages can be in. A folder of `content/` is one: what is not in it is shown in English.

use serde::{Deserialize, Serialize};

/// The subtags of languages and scripts that are written from right to left, as far as anyone in the UK is likely to
/// ask for them. Source: the IANA registry of language subtags, with the scripts' directions of Unicode.
const RIGHT_TO_LEFT: [&str; 18] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi", "Arab", "Hebr", "Syrc",
    "Thaa",
];

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Such as English and Welsh.
    LeftToRight,
    /// Such as Urdu and Arabic.
    RightToLeft,
}

impl Direction {
    /// Which way the language of this tag is written (BCP 47): by its script if that is named, or else by its language.
    pub fn of(tag: &str) -> Self {
        let mut subtags = tag.split('-');
        let language = subtags.next().unwrap_or_default();
        // Only a script has four letters; `pa-Arab` and `ur-Latn` go by it.
        let script = subtags.find(|subtag| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic()));
        if RIGHT_TO_LEFT.contains(&script.unwrap_or(language)) { Self::RightToLeft } else { Self::LeftToRight }
    }

    /// As HTML's `dir` has it.
    pub fn dir(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A language, as its `language.toml` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its folder, with which its addresses begin: `/cy/help/emergency`.
    #[serde(default)]
    pub folder: String,
    /// Its tag, as HTML's `lang` has it.
    pub lang: String,
    /// What it calls itself.
    pub name: String,
    /// Where its words were read. Those in English are our own.
    #[serde(default)]
    pub sources: Vec<Published>,
}

/// Words that others have published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// What and whose it is.
    pub name: String,
    /// Its address.
    pub href: String,
    /// The day on which the words were read there, as `2026-11-22`.
    pub as_of: String,
    /// The pieces that are from there: `site/exit`, or `pages/emergency` for a whole page.
    pub pieces: Vec<String>,
}

impl Language {
    /// The folders in `content/` that are languages.
    pub const FOLDERS: [&'static str; 2] = [Self::WHOLE, "cy"];

    /// The folder of the language that has every piece.
    pub const WHOLE: &'static str = "en";

    /// Which way it is written.
    pub fn direction(&self) -> Direction {
        Direction::of(&self.lang)
    }

    /// Whether this piece, or a whole that it is part of, is in this language.
    pub fn has(&self, piece: &str) -> bool {
        let within = |known: &String| {
            piece.strip_prefix(known.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.folder == Self::WHOLE || self.sources.iter().flat_map(|source| &source.pieces).any(within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_knows_which_way_it_is_written() {
        for (tag, dir) in [
            ("en-GB", "ltr"),
            ("cy", "ltr"),
            ("pl", "ltr"),
            ("ur", "rtl"),
            ("ar-EG", "rtl"),
            ("pa-Arab-PK", "rtl"),
            ("pa-IN", "ltr"),
            ("ur-Latn", "ltr"),
            ("ckb", "rtl"),
            ("arn", "ltr"),
        ] {
            assert_eq!(Direction::of(tag).dir(), dir, "{tag}");
        }
    }

    #[test]
    fn a_piece_is_there_by_itself_or_as_part_of_a_whole() {
        let pieces = ["site/exit", "site/footer", "pages/emergency"].map(str::to_owned).into();
        let source =
            Published { name: "A".into(), href: "https://a.example/".into(), as_of: "2026-11-22".into(), pieces };
        let (lang, name) = ("cy".to_owned(), "Cymraeg".to_owned());
        let welsh = Language { folder: "cy".into(), lang, name, sources: vec![source] };
        for piece in ["site/exit", "site/footer/0", "pages/emergency/body"] {
            assert!(welsh.has(piece), "{piece}");
        }
        for piece in ["site/exit_hidden", "site", "pages/emergency-two", ""] {
            assert!(!welsh.has(piece), "{piece}");
        }
    }
}
