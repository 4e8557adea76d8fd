//! Changes to a case.

use jiff::Timestamp;

use super::{Case, Outcome};
use crate::codes::Unit;
use crate::queue::State;
use crate::triage::Band;

/// Something that is done to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody takes it.
    Take {
        /// Who.
        owner: String,
    },
    /// Its owner has read it and works on it.
    Open,
    /// It waits again, for anybody.
    GiveBack,
    /// It goes to a unit, or to somebody in one.
    HandOver {
        /// The unit.
        unit: Unit,
        /// Who gets it; nobody in particular if none.
        owner: Option<String>,
    },
    /// It is read sooner, or later, than the rule says.
    GiveBand {
        /// The band.
        band: Band,
        /// When it is due in that band.
        due_at: Timestamp,
    },
    /// The team is done with it.
    Close {
        /// How it ended.
        outcome: Outcome,
        /// When.
        at: Timestamp,
    },
    /// The team takes it up again.
    Reopen,
}

/// A change that the state of the case does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLegal {
    /// The state that the case is in.
    pub state: State,
    /// The code of the change.
    pub change: &'static str,
}

impl std::fmt::Display for NotLegal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use crate::Code;
        write!(f, "a case that is {} can't be changed by {}", self.state.code(), self.change)
    }
}

impl std::error::Error for NotLegal {}

impl Change {
    /// Its name in the audit.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Take { .. } => "take",
            Self::Open => "open_case",
            Self::GiveBack => "give_back",
            Self::HandOver { .. } => "hand_over",
            Self::GiveBand { .. } => "give_band",
            Self::Close { .. } => "close",
            Self::Reopen => "reopen",
        }
    }

    /// The case after the change, one version further.
    ///
    /// # Errors
    /// [`NotLegal`] where its state does not allow that.
    pub fn apply(&self, case: &Case) -> Result<Case, NotLegal> {
        let mut after = Case { version: case.version + 1, ..case.clone() };
        match (self, case.state) {
            (Self::Take { owner }, State::Waiting) => {
                (after.state, after.owner) = (State::Taken, Some(owner.clone()));
            }
            (Self::Open, State::Taken) => after.state = State::InHand,
            (Self::GiveBack, State::Taken | State::InHand) => {
                (after.state, after.owner) = (State::Waiting, None);
            }
            (Self::HandOver { unit, owner }, State::Waiting | State::Taken | State::InHand) => {
                after.state = if owner.is_some() { State::Taken } else { State::Waiting };
                (after.unit, after.owner) = (Some(*unit), owner.clone());
            }
            (Self::GiveBand { band, due_at }, State::Waiting | State::Taken | State::InHand) => {
                (after.band_by_hand, after.due_at) = (Some(*band), *due_at);
            }
            (Self::Close { outcome, at }, State::InHand) => {
                (after.state, after.outcome, after.closed_at) = (State::Closed, Some(*outcome), Some(*at));
            }
            (Self::Reopen, State::Closed) => {
                (after.state, after.outcome, after.closed_at) = (State::InHand, None, None);
            }
            _ => return Err(NotLegal { state: case.state, change: self.code() }),
        }
        Ok(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    fn case(state: State) -> Case {
        let owner = (state != State::Waiting).then(|| "Ana".to_owned());
        let closed = state == State::Closed;
        Case {
            state,
            version: 7,
            owner,
            unit: None,
            outcome: closed.then_some(Outcome::Contacted),
            closed_at: closed.then_some(Timestamp::UNIX_EPOCH),
            band: Band::Standard,
            band_by_hand: None,
            due_at: Timestamp::UNIX_EPOCH,
        }
    }

    fn changes() -> [Change; 8] {
        let unit = Unit::ALL[0];
        [
            Change::Take { owner: "Ben".to_owned() },
            Change::Open,
            Change::GiveBack,
            Change::HandOver { unit, owner: None },
            Change::HandOver { unit, owner: Some("Ben".to_owned()) },
            Change::GiveBand { band: Band::Urgent, due_at: Timestamp::MAX },
            Change::Close { outcome: Outcome::Duplicate, at: Timestamp::MAX },
            Change::Reopen,
        ]
    }

    /// From which state which change leads to which state; `-` where it is not legal. Written out once more, so that a
    /// slip in the rules is seen.
    const TABLE: [(State, [&str; 8]); 4] = [
        (State::Waiting, ["taken", "-", "-", "waiting", "taken", "waiting", "-", "-"]),
        (State::Taken, ["-", "in_hand", "waiting", "waiting", "taken", "taken", "-", "-"]),
        (State::InHand, ["-", "-", "waiting", "waiting", "taken", "in_hand", "closed", "-"]),
        (State::Closed, ["-", "-", "-", "-", "-", "-", "-", "in_hand"]),
    ];

    #[test]
    fn every_change_in_every_state_is_legal_or_not_as_the_table_says() {
        assert_eq!(TABLE.map(|(state, _)| state), State::ALL);
        for (state, wanted) in TABLE {
            for (change, wanted) in changes().iter().zip(wanted) {
                let after = change.apply(&case(state));
                let found = after.as_ref().map_or("-", |after| after.state.code());
                assert_eq!(found, wanted, "{state:?} {change:?}");
                if let Ok(after) = after {
                    assert_eq!(after.version, 8);
                    // Whoever waits for somebody has no owner; whoever is worked on has one; only what is closed has ended.
                    assert_eq!(after.owner.is_none(), after.state == State::Waiting, "{state:?} {change:?}");
                    let ended = after.state == State::Closed;
                    assert_eq!((after.outcome.is_some(), after.closed_at.is_some()), (ended, ended), "{change:?}");
                }
            }
        }
    }

    #[test]
    fn a_band_by_hand_counts_before_that_of_the_rule_and_does_not_replace_it() {
        let change = Change::GiveBand { band: Band::Check, due_at: Timestamp::MAX };
        let after = change.apply(&case(State::Waiting)).unwrap();
        assert_eq!((after.band, after.counting_band(), after.due_at), (Band::Standard, Band::Check, Timestamp::MAX));
    }
}
