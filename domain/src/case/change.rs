//! Changes to a case.

use jiff::Timestamp;

use super::{Case, Outcome};
use crate::code::codes;
use crate::codes::Unit;
use crate::queue::State;
use crate::triage::Band;

codes! {
    /// What kind a change is, as the audit has it.
    ChangeKind in "change" {
        Take = "take",
        Open = "open_case",
        GiveBack = "give_back",
        ComeBack = "come_back",
        PassOver = "pass_over",
        HandOver = "hand_over",
        GiveBand = "give_band",
        Add = "add",
        Close = "close",
        Reopen = "reopen",
        Hold = "hold",
        Release = "release",
        Restrict = "restrict",
    }
}

/// Something that is done to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody takes it.
    Take {
        /// Who.
        owner: String,
        /// When.
        at: Timestamp,
    },
    /// Its owner has read it and works on it.
    Open {
        /// When.
        at: Timestamp,
        /// When it is to be looked at again, if nothing else is due before.
        review_at: Timestamp,
    },
    /// It waits again, for anybody.
    GiveBack {
        /// By when it is to be read.
        due_at: Timestamp,
    },
    /// It waits again, because whoever took it did not open it.
    ComeBack {
        /// When.
        at: Timestamp,
    },
    /// Whoever it was given to leaves it to somebody else.
    PassOver,
    /// It goes to a unit, or to somebody in one.
    HandOver {
        /// The unit.
        unit: Unit,
        /// Who gets it; nobody in particular if none.
        owner: Option<String>,
        /// When.
        at: Timestamp,
        /// By when it is to be read, where nobody in particular gets it.
        due_at: Timestamp,
    },
    /// It is read sooner, or later, than the rule says.
    GiveBand {
        /// The band.
        band: Band,
        /// When it is due in that band.
        due_at: Timestamp,
    },
    /// Something is added to it ([`Entry`](super::Entry)).
    Add {
        /// When it is due now, if that changes it.
        due_at: Option<Timestamp>,
    },
    /// The team is done with it.
    Close {
        /// How it ended.
        outcome: Outcome,
        /// When.
        at: Timestamp,
    },
    /// The team takes it up again.
    Reopen {
        /// When it is to be looked at again.
        review_at: Timestamp,
    },
    /// It is kept, however old it becomes.
    Hold,
    /// It is kept no longer than others.
    Release,
    /// Only these accounts may know of it; all whose role allows it if none.
    Restrict {
        /// Their names.
        named: Option<Vec<String>>,
    },
}

/// A change that the state of the case does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLegal {
    /// The state that the case is in.
    pub state: State,
    /// The code of the change.
    pub change: ChangeKind,
}

impl std::fmt::Display for NotLegal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use crate::Code;
        write!(f, "a case that is {} can't be changed by {}", self.state.code(), self.change.code())
    }
}

impl std::error::Error for NotLegal {}

impl Change {
    /// What kind it is.
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::Take { .. } => ChangeKind::Take,
            Self::Open { .. } => ChangeKind::Open,
            Self::GiveBack { .. } => ChangeKind::GiveBack,
            Self::ComeBack { .. } => ChangeKind::ComeBack,
            Self::PassOver => ChangeKind::PassOver,
            Self::HandOver { .. } => ChangeKind::HandOver,
            Self::GiveBand { .. } => ChangeKind::GiveBand,
            Self::Add { .. } => ChangeKind::Add,
            Self::Close { .. } => ChangeKind::Close,
            Self::Reopen { .. } => ChangeKind::Reopen,
            Self::Hold => ChangeKind::Hold,
            Self::Release => ChangeKind::Release,
            Self::Restrict { .. } => ChangeKind::Restrict,
        }
    }

    /// The case after the change, one version further.
    ///
    /// # Errors
    /// [`NotLegal`] where its state does not allow that.
    pub fn apply(&self, case: &Case) -> Result<Case, NotLegal> {
        let mut after = Case { version: case.version + 1, ..case.clone() };
        match (self, case.state) {
            (Self::Take { owner, at }, State::Waiting) => {
                after.came_back_at = None;
                after.give_to(owner.clone(), *at);
            }
            (Self::Open { at, review_at }, State::Taken) => {
                after.state = State::InHand;
                // Handed over, it was read before, and its tasks stay due.
                if after.read_at.is_none() {
                    (after.read_at, after.due_at) = (Some(*at), *review_at);
                }
            }
            (Self::GiveBack { due_at }, State::Taken | State::InHand) => {
                after.wait();
                after.due_at = *due_at;
            }
            (Self::ComeBack { at }, State::Taken) => {
                after.wait();
                after.came_back_at = Some(*at);
            }
            (Self::PassOver, State::Taken) => after.wait(),
            (Self::HandOver { unit, owner, at, due_at }, State::Waiting | State::Taken | State::InHand) => {
                after.unit = Some(*unit);
                if let Some(owner) = owner {
                    // Who gets it goes on where the other stopped: its tasks stay due.
                    after.give_to(owner.clone(), *at);
                } else {
                    after.wait();
                    after.due_at = *due_at;
                }
            }
            (Self::GiveBand { band, due_at }, State::Waiting | State::Taken | State::InHand) => {
                after.band_by_hand = Some(*band);
                if after.read_at.is_none() {
                    after.due_at = *due_at;
                }
            }
            (Self::Add { due_at }, _) => after.due_at = due_at.unwrap_or(case.due_at),
            (Self::Close { outcome, at }, State::InHand) => {
                (after.state, after.outcome, after.closed_at) = (State::Closed, Some(*outcome), Some(*at));
            }
            (Self::Reopen { review_at }, State::Closed) => {
                (after.state, after.outcome, after.closed_at) = (State::InHand, None, None);
                after.due_at = *review_at;
            }
            (Self::Hold, _) => after.held = true,
            (Self::Release, _) => after.held = false,
            (Self::Restrict { named }, _) => after.named.clone_from(named),
            _ => return Err(NotLegal { state: case.state, change: self.kind() }),
        }
        Ok(after)
    }
}

impl Case {
    /// It waits to be read, by whoever takes it next.
    fn wait(&mut self) {
        (self.state, self.owner, self.taken_at, self.read_at) = (State::Waiting, None, None, None);
    }

    fn give_to(&mut self, owner: String, at: Timestamp) {
        (self.state, self.owner, self.taken_at) = (State::Taken, Some(owner), Some(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn case(state: State) -> Case {
        let owner = (state != State::Waiting).then(|| "Ana".to_owned());
        let closed = state == State::Closed;
        Case {
            state,
            version: 7,
            taken_at: owner.is_some().then_some(AT),
            owner,
            unit: None,
            outcome: closed.then_some(Outcome::Contacted),
            closed_at: closed.then_some(AT),
            band: Band::Standard,
            band_by_hand: None,
            due_at: AT,
            read_at: matches!(state, State::InHand | State::Closed).then_some(AT),
            came_back_at: None,
            held: false,
            advocate: false,
            named: None,
        }
    }

    fn changes() -> [Change; 14] {
        let unit = Unit::ALL[0];
        [
            Change::Take { owner: "Ben".to_owned(), at: AT },
            Change::Open { at: AT, review_at: Timestamp::MAX },
            Change::GiveBack { due_at: AT },
            Change::ComeBack { at: AT },
            Change::PassOver,
            Change::HandOver { unit, owner: None, at: AT, due_at: AT },
            Change::HandOver { unit, owner: Some("Ben".to_owned()), at: AT, due_at: AT },
            Change::GiveBand { band: Band::Urgent, due_at: Timestamp::MAX },
            Change::Add { due_at: None },
            Change::Close { outcome: Outcome::Duplicate, at: Timestamp::MAX },
            Change::Reopen { review_at: Timestamp::MAX },
            Change::Hold,
            Change::Release,
            Change::Restrict { named: Some(vec!["Ana".to_owned()]) },
        ]
    }

    /// To which state each change leads from `waiting`, `taken`, `in_hand` and `closed`; `-` where it is not legal.
    /// Written out once more, so that a slip in the rules is seen.
    const TABLE: [(&str, [&str; 4]); 14] = [
        ("take", ["taken", "-", "-", "-"]),
        ("open_case", ["-", "in_hand", "-", "-"]),
        ("give_back", ["-", "waiting", "waiting", "-"]),
        ("come_back", ["-", "waiting", "-", "-"]),
        ("pass_over", ["-", "waiting", "-", "-"]),
        ("hand_over", ["waiting", "waiting", "waiting", "-"]),
        ("hand_over", ["taken", "taken", "taken", "-"]),
        ("give_band", ["waiting", "taken", "in_hand", "-"]),
        ("add", ["waiting", "taken", "in_hand", "closed"]),
        ("close", ["-", "-", "closed", "-"]),
        ("reopen", ["-", "-", "-", "in_hand"]),
        ("hold", ["waiting", "taken", "in_hand", "closed"]),
        ("release", ["waiting", "taken", "in_hand", "closed"]),
        ("restrict", ["waiting", "taken", "in_hand", "closed"]),
    ];

    #[test]
    fn every_change_in_every_state_is_legal_or_not_as_the_table_says() {
        for (change, (name, wanted)) in changes().iter().zip(TABLE) {
            assert_eq!(change.kind().code(), name);
            for (state, wanted) in State::ALL.iter().zip(wanted) {
                let after = change.apply(&case(*state));
                let found = after.as_ref().map_or("-", |after| after.state.code());
                assert_eq!(found, wanted, "{state:?} {change:?}");
                if let Ok(after) = after {
                    assert_eq!(after.version, 8);
                    // Whoever waits for somebody has no owner; whoever is worked on has one; only what is closed has ended.
                    assert_eq!(after.owner.is_none(), after.state == State::Waiting, "{state:?} {change:?}");
                    assert_eq!(after.owner.is_none(), after.taken_at.is_none(), "{state:?} {change:?}");
                    let ended = after.state == State::Closed;
                    assert_eq!((after.outcome.is_some(), after.closed_at.is_some()), (ended, ended), "{change:?}");
                }
            }
        }
        let kinds: std::collections::BTreeSet<_> = changes().iter().map(Change::kind).collect();
        assert_eq!(kinds.len(), ChangeKind::ALL.len(), "every kind is in the table");
    }

    #[test]
    fn a_band_by_hand_counts_before_that_of_the_rule_and_does_not_replace_it() {
        let change = Change::GiveBand { band: Band::Check, due_at: Timestamp::MAX };
        let after = change.apply(&case(State::Waiting)).unwrap();
        assert_eq!((after.band, after.counting_band(), after.due_at), (Band::Standard, Band::Check, Timestamp::MAX));
    }

    #[test]
    fn what_was_read_is_due_by_its_tasks_and_no_more_by_its_band() {
        let read = Change::Open { at: AT, review_at: Timestamp::MAX }.apply(&case(State::Taken)).unwrap();
        assert_eq!((read.read_at, read.due_at), (Some(AT), Timestamp::MAX));
        let band = Change::GiveBand { band: Band::Urgent, due_at: AT }.apply(&read).unwrap();
        assert_eq!(band.due_at, Timestamp::MAX);
        let to_ben = Change::HandOver { unit: Unit::ALL[0], owner: Some("Ben".to_owned()), at: AT, due_at: AT };
        let handed = to_ben.apply(&band).unwrap();
        let again = Change::Open { at: Timestamp::MAX, review_at: AT }.apply(&handed).unwrap();
        assert_eq!((again.read_at, again.due_at), (Some(AT), Timestamp::MAX), "it was read once");
    }

    #[test]
    fn what_nobody_has_is_to_be_read_again() {
        let unit = Unit::ALL[0];
        for change in
            [Change::GiveBack { due_at: AT }, Change::HandOver { unit, owner: None, at: Timestamp::MAX, due_at: AT }]
        {
            let read = Case { due_at: Timestamp::MAX, ..case(State::InHand) };
            let after = change.apply(&read).unwrap();
            assert_eq!((after.read_at, after.due_at), (None, AT), "{change:?}");
        }
    }

    #[test]
    fn what_came_back_says_so_until_it_is_taken_again() {
        let back = Change::ComeBack { at: AT }.apply(&case(State::Taken)).unwrap();
        assert_eq!((back.owner.as_deref(), back.came_back_at), (None, Some(AT)));
        let taken = Change::Take { owner: "Ben".to_owned(), at: AT }.apply(&back).unwrap();
        assert_eq!((taken.owner.as_deref(), taken.came_back_at), (Some("Ben"), None));
    }
}
