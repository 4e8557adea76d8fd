//! Rows about who may sign in at the desk, and who is signed in.

use domain::access::{Role, Viewer};
use domain::codes::Unit;
use jiff::Timestamp;

/// How an officer is known for ever, whatever they are called.
pub type OfficerId = [u8; 16];

/// Somebody who may sign in at the desk, or might.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// How they are known for ever.
    pub id: OfficerId,
    /// Their name, as cases and the audit have it. No other has the same.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// The unit that they work in, if in one.
    pub unit: Option<Unit>,
    /// Whether they may sign in.
    pub state: OfficerState,
    /// When they were added.
    pub added_at: Timestamp,
    /// When they were revoked.
    pub revoked_at: Option<Timestamp>,
}

impl Officer {
    /// Who they are to the policy.
    pub fn viewer(&self) -> Viewer {
        Viewer { name: self.name.clone(), role: self.role, unit: self.unit }
    }
}

/// Whether an officer may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficerState {
    /// Not yet: they have no passkey.
    Invited,
    /// They may.
    Active,
    /// Never more.
    Revoked,
}

impl OfficerState {
    const ALL: [Self; 3] = [Self::Invited, Self::Active, Self::Revoked];

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Revoked => "revoked",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A passkey: what proves that whoever signs in holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The credential's id.
    pub credential: Vec<u8>,
    /// Whose it is.
    pub officer: OfficerId,
    /// How it is reached, as bits.
    pub transports: u8,
    /// What of it never changes.
    pub fixed: Vec<u8>,
    /// What changes as it is used.
    pub changing: Vec<u8>,
    /// When it was added.
    pub added_at: Timestamp,
    /// When it was used last.
    pub used_at: Option<Timestamp>,
}

/// A link that was given to somebody. It is gone once it was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// A hash of what the link holds.
    pub token_hash: [u8; 32],
    /// Whom it is for.
    pub officer: OfficerId,
    /// What it does.
    pub kind: InvitationKind,
    /// Until when.
    pub expires_at: Timestamp,
}

/// What an invitation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationKind {
    /// They add a passkey.
    Enrol,
    /// They are signed in without one, in a demo.
    Demo,
}

impl InvitationKind {
    const ALL: [Self; 2] = [Self::Enrol, Self::Demo];

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Enrol => "enrol",
            Self::Demo => "demo",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// That somebody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskSession {
    /// A hash of what the cookie holds.
    pub id: [u8; 32],
    /// Who.
    pub officer: OfficerId,
    /// Since when.
    pub began_at: Timestamp,
    /// When they were seen last.
    pub seen_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
    /// When they last used a passkey.
    pub proven_at: Option<Timestamp>,
    /// Since when it is locked.
    pub locked_at: Option<Timestamp>,
}

/// A sign-in or an enrolment under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceremony {
    /// Whose, if anybody's.
    pub officer: Option<OfficerId>,
    /// What it is for: a word of the program's own.
    pub purpose: String,
    /// What the server remembers of it.
    pub state: Vec<u8>,
    /// Until when.
    pub expires_at: Timestamp,
}
