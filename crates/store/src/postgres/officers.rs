//! Who may sign in at the desk. Whatever changes an officer, or what is theirs, locks their row first: so what is looked at
//! before a change is still so as it is made.

use async_trait::async_trait;
use domain::Code;
use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Row as _};

use super::{Postgres, audit, invitations, passkeys};
use crate::unchecked_desk::UncheckedOfficer;
use crate::{AuditEntry, DeskSession, Invitation, Officer, OfficerId, OfficerState, Officers, Passkey, StoreError};

#[async_trait]
impl Officers for Postgres {
    async fn officers(&self) -> Result<Vec<Officer>, StoreError> {
        let query = format!("SELECT {} FROM officers ORDER BY name COLLATE \"C\"", UncheckedOfficer::COLUMNS);
        let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&self.pool).await?;
        rows.iter().map(|row| unchecked(row, 0)?.checked()).collect()
    }

    async fn officer(&self, name: String) -> Result<Option<Officer>, StoreError> {
        let query = format!("SELECT {} FROM officers WHERE name = $1", UncheckedOfficer::COLUMNS);
        let found = sqlx::query(AssertSqlSafe(query)).bind(name).fetch_optional(&self.pool).await?;
        found.map(|row| unchecked(&row, 0)?.checked()).transpose()
    }

    async fn officer_by_id(&self, id: OfficerId) -> Result<Option<Officer>, StoreError> {
        by_id(&mut *self.pool.acquire().await?, &id, "").await
    }

    async fn add_officer(
        &self,
        officer: Officer,
        invitation: Invitation,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        add(&self.pool, &officer, &invitation, &entry).await
    }

    async fn invite_again(&self, invitation: Invitation, entry: AuditEntry) -> Result<bool, StoreError> {
        invite_again(&self.pool, &invitation, &entry).await
    }

    async fn revoke_officer(&self, id: OfficerId, at: Timestamp, entry: AuditEntry) -> Result<bool, StoreError> {
        revoke(&self.pool, &id, at, &entry).await
    }

    async fn passkeys(&self, officer: OfficerId) -> Result<Vec<Passkey>, StoreError> {
        passkeys::of(&self.pool, &officer).await
    }

    async fn enrol(
        &self,
        passkey: Passkey,
        token_hash: Option<[u8; 32]>,
        session: DeskSession,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        passkeys::enrol(&self.pool, &passkey, token_hash, &session, &entry).await
    }

    async fn used_passkey(
        &self,
        credential: Vec<u8>,
        changing: Vec<u8>,
        session: DeskSession,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        passkeys::used(&self.pool, &credential, &changing, &session, &entry).await
    }

    async fn remove_passkey(
        &self,
        officer: OfficerId,
        credential: Vec<u8>,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        passkeys::remove(&self.pool, &officer, &credential, &entry).await
    }
}

async fn by_id(all: &mut PgConnection, id: &OfficerId, lock: &'static str) -> Result<Option<Officer>, StoreError> {
    let query = format!("SELECT {} FROM officers WHERE id = $1 {lock}", UncheckedOfficer::COLUMNS);
    let found = sqlx::query(AssertSqlSafe(query)).bind(&id[..]).fetch_optional(all).await?;
    found.map(|row| unchecked(&row, 0)?.checked()).transpose()
}

/// An officer, locked until the transaction ends.
pub(super) async fn locked(all: &mut PgConnection, id: &OfficerId) -> Result<Option<Officer>, StoreError> {
    by_id(all, id, "FOR UPDATE").await
}

/// An officer whose columns begin at this one.
pub(super) fn unchecked(row: &PgRow, at: usize) -> Result<UncheckedOfficer, StoreError> {
    Ok(UncheckedOfficer {
        id: row.try_get(at)?,
        name: row.try_get(at + 1)?,
        role: row.try_get(at + 2)?,
        unit: row.try_get(at + 3)?,
        state: row.try_get(at + 4)?,
        added_at: row.try_get(at + 5)?,
        revoked_at: row.try_get(at + 6)?,
    })
}

/// Makes an officer active.
pub(super) async fn activate(all: &mut PgConnection, id: &OfficerId) -> Result<(), StoreError> {
    let update = sqlx::query("UPDATE officers SET state = $2 WHERE id = $1").bind(&id[..]);
    update.bind(OfficerState::Active.code()).execute(all).await?;
    Ok(())
}

async fn add(
    pool: &PgPool,
    officer: &Officer,
    invitation: &Invitation,
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let mut all = pool.begin().await?;
    let insert = "INSERT INTO officers (id, name, role, unit, state, added_at, revoked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let added = sqlx::query(insert)
        .bind(&officer.id[..])
        .bind(&officer.name)
        .bind(officer.role.code())
        .bind(officer.unit.map(Code::code))
        .bind(officer.state.code())
        .bind(officer.added_at.as_second())
        .bind(officer.revoked_at.map(Timestamp::as_second))
        .execute(&mut *all)
        .await?;
    if added.rows_affected() == 0 {
        return Ok(false);
    }
    invitations::add(&mut all, invitation).await?;
    audit::append(&mut all, entry).await?;
    all.commit().await?;
    Ok(true)
}

async fn invite_again(pool: &PgPool, invitation: &Invitation, entry: &AuditEntry) -> Result<bool, StoreError> {
    let mut all = pool.begin().await?;
    let officer = locked(&mut all, &invitation.officer).await?;
    if officer.is_none_or(|officer| officer.state == OfficerState::Revoked) {
        return Ok(false);
    }
    let delete = sqlx::query("DELETE FROM invitations WHERE officer = $1").bind(&invitation.officer[..]);
    delete.execute(&mut *all).await?;
    invitations::add(&mut all, invitation).await?;
    audit::append(&mut all, entry).await?;
    all.commit().await?;
    Ok(true)
}

async fn revoke(pool: &PgPool, id: &OfficerId, at: Timestamp, entry: &AuditEntry) -> Result<bool, StoreError> {
    let mut all = pool.begin().await?;
    let update = "UPDATE officers SET state = $2, revoked_at = $3 WHERE id = $1 AND state <> $2";
    let update = sqlx::query(update).bind(&id[..]).bind(OfficerState::Revoked.code()).bind(at.as_second());
    if update.execute(&mut *all).await?.rows_affected() == 0 {
        return Ok(false);
    }
    for theirs in ["desk_sessions", "passkeys", "invitations", "ceremonies", "kept_words"] {
        let delete = format!("DELETE FROM {theirs} WHERE officer = $1");
        sqlx::query(AssertSqlSafe(delete)).bind(&id[..]).execute(&mut *all).await?;
    }
    audit::append(&mut all, entry).await?;
    all.commit().await?;
    Ok(true)
}
