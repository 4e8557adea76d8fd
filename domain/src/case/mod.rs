//! A report on its way through the team: its state, who has it, and which changes are legal. What a person wrote is no
//! part of it.

mod change;

use jiff::Timestamp;

use crate::code::codes;
use crate::codes::Unit;
use crate::queue::State;
use crate::triage::Band;

pub use change::{Change, NotLegal};

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
    /// When it is due.
    pub due_at: Timestamp,
}

impl Case {
    /// The band that counts in the queue.
    pub fn counting_band(&self) -> Band {
        self.band_by_hand.unwrap_or(self.band)
    }
}
