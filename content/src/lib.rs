//! Every sentence, question and place that Foursight shows.
//!
//! The words live as TOML and Markdown in `content/`, to be edited without Rust. `build.rs` reads
//! them with the very types below, refuses what lacks or misspells anything, and embeds the result,
//! so that a program that was built has all its words.
#![forbid(unsafe_code)]

mod campus;
mod codes;
pub mod directory;
mod form;
mod four;
mod help;
mod html;
mod journey;
mod language;
mod number;
mod page;
pub mod pieces;
mod places;
mod site;
mod worded;
mod words;

use std::sync::LazyLock;

pub use campus::{Campus, CampusWords, CardsWords, PosterWords, SheetsWords};
pub use codes::Codes;
pub use form::{
    CharacterWords, Door, GroupWords, Kind, NoticeWords, NoticesWords, Plural, Question, RowsWords, SectionWords,
};
pub use four::{CallsWords, CheckAnswer, CheckWords, ExamplesWords, LawSource, LineWords, WayOn};
pub use help::{FilterWords, HelpWords, LabelWords};
pub use html::Html;
pub use journey::{
    AwayWords, CheckAnswersWords, ChoiceWords, ComingBackWords, IdleWords, OtherTabWords, PaperWords, SentWords,
    TasksWords,
};
pub use language::{Direction, Language, Published};
pub use number::thousands;
pub use page::{Column, DiaryWords, Facts, Page, Source, SourcesWords};
pub use places::{Routes, Service, well_formed};
pub use site::{LeavingWords, Link, Site, SortWords, StartWords};
pub use worded::Worded;
pub use words::Content;

/// Markup as `build.rs` has made it; there, the function of this name makes it from Markdown.
fn markup(html: String) -> String {
    html
}

impl Content {
    /// The words of one site: `{idle}` becomes how long a draft may lie untouched, and `{reads}` whether
    /// anyone reads what is sent. Called once as a site starts; the words then stay as long as it runs.
    ///
    /// # Panics
    /// Never: words that were read can be written and read again.
    pub fn with_facts(&self, live: bool, idle: &str) -> &'static Self {
        let reads = if live { &self.site.reads_live } else { &self.site.reads_demo };
        let all = serde_json::to_string(self).expect("words can be written");
        let filled = all.replace("{idle}", idle).replace("{reads}", reads);
        Box::leak(Box::new(serde_json::from_str(&filled).expect("words can be read")))
    }

    /// What to write as `lang` at a piece that is not in the language of the page: none where it is.
    pub fn lang_of(&self, piece: &str) -> Option<&'static str> {
        (!self.language.has(piece)).then(|| english().language.lang.as_str())
    }
}

/// The words in English.
pub fn english() -> &'static Content {
    &all()[0]
}

/// The words in each other language, with English for what it lacks.
pub fn others() -> &'static [Content] {
    &all()[1..]
}

fn all() -> &'static [Content] {
    static ALL: LazyLock<Vec<Content>> = LazyLock::new(|| {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/words.json")))
            .expect("build.rs wrote these words from the same types")
    });
    &ALL
}
