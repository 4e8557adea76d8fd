//! Rows about who may sign in at the desk, as they were read, before anything is taken for true.

use domain::Code;
use domain::access::Role;
use domain::codes::Unit;

use super::{
    Ceremony, DeskSession, Invitation, InvitationKind, Officer, OfficerId, OfficerState, Passkey, StoreError, time,
};

/// An officer.
pub(super) struct UncheckedOfficer {
    pub(super) id: Vec<u8>,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) unit: Option<String>,
    pub(super) state: String,
    pub(super) added_at: i64,
    pub(super) revoked_at: Option<i64>,
}

impl UncheckedOfficer {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "officers.id, officers.name, officers.role, officers.unit, officers.state,
        officers.added_at, officers.revoked_at";

    /// What it says, if it says what a row can.
    pub(super) fn checked(self) -> Result<Officer, StoreError> {
        const DAMAGED: StoreError = StoreError::Damaged("officers");
        Ok(Officer {
            id: sized(self.id)?,
            name: self.name,
            role: Role::from_code(&self.role).ok_or(DAMAGED)?,
            // A unit that there is no more: they are of none, and see no unit's cases.
            unit: self.unit.as_deref().and_then(Unit::from_code),
            state: OfficerState::from_code(&self.state).ok_or(DAMAGED)?,
            added_at: time(self.added_at)?,
            revoked_at: self.revoked_at.map(time).transpose()?,
        })
    }
}

/// A passkey.
pub(super) struct UncheckedPasskey {
    pub(super) credential: Vec<u8>,
    pub(super) officer: Vec<u8>,
    pub(super) transports: i64,
    pub(super) fixed: Vec<u8>,
    pub(super) changing: Vec<u8>,
    pub(super) added_at: i64,
    pub(super) used_at: Option<i64>,
}

impl UncheckedPasskey {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "credential, officer, transports, fixed, changing, added_at, used_at";

    /// What it says, if it says what a row can.
    pub(super) fn checked(self) -> Result<Passkey, StoreError> {
        Ok(Passkey {
            credential: self.credential,
            officer: sized(self.officer)?,
            transports: u8::try_from(self.transports).map_err(|_| StoreError::Damaged("passkeys.transports"))?,
            fixed: self.fixed,
            changing: self.changing,
            added_at: time(self.added_at)?,
            used_at: self.used_at.map(time).transpose()?,
        })
    }
}

/// An invitation.
pub(super) struct UncheckedInvitation {
    pub(super) token_hash: Vec<u8>,
    pub(super) officer: Vec<u8>,
    pub(super) kind: String,
    pub(super) expires_at: i64,
}

impl UncheckedInvitation {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str =
        "invitations.token_hash, invitations.officer, invitations.kind, invitations.expires_at";

    /// How many they are.
    pub(super) const MANY: usize = 4;

    /// What it says, if it says what a row can.
    pub(super) fn checked(self) -> Result<Invitation, StoreError> {
        Ok(Invitation {
            token_hash: sized(self.token_hash)?,
            officer: sized(self.officer)?,
            kind: InvitationKind::from_code(&self.kind).ok_or(StoreError::Damaged("invitations.kind"))?,
            expires_at: time(self.expires_at)?,
        })
    }
}

/// A session.
pub(super) struct UncheckedSession {
    pub(super) id: Vec<u8>,
    pub(super) officer: Vec<u8>,
    pub(super) began_at: i64,
    pub(super) seen_at: i64,
    pub(super) expires_at: i64,
    pub(super) proven_at: Option<i64>,
    pub(super) locked_at: Option<i64>,
}

impl UncheckedSession {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "desk_sessions.id, desk_sessions.officer, desk_sessions.began_at,
        desk_sessions.seen_at, desk_sessions.expires_at, desk_sessions.proven_at, desk_sessions.locked_at";

    /// How many they are.
    pub(super) const MANY: usize = 7;

    /// What it says, if it says what a row can.
    pub(super) fn checked(self) -> Result<DeskSession, StoreError> {
        Ok(DeskSession {
            id: sized(self.id)?,
            officer: sized(self.officer)?,
            began_at: time(self.began_at)?,
            seen_at: time(self.seen_at)?,
            expires_at: time(self.expires_at)?,
            proven_at: self.proven_at.map(time).transpose()?,
            locked_at: self.locked_at.map(time).transpose()?,
        })
    }
}

/// A ceremony.
pub(super) struct UncheckedCeremony {
    pub(super) officer: Option<Vec<u8>>,
    pub(super) purpose: String,
    pub(super) state: Vec<u8>,
    pub(super) expires_at: i64,
}

impl UncheckedCeremony {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "officer, purpose, state, expires_at";

    /// What it says, if it says what a row can.
    pub(super) fn checked(self) -> Result<Ceremony, StoreError> {
        Ok(Ceremony {
            officer: self.officer.map(sized::<{ size_of::<OfficerId>() }>).transpose()?,
            purpose: self.purpose,
            state: self.state,
            expires_at: time(self.expires_at)?,
        })
    }
}

fn sized<const BYTES: usize>(bytes: Vec<u8>) -> Result<[u8; BYTES], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Damaged("a key of another length"))
}
