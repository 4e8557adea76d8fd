//! Which cases somebody may know of, for whatever looks at many at once.

use super::{Role, Viewer};
use crate::codes::Unit;

/// The cases that somebody may know of. A store takes no other limit, and only [`Viewer::scope`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    name: String,
    cases: Cases,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cases {
    All,
    OfUnit(Unit),
    WithConsent,
    None,
}

impl Scope {
    pub(super) fn of(viewer: &Viewer) -> Self {
        let cases = match (viewer.role, viewer.unit) {
            (Role::Lead | Role::TriageOfficer, _) => Cases::All,
            (Role::UnitOfficer, Some(unit)) => Cases::OfUnit(unit),
            (Role::Advocate, _) => Cases::WithConsent,
            (Role::UnitOfficer, None) | (Role::Auditor, _) => Cases::None,
        };
        Self { name: viewer.name.clone(), cases }
    }

    /// The account: cases that are closed to named staff are in it only where they name it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The only unit whose cases are in it, if it is limited to one.
    pub fn unit(&self) -> Option<Unit> {
        match self.cases {
            Cases::OfUnit(unit) => Some(unit),
            Cases::All | Cases::WithConsent | Cases::None => None,
        }
    }

    /// Whether only cases are in it in which the person agreed to an advocate.
    pub fn only_with_consent(&self) -> bool {
        self.cases == Cases::WithConsent
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.cases == Cases::None
    }
}
