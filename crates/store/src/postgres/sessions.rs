//! Sessions of officers.

use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Row as _};

use super::{audit, invitations, officers};
use crate::unchecked_desk::{UncheckedOfficer, UncheckedSession};
use crate::{AuditEntry, DeskSession, InvitationKind, Officer, OfficerState, StoreError};

pub(super) async fn find(
    pool: &PgPool,
    id: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(DeskSession, Officer)>, StoreError> {
    let query = format!(
        "SELECT {}, {} FROM desk_sessions JOIN officers ON officers.id = desk_sessions.officer
        WHERE desk_sessions.id = $1 AND expires_at > $2 AND officers.state = $3",
        UncheckedSession::COLUMNS,
        UncheckedOfficer::COLUMNS
    );
    let query = sqlx::query(AssertSqlSafe(query)).bind(&id[..]).bind(now.as_second());
    let found = query.bind(OfficerState::Active.code()).fetch_optional(pool).await?;
    let both = |row: PgRow| {
        let session = UncheckedSession {
            id: row.try_get(0)?,
            officer: row.try_get(1)?,
            began_at: row.try_get(2)?,
            seen_at: row.try_get(3)?,
            expires_at: row.try_get(4)?,
            proven_at: row.try_get(5)?,
            locked_at: row.try_get(6)?,
        };
        Ok((session.checked()?, officers::unchecked(&row, UncheckedSession::MANY)?.checked()?))
    };
    found.map(both).transpose()
}

/// Begins a session, or goes on with it. False if somebody else has one under this id.
pub(super) async fn begin(all: &mut PgConnection, session: &DeskSession) -> Result<bool, StoreError> {
    let insert = "INSERT INTO desk_sessions (id, officer, began_at, seen_at, expires_at, proven_at, locked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO UPDATE SET seen_at = $4, expires_at = $5, proven_at = $6, locked_at = $7
        WHERE desk_sessions.officer = $2";
    let begun = sqlx::query(insert)
        .bind(&session.id[..])
        .bind(&session.officer[..])
        .bind(session.began_at.as_second())
        .bind(session.seen_at.as_second())
        .bind(session.expires_at.as_second())
        .bind(session.proven_at.map(Timestamp::as_second))
        .bind(session.locked_at.map(Timestamp::as_second))
        .execute(all)
        .await?;
    Ok(begun.rows_affected() == 1)
}

pub(super) async fn begin_by_link(
    pool: &PgPool,
    session: &DeskSession,
    invitation: Option<[u8; 32]>,
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let mut all = pool.begin().await?;
    let Some(officer) = officers::locked(&mut all, &session.officer).await? else { return Ok(false) };
    let may = match invitation {
        Some(_) => officer.state != OfficerState::Revoked,
        None => officer.state == OfficerState::Active,
    };
    if !may {
        return Ok(false);
    }
    if let Some(token_hash) = invitation {
        let (kind, now) = (InvitationKind::Demo, session.began_at);
        if !invitations::spend(&mut all, &token_hash, &officer.id, kind, now).await? {
            return Ok(false);
        }
        officers::activate(&mut all, &officer.id).await?;
    }
    if !begin(&mut all, session).await? {
        return Ok(false);
    }
    audit::append(&mut all, entry).await?;
    all.commit().await?;
    Ok(true)
}

pub(super) async fn see(
    pool: &PgPool,
    id: &[u8; 32],
    seen_at: Timestamp,
    locked: Option<Timestamp>,
) -> Result<(), StoreError> {
    let update = "UPDATE desk_sessions SET seen_at = $2, locked_at = $3 WHERE id = $1";
    let update = sqlx::query(update).bind(&id[..]).bind(seen_at.as_second());
    update.bind(locked.map(Timestamp::as_second)).execute(pool).await?;
    Ok(())
}

/// Ends all sessions that have this in that column.
pub(super) async fn end(
    pool: &PgPool,
    column: &'static str,
    value: &[u8],
    entry: &AuditEntry,
) -> Result<usize, StoreError> {
    let mut all = pool.begin().await?;
    let delete = format!("DELETE FROM desk_sessions WHERE {column} = $1");
    let ended = sqlx::query(AssertSqlSafe(delete)).bind(value).execute(&mut *all).await?.rows_affected();
    if ended > 0 {
        audit::append(&mut all, entry).await?;
    }
    all.commit().await?;
    Ok(usize::try_from(ended).unwrap_or(usize::MAX))
}
