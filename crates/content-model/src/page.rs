//! Pages of prose, where they have their facts from, and the blank diary.

use serde::{Deserialize, Serialize};

use crate::html::Html;

/// A page of prose.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page<M = Html> {
    /// Its heading.
    pub title: String,
    /// A neutral title for the browser's tab and history.
    pub tab: String,
    /// A neutral sentence for the page's description.
    pub description: String,
    /// Where it has its facts from. A page that says what the law is has some.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The day on which it was written from them, as `2026-11-22`.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The prose.
    pub body: M,
}

/// Where words that are no page have their facts from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The day on which they were written from there, as `2026-11-22`.
    pub as_of: String,
    /// The pages that the facts were read on.
    pub sources: Vec<Source>,
}

/// A page of somebody else's that a fact was read on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub href: String,
}

/// What is said about sources.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcesWords {
    /// The heading above them.
    pub title: String,
    /// Names the day as `{date}`.
    pub written: String,
}

/// Words of the blank diary, on paper and as a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiaryWords {
    /// What the table holds, for those who can't see it.
    pub caption: String,
    /// What to write down of each incident: just what the report asks for, in its order.
    pub columns: Vec<Column>,
}

/// Something to write down of an incident.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The field of the report that asks for it.
    pub name: String,
    /// What it is called.
    pub title: String,
}
