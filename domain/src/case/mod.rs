//! A report on its way through the team: its state, who has it, and which changes are legal. What a person wrote is no
//! part of it, nor is what staff write: that is sealed and lies beside it (`entry.rs`).

mod change;
mod entry;

use jiff::Timestamp;

use crate::access::Standing;
use crate::code::codes;
use crate::codes::Unit;
use crate::queue::State;
use crate::triage::Band;

pub use change::{Change, ChangeKind, NotLegal};
pub use entry::{Entry, EntryKind, Lane};

codes! {
    /// How a case ended.
    Outcome in "outcome" {
        Contacted = "contacted",
        CrimeRecorded = "crime_recorded",
        OrderSoughtOrMade = "order_sought_or_made",
        BreachActedOn = "breach_acted_on",
        AdviceGiven = "advice_given",
        ReferredToAdvocate = "referred_to_advocate",
        PassedToAnotherForce = "passed_to_another_force",
        Duplicate = "duplicate",
        NoContactWanted = "no_contact_wanted",
        ClosedWithReason = "closed_with_reason",
    }
}

/// A case as its row describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Where it is on its way.
    pub state: State,
    /// How often it was changed. A change names the version that it saw.
    pub version: i64,
    /// Who has it.
    pub owner: Option<String>,
    /// The unit that works it.
    pub unit: Option<Unit>,
    /// How it ended, once it is closed.
    pub outcome: Option<Outcome>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// The band that the rule gave.
    pub band: Band,
    /// The band that somebody gave instead.
    pub band_by_hand: Option<Band>,
    /// When it is due: to be read, until somebody has read it; then for the soonest task, or to be looked at again.
    pub due_at: Timestamp,
    /// When whoever has it took it.
    pub taken_at: Option<Timestamp>,
    /// When somebody first read it.
    pub read_at: Option<Timestamp>,
    /// When it came back, because whoever took it did not open it. None once it is taken again.
    pub came_back_at: Option<Timestamp>,
    /// Whether it is kept, however old it becomes.
    pub held: bool,
    /// Whether the person agreed that an advocate sees it.
    pub advocate: bool,
    /// The only accounts that may know of it, where it is closed to all others.
    pub named: Option<Vec<String>>,
}

impl Case {
    /// The band that counts in the queue.
    pub fn counting_band(&self) -> Band {
        self.band_by_hand.unwrap_or(self.band)
    }

    /// What access to it depends on.
    pub fn standing(&self) -> Standing {
        Standing { unit: self.unit, advocate: self.advocate, named: self.named.clone() }
    }
}
