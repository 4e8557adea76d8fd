//! What a store is given and gives.

use clock::ClockAndRandom;
use domain::audit::{Entry, SALT};
use domain::case::{Case, Change, Entry as CaseEntry, NotLegal};
use domain::codes::Unit;
use domain::queue::Reference;
use jiff::Timestamp;

/// What a row of the reports table says to its reporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The report's reference.
    pub reference: Reference,
    /// When it came.
    pub received_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
}

/// What became of a sealed report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// It is stored.
    Stored(Row),
    /// The same came before; nothing was stored now.
    Before(Row),
    /// The key came before with other answers; nothing was stored now.
    Conflict(Row),
    /// Another report has this reference; nothing was stored.
    ReferenceTaken,
}

/// What all drafts take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DraftTotals {
    /// How many there are.
    pub drafts: u64,
    /// What they take, in bytes, without what the database needs around them.
    pub bytes: u64,
    /// The disk that they lie on, where this program can see it.
    pub disk: Option<Disk>,
}

/// A disk, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disk {
    /// How much is left.
    pub free: u64,
    /// How much there is.
    pub size: u64,
}

/// How many reports named a university in a month. It says of none of them that it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The month, such as `2026-11`.
    pub month: String,
    /// The university's code.
    pub campus: String,
    /// How many.
    pub reports: u32,
}

/// A draft as it rests: locked, and found only by what the browser's cookie gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDraft {
    /// The locked answers.
    pub sealed: Vec<u8>,
    /// Counts the times it was kept, so that two tabs can't overwrite each other unseen.
    pub revision: i64,
    /// When it is dropped.
    pub expires_at: Timestamp,
}

/// Something that was done, to be written down.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    /// What.
    pub entry: Entry,
    /// Random bytes for its commitment.
    pub salt: [u8; SALT],
}

impl AuditEntry {
    /// Something that is done now.
    pub fn now(clock: &ClockAndRandom, actor: &str, action: &str, reference: Option<Reference>) -> Self {
        let (actor, action) = (actor.to_owned(), action.to_owned());
        Self { entry: Entry { at: clock.now(), actor, action, reference }, salt: clock.random() }
    }
}

/// That something is to be told: what changed about which report, never what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// When it changed.
    pub at: Timestamp,
    /// What changed: a word of the program's own.
    pub kind: &'static str,
    /// Of which report.
    pub reference: Option<Reference>,
}

impl Notice {
    /// The same, about this report.
    pub(crate) fn about(&self, reference: Reference) -> Self {
        Self { reference: Some(reference), ..self.clone() }
    }
}

/// A notice that waits to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredNotice {
    /// Its number: later ones have higher ones.
    pub number: i64,
    /// When it changed.
    pub at: Timestamp,
    /// What changed.
    pub kind: String,
    /// Of which report.
    pub reference: Option<Reference>,
}

/// A change to a case, with all that is written in the same commit.
#[derive(Clone, Debug)]
pub struct Write {
    /// What changes.
    pub change: Change,
    /// What is written down of it.
    pub audit: AuditEntry,
    /// What is told of it.
    pub notices: Vec<Notice>,
    /// What is added to the case, sealed.
    pub words: Option<NewEntry>,
}

/// Something to be added to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// What its row says in clear.
    pub entry: CaseEntry,
    /// Its words, sealed.
    pub sealed: Vec<u8>,
}

/// Something that was added to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its number: later ones have higher ones.
    pub number: i64,
    /// What its row says in clear.
    pub entry: CaseEntry,
    /// Its words, sealed.
    pub sealed: Vec<u8>,
}

/// Which entries of the audit somebody looks for. What is none fits all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// By whom it was done.
    pub actor: Option<String>,
    /// The first word of what was done.
    pub action: Option<String>,
    /// To which report.
    pub reference: Option<Reference>,
}

/// What became of a change to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is stored, and written down; this is the case now.
    Saved(Case),
    /// The case was changed since it was seen; this is what it is now. Nothing was stored.
    Conflict(Case),
    /// The state of the case does not allow it. Nothing was stored.
    NotLegal(NotLegal),
    /// There is no such case.
    Missing,
}

/// Who takes the next case.
#[derive(Clone, Debug)]
pub struct Taker {
    /// Who.
    pub owner: String,
    /// Of which unit the case is to be; of any if none.
    pub unit: Option<Unit>,
}

/// How a draft is found.
pub type DraftId = [u8; 32];
