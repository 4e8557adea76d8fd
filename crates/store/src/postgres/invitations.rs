//! Links that were given to officers.

use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Row as _};

use super::officers;
use crate::unchecked_desk::{UncheckedInvitation, UncheckedOfficer};
use crate::{Invitation, InvitationKind, Officer, OfficerId, OfficerState, StoreError};

pub(super) async fn add(all: &mut PgConnection, invitation: &Invitation) -> Result<(), StoreError> {
    let insert = "INSERT INTO invitations (token_hash, officer, kind, expires_at) VALUES ($1, $2, $3, $4)";
    let insert = sqlx::query(insert).bind(&invitation.token_hash[..]).bind(&invitation.officer[..]);
    insert.bind(invitation.kind.code()).bind(invitation.expires_at.as_second()).execute(all).await?;
    Ok(())
}

pub(super) async fn find(
    pool: &PgPool,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(Invitation, Officer)>, StoreError> {
    let query = format!(
        "SELECT {}, {} FROM invitations JOIN officers ON officers.id = invitations.officer
        WHERE token_hash = $1 AND expires_at > $2 AND officers.state <> $3",
        UncheckedInvitation::COLUMNS,
        UncheckedOfficer::COLUMNS
    );
    let query = sqlx::query(AssertSqlSafe(query)).bind(&token_hash[..]).bind(now.as_second());
    let found = query.bind(OfficerState::Revoked.code()).fetch_optional(pool).await?;
    let both = |row: PgRow| {
        let invitation = UncheckedInvitation {
            token_hash: row.try_get(0)?,
            officer: row.try_get(1)?,
            kind: row.try_get(2)?,
            expires_at: row.try_get(3)?,
        };
        Ok((invitation.checked()?, officers::unchecked(&row, UncheckedInvitation::MANY)?.checked()?))
    };
    found.map(both).transpose()
}

/// Deletes an invitation as it is used. False if it is spent, has expired, or is another's or for something else.
pub(super) async fn spend(
    all: &mut PgConnection,
    token_hash: &[u8; 32],
    officer: &OfficerId,
    kind: InvitationKind,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let delete = "DELETE FROM invitations WHERE token_hash = $1 AND officer = $2 AND kind = $3 AND expires_at > $4";
    let delete = sqlx::query(delete).bind(&token_hash[..]).bind(&officer[..]).bind(kind.code());
    Ok(delete.bind(now.as_second()).execute(all).await?.rows_affected() == 1)
}
