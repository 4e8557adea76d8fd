//! Who may sign in at the desk. One thread writes, so what is looked at before a change is still so as it is made.

use async_trait::async_trait;
use domain::Code;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};

use super::{Sqlite, audit, invitations, passkeys};
use crate::unchecked_desk::UncheckedOfficer;
use crate::{AuditEntry, DeskSession, Invitation, Officer, OfficerId, OfficerState, Officers, Passkey, StoreError};

#[async_trait]
impl Officers for Sqlite {
    async fn officers(&self) -> Result<Vec<Officer>, StoreError> {
        self.threads.read(all).await
    }

    async fn officer(&self, name: String) -> Result<Option<Officer>, StoreError> {
        self.threads.read(move |db| by(db, "name", &name)).await
    }

    async fn officer_by_id(&self, id: OfficerId) -> Result<Option<Officer>, StoreError> {
        self.threads.read(move |db| by_id(db, &id)).await
    }

    async fn add_officer(
        &self,
        officer: Officer,
        invitation: Invitation,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        self.threads.write(move |db| add(db, &officer, &invitation, &entry)).await
    }

    async fn invite_again(&self, invitation: Invitation, entry: AuditEntry) -> Result<bool, StoreError> {
        self.threads.write(move |db| invite_again(db, &invitation, &entry)).await
    }

    async fn revoke_officer(&self, id: OfficerId, at: Timestamp, entry: AuditEntry) -> Result<bool, StoreError> {
        self.threads.write(move |db| revoke(db, &id, at, &entry)).await
    }

    async fn passkeys(&self, officer: OfficerId) -> Result<Vec<Passkey>, StoreError> {
        self.threads.read(move |db| passkeys::of(db, &officer)).await
    }

    async fn enrol(
        &self,
        passkey: Passkey,
        token_hash: Option<[u8; 32]>,
        session: DeskSession,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        self.threads.write(move |db| passkeys::enrol(db, &passkey, token_hash, &session, &entry)).await
    }

    async fn used_passkey(
        &self,
        credential: Vec<u8>,
        changing: Vec<u8>,
        session: DeskSession,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        self.threads.write(move |db| passkeys::used(db, &credential, &changing, &session, &entry)).await
    }

    async fn remove_passkey(
        &self,
        officer: OfficerId,
        credential: Vec<u8>,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        self.threads.write(move |db| passkeys::remove(db, &officer, &credential, &entry)).await
    }
}

fn all(db: &Connection) -> Result<Vec<Officer>, StoreError> {
    let query = format!("SELECT {} FROM officers ORDER BY name", UncheckedOfficer::COLUMNS);
    let mut statement = db.prepare_cached(&query)?;
    let rows = statement.query_map([], |row| unchecked(row, 0))?;
    rows.map(|row| row?.checked()).collect()
}

fn by(db: &Connection, column: &'static str, value: &dyn ToSql) -> Result<Option<Officer>, StoreError> {
    let query = format!("SELECT {} FROM officers WHERE {column} = ?1", UncheckedOfficer::COLUMNS);
    let found = db.prepare_cached(&query)?.query_row([value], |row| unchecked(row, 0)).optional()?;
    found.map(UncheckedOfficer::checked).transpose()
}

pub(super) fn by_id(db: &Connection, id: &OfficerId) -> Result<Option<Officer>, StoreError> {
    by(db, "id", id)
}

/// An officer whose columns begin at this one.
pub(super) fn unchecked(row: &Row<'_>, at: usize) -> rusqlite::Result<UncheckedOfficer> {
    Ok(UncheckedOfficer {
        id: row.get(at)?,
        name: row.get(at + 1)?,
        role: row.get(at + 2)?,
        unit: row.get(at + 3)?,
        state: row.get(at + 4)?,
        added_at: row.get(at + 5)?,
        revoked_at: row.get(at + 6)?,
    })
}

/// Makes an officer active.
pub(super) fn activate(db: &Connection, id: &OfficerId) -> Result<(), StoreError> {
    let update = "UPDATE officers SET state = ?2 WHERE id = ?1";
    db.prepare_cached(update)?.execute(params![id, OfficerState::Active.code()])?;
    Ok(())
}

fn add(db: &Connection, officer: &Officer, invitation: &Invitation, entry: &AuditEntry) -> Result<bool, StoreError> {
    let insert = "INSERT INTO officers (id, name, role, unit, state, added_at, revoked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING";
    let added = db.prepare_cached(insert)?.execute(params![
        officer.id,
        officer.name,
        officer.role.code(),
        officer.unit.map(Code::code),
        officer.state.code(),
        officer.added_at.as_second(),
        officer.revoked_at.map(Timestamp::as_second),
    ])?;
    if added == 0 {
        return Ok(false);
    }
    invitations::add(db, invitation)?;
    audit::append(db, entry)?;
    Ok(true)
}

fn invite_again(db: &Connection, invitation: &Invitation, entry: &AuditEntry) -> Result<bool, StoreError> {
    let officer = by_id(db, &invitation.officer)?;
    if officer.is_none_or(|officer| officer.state == OfficerState::Revoked) {
        return Ok(false);
    }
    db.prepare_cached("DELETE FROM invitations WHERE officer = ?1")?.execute([invitation.officer])?;
    invitations::add(db, invitation)?;
    audit::append(db, entry)?;
    Ok(true)
}

fn revoke(db: &Connection, id: &OfficerId, at: Timestamp, entry: &AuditEntry) -> Result<bool, StoreError> {
    let update = "UPDATE officers SET state = ?2, revoked_at = ?3 WHERE id = ?1 AND state <> ?2";
    let revoked = db.prepare_cached(update)?.execute(params![id, OfficerState::Revoked.code(), at.as_second()])?;
    if revoked == 0 {
        return Ok(false);
    }
    for theirs in ["desk_sessions", "passkeys", "invitations", "ceremonies", "kept_words"] {
        db.prepare_cached(&format!("DELETE FROM {theirs} WHERE officer = ?1"))?.execute([id])?;
    }
    audit::append(db, entry)?;
    Ok(true)
}
