//! Links that were given to officers.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::officers;
use crate::unchecked_desk::{UncheckedInvitation, UncheckedOfficer};
use crate::{Invitation, InvitationKind, Officer, OfficerId, OfficerState, StoreError};

pub(super) fn add(db: &Connection, invitation: &Invitation) -> Result<(), StoreError> {
    let insert = "INSERT INTO invitations (token_hash, officer, kind, expires_at) VALUES (?1, ?2, ?3, ?4)";
    let ends = invitation.expires_at.as_second();
    let values = params![invitation.token_hash, invitation.officer, invitation.kind.code(), ends];
    db.prepare_cached(insert)?.execute(values)?;
    Ok(())
}

pub(super) fn find(
    db: &Connection,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(Invitation, Officer)>, StoreError> {
    let query = format!(
        "SELECT {}, {} FROM invitations JOIN officers ON officers.id = invitations.officer
        WHERE token_hash = ?1 AND expires_at > ?2 AND officers.state <> ?3",
        UncheckedInvitation::COLUMNS,
        UncheckedOfficer::COLUMNS
    );
    let values = params![token_hash, now.as_second(), OfficerState::Revoked.code()];
    let found = db.prepare_cached(&query)?.query_row(values, |row| {
        let invitation = UncheckedInvitation {
            token_hash: row.get(0)?,
            officer: row.get(1)?,
            kind: row.get(2)?,
            expires_at: row.get(3)?,
        };
        Ok((invitation, officers::unchecked(row, UncheckedInvitation::MANY)?))
    });
    found.optional()?.map(|(invitation, officer)| Ok((invitation.checked()?, officer.checked()?))).transpose()
}

/// Deletes an invitation as it is used. False if it is spent, has expired, or is another's or for something else.
pub(super) fn spend(
    db: &Connection,
    token_hash: &[u8; 32],
    officer: &OfficerId,
    kind: InvitationKind,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let delete = "DELETE FROM invitations WHERE token_hash = ?1 AND officer = ?2 AND kind = ?3 AND expires_at > ?4";
    let spent = db.prepare_cached(delete)?.execute(params![token_hash, officer, kind.code(), now.as_second()])?;
    Ok(spent == 1)
}
