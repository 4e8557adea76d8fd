//! Rows of the queue, which of them a list has, and how many there are.

use domain::case::Outcome;
use domain::codes::Unit;
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;
use serde::{Serialize, Serializer};

/// How far a [`Tally`] counts: as many, or more.
pub const COUNTED: u32 = 1000;

/// How many arrivals are counted: as many, or more.
pub const ARRIVALS: u32 = 100;

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

/// A case in a list of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRow {
    /// Its reference.
    pub reference: Reference,
    /// The band that counts.
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
    /// The code of the unit that works it, which may be of another version's list.
    pub unit: Option<String>,
    /// When somebody first read it.
    pub read_at: Option<Timestamp>,
    /// When it came back, because whoever took it did not open it.
    pub came_back_at: Option<Timestamp>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How often it was changed.
    pub version: i64,
}

/// A list of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// What nobody has read yet: it waits, or somebody has taken it.
    ToRead,
    /// What is not closed.
    Open,
    /// What is not closed and theirs.
    Mine,
    /// What is not closed and this unit's.
    Unit(Unit),
    /// What is not closed and past its due time.
    Overdue,
    /// What is closed, the last first.
    Closed,
}

/// Which rows of a list somebody looks for. What is none fits all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The list.
    pub view: View,
    /// In this state.
    pub state: Option<State>,
    /// Theirs; `Some(None)`: nobody's.
    pub owner: Option<Option<String>>,
    /// This unit's.
    pub unit: Option<Unit>,
    /// From the area with this code.
    pub area: Option<String>,
    /// In this band, by the rule or by hand.
    pub band: Option<Band>,
    /// Only what is past its due time. Nothing that is closed is.
    pub late: bool,
    /// What is past, then.
    pub now: Timestamp,
}

impl Filter {
    /// All of a list.
    pub fn all(view: View, now: Timestamp) -> Self {
        Self { view, state: None, owner: None, unit: None, area: None, band: None, late: false, now }
    }
}

/// Where a page of a list ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The band of its last row.
    pub band: Band,
    /// When that was due; of what is closed, when it was.
    pub due_at: Timestamp,
    /// Its reference.
    pub reference: Reference,
}

impl QueueRow {
    /// Where a page of this list ends whose last row it is.
    pub fn place(&self, view: View) -> Place {
        let closed_at = self.closed_at.filter(|_| view == View::Closed);
        Place { band: self.band, due_at: closed_at.unwrap_or(self.due_at), reference: self.reference }
    }
}

/// How much there is in each list. Each figure ends at [`COUNTED`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// What nobody has read yet, in each band where there is any.
    pub bands: Vec<InBand>,
    /// What is not closed.
    pub open: u64,
    /// What is not closed and theirs.
    pub mine: u64,
    /// What is not closed and the unit's, for whoever is limited to one.
    pub unit: Option<u64>,
    /// What is not closed and past its due time.
    pub overdue: u64,
}
