//! Universities that send their students here, and the words of their pages.

use domain::codes::Nation;
use serde::{Deserialize, Serialize};

use crate::form::TextLink;
use crate::html::Html;
use crate::places::Service;

/// A university, and who helps there.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "M: Deserialize<'de> + Default"))]
pub struct Campus<M = Html> {
    /// What it is called.
    pub name: String,
    /// Whether it is made up, to show what its page is like.
    #[serde(default)]
    pub example: bool,
    /// Where it is: whose law, helplines and bank holidays are meant.
    pub nation: Nation,
    /// Who comes when help is needed on the spot.
    pub security: Service<M>,
    /// Where the university takes reports itself.
    pub report_and_support: Service<M>,
    /// Who else helps, in the order in which they are shown.
    #[serde(default)]
    pub others: Vec<Service<M>>,
}

impl<M> Campus<M> {
    /// All who help there, in the order in which they are shown.
    pub fn services(&self) -> impl Iterator<Item = &Service<M>> {
        [&self.security, &self.report_and_support].into_iter().chain(&self.others)
    }
}

/// Words of a university's page; in all of them `{name}` is what it is called.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in campus.toml")]
pub struct CampusWords<M = Html> {
    pub title: String,
    pub tab: String,
    pub description: String,
    /// Said first of one that is made up.
    pub example: M,
    pub lead: M,
    /// Above the ways on.
    pub go: String,
    pub check: String,
    pub report: String,
    /// Further ways on.
    pub links: Vec<TextLink>,
    /// Above those who help there.
    pub own: String,
    pub own_note: M,
    /// Above those who help in its nation.
    pub national: String,
    pub more: M,
    pub counted: M,
    /// Above what can be printed.
    pub staff: String,
    pub staff_note: M,
    pub sheets: SheetsWords,
}

/// Words of what can be printed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in campus.toml")]
pub struct SheetsWords {
    pub print: String,
    pub save: String,
    pub poster: PosterWords,
    pub cards: CardsWords,
}

/// A sheet to hang up.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in campus.toml")]
pub struct PosterWords {
    pub title: String,
    /// What it shows, for those who don't see it; `{address}` is where its code leads.
    pub said: String,
    pub head: String,
    pub lead: String,
    pub foot: String,
}

/// Cards to take away.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in campus.toml")]
pub struct CardsWords {
    pub title: String,
    /// What it shows, for those who don't see it; `{address}` is where its code leads.
    pub said: String,
    pub outside: String,
    pub inside: String,
    /// After a number that is not known to answer at all times.
    pub unsure: String,
}
