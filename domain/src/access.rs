//! Who at the desk may see and do what. Pages, lists, counts, searches and exports all ask here, and a page can only be
//! made of what was let through: [`Seen`] and [`Scope`] come from nowhere else.

mod role;
mod scope;
mod seen;

use crate::case::ChangeKind;
use crate::codes::Unit;

pub use role::{Area, Role};
pub use scope::Scope;
pub use seen::{Cut, Seen};

/// Somebody of the team who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The name of their account, as cases and the audit have it.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// The unit that they work in, if in one.
    pub unit: Option<Unit>,
}

/// What a case's row says that access depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The unit that works it.
    pub unit: Option<Unit>,
    /// Whether the person agreed that an advocate sees it.
    pub advocate: bool,
    /// The only accounts that may know of it, where it is closed to all others.
    pub named: Option<Vec<String>>,
}

crate::code::codes! {
    /// A part of a case that a role may have to do without.
    Part in "case_part" {
        /// The person's own words: free text can name anybody.
        Words = "words",
        /// What says who the person responsible is: name, details, accounts.
        Identifiers = "identifiers",
        /// Digital leads.
        Leads = "leads",
        /// What staff wrote.
        Notes = "notes",
        /// What is to be done.
        Tasks = "tasks",
        /// The log of the case.
        Log = "log",
        /// Who of the staff has it, or has it open.
        Staff = "staff",
    }
}

/// What somebody may see of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// All of it.
    Full,
    /// All but these parts.
    Without(&'static [Part]),
    /// Nothing: for them there is no such case.
    Nothing,
}

/// What an advocate does without, whatever a case holds.
const KEPT_FROM_ADVOCATES: &[Part] =
    &[Part::Words, Part::Identifiers, Part::Leads, Part::Notes, Part::Tasks, Part::Log, Part::Staff];

impl Viewer {
    /// What their role does without, whatever a case holds.
    pub fn kept_back(&self) -> &'static [Part] {
        match self.role {
            Role::Advocate => KEPT_FROM_ADVOCATES,
            Role::Lead | Role::TriageOfficer | Role::UnitOfficer | Role::Auditor => &[],
        }
    }

    /// What they may see of this case.
    pub fn may_see(&self, case: &Standing) -> Access {
        if case.named.as_ref().is_some_and(|named| !named.contains(&self.name)) {
            return Access::Nothing;
        }
        match self.role {
            Role::Lead | Role::TriageOfficer => Access::Full,
            Role::UnitOfficer if self.unit.is_some() && self.unit == case.unit => Access::Full,
            Role::Advocate if case.advocate => Access::Without(self.kept_back()),
            Role::UnitOfficer | Role::Advocate | Role::Auditor => Access::Nothing,
        }
    }

    /// Whether they may change this case so. Who may see all of it may work it; some changes are a lead's.
    pub fn may_change(&self, case: &Standing, change: ChangeKind) -> bool {
        let by_lead = matches!(change, ChangeKind::Restrict | ChangeKind::Hold | ChangeKind::Release);
        self.may_see(case) == Access::Full && (self.role == Role::Lead || !by_lead)
    }

    /// Whether they may use this area of the desk.
    pub fn may_use(&self, area: Area) -> bool {
        match area {
            Area::Queue => self.role != Role::Auditor,
            Area::TakeNext => matches!(self.role, Role::Lead | Role::TriageOfficer | Role::UnitOfficer),
            Area::Audit => matches!(self.role, Role::Lead | Role::Auditor),
            Area::People => self.role == Role::Lead,
        }
    }

    /// The cases that they may know of, for lists, counts and searches.
    pub fn scope(&self) -> Scope {
        Scope::of(self)
    }
}
