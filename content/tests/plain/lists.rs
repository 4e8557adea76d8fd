//! The lists that people review. A line that begins with `#` says why.

use std::collections::BTreeSet;

/// Which words are familiar, and what is never said.
pub(crate) struct Lists {
    /// Words of three syllables or more, in small letters.
    pub(crate) familiar: BTreeSet<String>,
    /// Words and phrases, in small letters. A word that ends in `*` stands for all that begin so.
    pub(crate) refused: Vec<String>,
    /// Sentences that may say a refused phrase.
    pub(crate) excepted: Vec<String>,
}

impl Lists {
    pub(crate) fn ours() -> Self {
        Self {
            familiar: lines(include_str!("familiar.txt")).flat_map(str::split_whitespace).map(String::from).collect(),
            refused: lines(include_str!("refused.txt")).map(String::from).collect(),
            excepted: lines(include_str!("excepted.txt")).map(String::from).collect(),
        }
    }
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
