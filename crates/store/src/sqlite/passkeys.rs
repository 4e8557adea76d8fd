//! Passkeys of officers.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{audit, invitations, officers, sessions};
use crate::unchecked_desk::UncheckedPasskey;
use crate::{AuditEntry, DeskSession, InvitationKind, OfficerId, OfficerState, Passkey, StoreError};

pub(super) fn of(db: &Connection, officer: &OfficerId) -> Result<Vec<Passkey>, StoreError> {
    let columns = UncheckedPasskey::COLUMNS;
    let query = format!("SELECT {columns} FROM passkeys WHERE officer = ?1 ORDER BY added_at, credential");
    let mut statement = db.prepare_cached(&query)?;
    let rows = statement.query_map([officer], unchecked)?;
    rows.map(|row| row?.checked()).collect()
}

fn unchecked(row: &Row<'_>) -> rusqlite::Result<UncheckedPasskey> {
    Ok(UncheckedPasskey {
        credential: row.get(0)?,
        officer: row.get(1)?,
        transports: row.get(2)?,
        fixed: row.get(3)?,
        changing: row.get(4)?,
        added_at: row.get(5)?,
        used_at: row.get(6)?,
    })
}

pub(super) fn enrol(
    db: &Connection,
    passkey: &Passkey,
    token_hash: Option<[u8; 32]>,
    session: &DeskSession,
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let Some(officer) = officers::by_id(db, &passkey.officer)? else { return Ok(false) };
    let may = match token_hash {
        Some(_) => officer.state != OfficerState::Revoked,
        None => officer.state == OfficerState::Active,
    };
    let ours = session.officer == officer.id && sessions::is_free(db, session)?;
    if !may || !ours || whose(db, &passkey.credential)?.is_some() {
        return Ok(false);
    }
    // The last that may be refused: all after it is done.
    if let Some(token_hash) = token_hash
        && !invitations::spend(db, &token_hash, &officer.id, InvitationKind::Enrol, passkey.added_at)?
    {
        return Ok(false);
    }
    let insert = "INSERT INTO passkeys (credential, officer, transports, fixed, changing, added_at, used_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    db.prepare_cached(insert)?.execute(params![
        passkey.credential,
        passkey.officer,
        passkey.transports,
        passkey.fixed,
        passkey.changing,
        passkey.added_at.as_second(),
        passkey.used_at.map(Timestamp::as_second),
    ])?;
    officers::activate(db, &officer.id)?;
    sessions::begin(db, session)?;
    audit::append(db, entry)?;
    Ok(true)
}

pub(super) fn used(
    db: &Connection,
    credential: &[u8],
    changing: &[u8],
    session: &DeskSession,
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let officer = officers::by_id(db, &session.officer)?;
    let active = officer.is_some_and(|officer| officer.state == OfficerState::Active);
    if !active || whose(db, credential)? != Some(session.officer) || !sessions::is_free(db, session)? {
        return Ok(false);
    }
    let update = "UPDATE passkeys SET changing = ?2, used_at = ?3 WHERE credential = ?1";
    db.prepare_cached(update)?.execute(params![credential, changing, session.seen_at.as_second()])?;
    sessions::begin(db, session)?;
    audit::append(db, entry)?;
    Ok(true)
}

pub(super) fn remove(
    db: &Connection,
    officer: &OfficerId,
    credential: &[u8],
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let delete = "DELETE FROM passkeys WHERE credential = ?1 AND officer = ?2
        AND (SELECT count(*) FROM passkeys WHERE officer = ?2) > 1";
    let removed = db.prepare_cached(delete)?.execute(params![credential, officer])? == 1;
    if removed {
        audit::append(db, entry)?;
    }
    Ok(removed)
}

/// Whose passkey this is, if there is such a one.
fn whose(db: &Connection, credential: &[u8]) -> Result<Option<OfficerId>, StoreError> {
    let query = "SELECT officer FROM passkeys WHERE credential = ?1";
    Ok(db.prepare_cached(query)?.query_row([credential], |row| row.get(0)).optional()?)
}
