//! What a store is given and gives.

use clock::ClockAndRandom;
use domain::audit::{Entry, SALT};
use domain::case::{Case, NotLegal};
use domain::codes::Unit;
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;
use serde::{Serialize, Serializer};

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

/// A report in the queue, as its row describes it without opening it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Its reference.
    pub reference: Reference,
    /// How soon it is read, by the rule or by hand. Programs read its number, from 1 (soonest) to 4.
    #[serde(serialize_with = "number")]
    pub band: Band,
    /// When it came.
    pub received_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
    /// Where it is on its way through the team.
    pub state: State,
    /// Who has it.
    pub owner: Option<String>,
    /// The code of its area, which may be of another version's list.
    pub area: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it by reference")]
fn number<S: Serializer>(band: &Band, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u8(band.number())
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

/// What waits in one band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InBand {
    /// The band.
    pub band: Band,
    /// How many reports wait.
    pub waiting: i64,
    /// When the one came that is due first.
    pub oldest: Timestamp,
    /// How many are past their due time.
    pub overdue: i64,
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
