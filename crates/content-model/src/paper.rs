//! Words of the paper: the report to print or to keep.

use serde::{Deserialize, Serialize};

/// Words of the paper.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct PaperWords {
    pub link: String,
    /// Names the report as `{reference}` and when it was sent as `{time}`.
    pub sent: String,
    /// Names when it was asked for as `{time}`.
    pub not_sent: String,
    pub details: String,
    pub first: FirstPageWords,
    pub asks: AsksWords,
    pub contact: PaperContactWords,
    pub proof: ProofWords,
}

/// What the first page is made of, in its order.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct FirstPageWords {
    pub title: String,
    pub danger_now: String,
    pub no_danger_now: String,
    pub signs: String,
    pub no_signs: String,
    pub who: String,
    pub told_by: String,
    #[serde(rename = "self")]
    pub myself: String,
    pub someone_else: String,
    pub professional: String,
    pub person: String,
    pub doing: String,
    pub place: String,
    pub orders: String,
    pub no_orders: String,
    /// Names the answer as `{answer}`.
    pub broken: String,
    /// Names the day as `{when}`.
    pub order_ends: String,
    /// Names the day as `{when}`.
    pub order_when: String,
    pub happened: String,
    pub acts: String,
    pub often: String,
    pub began: String,
    pub latest: String,
    pub words: String,
    pub timeline: String,
    pub no_day: String,
    /// Names how many as `{count}`.
    pub older: String,
    pub in_full: String,
    /// Names the incident as `{number}`.
    pub incident_in_full: String,
}

/// What the first page asks an officer for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct AsksWords {
    pub title: String,
    pub crime_number: String,
    pub together: String,
    /// Names them as `{ways}`.
    pub ways: String,
    pub no_ways: String,
    pub left_out: String,
    pub shown: String,
    pub no_message: String,
    pub not_safe: String,
    pub interpreter: String,
    /// Names it as `{language}`.
    pub language: String,
    /// Says it as `{words}`.
    pub easier: String,
    pub plain_clothes: String,
    pub woman: String,
    pub man: String,
    pub advocate: String,
    pub university: String,
    /// Names them as `{words}`.
    pub keep_from: String,
}

/// Words for leaving out how to reach the person, or not.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct PaperContactWords {
    pub left_out: String,
    pub shown: String,
    pub ask: String,
    pub choice: String,
    pub button: String,
}

/// Words beside the key and the code.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct ProofWords {
    pub title: String,
    pub lead: String,
    pub key: String,
    pub code: String,
}
