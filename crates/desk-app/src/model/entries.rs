//! What staff added to a case, opened.

use super::Due;

/// A note.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its number.
    pub number: i64,
    /// Who wrote it, and whether that is the one who looks.
    pub by: String,
    /// When.
    pub at: String,
    /// For whom, in words.
    pub lane: &'static str,
    /// What it says.
    pub text: String,
    /// That it was struck through.
    pub struck: Option<Struck>,
}

/// That an entry was struck through.
#[derive(Clone, Debug)]
pub struct Struck {
    /// By whom.
    pub by: String,
    /// When.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// An attempt to reach the person.
#[derive(Clone, Debug)]
pub struct ContactTried {
    /// Who tried.
    pub by: String,
    /// When.
    pub at: String,
    /// How.
    pub how: String,
    /// What came of it.
    pub result: String,
    /// What else was said of it.
    pub text: String,
}

/// Something to do.
#[derive(Clone, Debug)]
pub struct TaskRow {
    /// Its number.
    pub number: i64,
    /// What.
    pub what: String,
    /// Who is to do it.
    pub owner: String,
    /// By when.
    pub due: Due,
    /// That it is done: by whom, when.
    pub done: Option<(String, String)>,
}

/// A court order as the team knows it.
#[derive(Clone, Debug)]
pub struct OrderRow {
    /// Its number.
    pub number: i64,
    /// Its kind.
    pub kind: String,
    /// Interim or full, court, served, ends, terms, named officer: label and value.
    pub facts: Vec<(String, String)>,
    /// What was done about each breach: when, by whom noted, what.
    pub breaches: Vec<(String, String, String)>,
}

/// Digital evidence.
#[derive(Clone, Debug)]
pub struct LeadRow {
    /// Its number.
    pub number: i64,
    /// Until when it can be had.
    pub gone: Option<Due>,
    /// Who has it.
    pub source: String,
    /// Type and exact value.
    pub identifier: (String, String),
    /// First and last seen.
    pub seen: String,
    /// How far it is: not asked, asked, preserved, too late.
    pub step: String,
}

/// Another case that is the same, or about the same person.
#[derive(Clone, Debug)]
pub struct LinkRow {
    /// Its reference.
    pub reference: String,
    /// What links them, in words.
    pub kind: String,
    /// Why, and who says so.
    pub reason: String,
    /// Who, and when.
    pub by: String,
}

/// A line that stands with the danger.
#[derive(Clone, Debug)]
pub struct PinRow {
    /// Its number.
    pub number: i64,
    /// What it says.
    pub text: String,
    /// Who pinned it, and when.
    pub by: String,
}
