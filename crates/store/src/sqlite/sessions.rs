//! Sessions of officers.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, ToSql, params};

use super::{audit, invitations, officers};
use crate::unchecked_desk::{UncheckedOfficer, UncheckedSession};
use crate::{AuditEntry, DeskSession, InvitationKind, Officer, OfficerId, OfficerState, StoreError};

pub(super) fn find(
    db: &Connection,
    id: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(DeskSession, Officer)>, StoreError> {
    let query = format!(
        "SELECT {}, {} FROM desk_sessions JOIN officers ON officers.id = desk_sessions.officer
        WHERE desk_sessions.id = ?1 AND expires_at > ?2 AND officers.state = ?3",
        UncheckedSession::COLUMNS,
        UncheckedOfficer::COLUMNS
    );
    let values = params![id, now.as_second(), OfficerState::Active.code()];
    let found = db.prepare_cached(&query)?.query_row(values, |row| {
        let session = UncheckedSession {
            id: row.get(0)?,
            officer: row.get(1)?,
            began_at: row.get(2)?,
            seen_at: row.get(3)?,
            expires_at: row.get(4)?,
            proven_at: row.get(5)?,
            locked_at: row.get(6)?,
        };
        Ok((session, officers::unchecked(row, UncheckedSession::MANY)?))
    });
    found.optional()?.map(|(session, officer)| Ok((session.checked()?, officer.checked()?))).transpose()
}

/// Whether a session can begin, or go on, under this id: nobody else has it.
pub(super) fn is_free(db: &Connection, session: &DeskSession) -> Result<bool, StoreError> {
    let query = "SELECT officer FROM desk_sessions WHERE id = ?1";
    let whose: Option<OfficerId> = db.prepare_cached(query)?.query_row([session.id], |row| row.get(0)).optional()?;
    Ok(whose.is_none_or(|officer| officer == session.officer))
}

/// Begins a session, or goes on with it.
pub(super) fn begin(db: &Connection, session: &DeskSession) -> Result<(), StoreError> {
    let insert = "INSERT INTO desk_sessions (id, officer, began_at, seen_at, expires_at, proven_at, locked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (id) DO UPDATE SET seen_at = ?4, expires_at = ?5, proven_at = ?6, locked_at = ?7";
    db.prepare_cached(insert)?.execute(params![
        session.id,
        session.officer,
        session.began_at.as_second(),
        session.seen_at.as_second(),
        session.expires_at.as_second(),
        session.proven_at.map(Timestamp::as_second),
        session.locked_at.map(Timestamp::as_second),
    ])?;
    Ok(())
}

pub(super) fn begin_by_link(
    db: &Connection,
    session: &DeskSession,
    invitation: Option<[u8; 32]>,
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let Some(officer) = officers::by_id(db, &session.officer)? else { return Ok(false) };
    let may = match invitation {
        Some(_) => officer.state != OfficerState::Revoked,
        None => officer.state == OfficerState::Active,
    };
    if !may || !is_free(db, session)? {
        return Ok(false);
    }
    if let Some(token_hash) = invitation {
        if !invitations::spend(db, &token_hash, &officer.id, InvitationKind::Demo, session.began_at)? {
            return Ok(false);
        }
        officers::activate(db, &officer.id)?;
    }
    begin(db, session)?;
    audit::append(db, entry)?;
    Ok(true)
}

pub(super) fn see(
    db: &Connection,
    id: &[u8; 32],
    seen_at: Timestamp,
    locked: Option<Timestamp>,
) -> Result<(), StoreError> {
    let update = "UPDATE desk_sessions SET seen_at = ?2, locked_at = ?3 WHERE id = ?1";
    db.prepare_cached(update)?.execute(params![id, seen_at.as_second(), locked.map(Timestamp::as_second)])?;
    Ok(())
}

/// Ends all sessions that have this in that column.
pub(super) fn end(
    db: &Connection,
    column: &'static str,
    value: &dyn ToSql,
    entry: &AuditEntry,
) -> Result<usize, StoreError> {
    let delete = format!("DELETE FROM desk_sessions WHERE {column} = ?1");
    let ended = db.prepare_cached(&delete)?.execute([value])?;
    if ended > 0 {
        audit::append(db, entry)?;
    }
    Ok(ended)
}
