//! Every sentence, question and place that Foursight shows.
//!
//! The words live as TOML and Markdown in `content/`, to be edited without Rust. `build.rs` reads them into the
//! types of `content_model`, refuses what lacks or misspells anything, and embeds the result, so that a
//! program that was built has all its words.
#![forbid(unsafe_code)]

use std::sync::LazyLock;

pub use content_model::*;

/// The words of one site: `{idle}` becomes how long a draft may lie untouched, and `{reads}` whether anyone reads
/// what is sent. Called once as a site starts; the words then stay as long as it runs.
///
/// # Panics
/// Never: words that were read can be written and read again.
pub fn with_facts(words: &Content, live: bool, idle: &str) -> &'static Content {
    let reads = if live { &words.site.reads_live } else { &words.site.reads_demo };
    let all = serde_json::to_string(words).expect("words can be written");
    let trial = if live { "" } else { &words.site.trial };
    let filled = all.replace("{idle}", idle).replace("{reads}", reads).replace("{trial}", trial);
    let filled: &'static str = filled.leak();
    Box::leak(Box::new(serde_json::from_str(filled).expect("words can be read")))
}

/// What to write as `lang` at a piece that is not in the language of the page: none where it is.
pub fn lang_of(words: &Content, piece: &str) -> Option<&'static str> {
    (!words.language.has(piece)).then(|| english().language.lang.as_str())
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
