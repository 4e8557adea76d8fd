//! Passkeys of officers.

use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, PgPool, Row as _};

use super::{audit, invitations, officers, sessions};
use crate::unchecked_desk::UncheckedPasskey;
use crate::{AuditEntry, DeskSession, InvitationKind, OfficerId, OfficerState, Passkey, StoreError};

pub(super) async fn of(pool: &PgPool, officer: &OfficerId) -> Result<Vec<Passkey>, StoreError> {
    let columns = UncheckedPasskey::COLUMNS;
    let query = format!("SELECT {columns} FROM passkeys WHERE officer = $1 ORDER BY added_at, credential");
    let rows = sqlx::query(AssertSqlSafe(query)).bind(&officer[..]).fetch_all(pool).await?;
    rows.iter().map(|row| unchecked(row)?.checked()).collect()
}

fn unchecked(row: &PgRow) -> Result<UncheckedPasskey, StoreError> {
    Ok(UncheckedPasskey {
        credential: row.try_get(0)?,
        officer: row.try_get(1)?,
        transports: row.try_get(2)?,
        fixed: row.try_get(3)?,
        changing: row.try_get(4)?,
        added_at: row.try_get(5)?,
        used_at: row.try_get(6)?,
    })
}

/// Whatever is refused on the way undoes what was done before it.
pub(super) async fn enrol(
    pool: &PgPool,
    passkey: &Passkey,
    token_hash: Option<[u8; 32]>,
    session: &DeskSession,
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let mut all = pool.begin().await?;
    let Some(officer) = officers::locked(&mut all, &passkey.officer).await? else { return Ok(false) };
    let may = match token_hash {
        Some(_) => officer.state != OfficerState::Revoked,
        None => officer.state == OfficerState::Active,
    };
    if !may || session.officer != officer.id {
        return Ok(false);
    }
    if let Some(token_hash) = token_hash {
        let (kind, now) = (InvitationKind::Enrol, passkey.added_at);
        if !invitations::spend(&mut all, &token_hash, &officer.id, kind, now).await? {
            return Ok(false);
        }
    }
    let insert = "INSERT INTO passkeys (credential, officer, transports, fixed, changing, added_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let added = sqlx::query(insert)
        .bind(&passkey.credential)
        .bind(&passkey.officer[..])
        .bind(i64::from(passkey.transports))
        .bind(&passkey.fixed)
        .bind(&passkey.changing)
        .bind(passkey.added_at.as_second())
        .bind(passkey.used_at.map(Timestamp::as_second))
        .execute(&mut *all)
        .await?;
    if added.rows_affected() == 0 || !sessions::begin(&mut all, session).await? {
        return Ok(false);
    }
    officers::activate(&mut all, &officer.id).await?;
    audit::append(&mut all, entry).await?;
    all.commit().await?;
    Ok(true)
}

pub(super) async fn used(
    pool: &PgPool,
    credential: &[u8],
    changing: &[u8],
    session: &DeskSession,
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let mut all = pool.begin().await?;
    let officer = officers::locked(&mut all, &session.officer).await?;
    if officer.is_none_or(|officer| officer.state != OfficerState::Active) {
        return Ok(false);
    }
    let update = "UPDATE passkeys SET changing = $3, used_at = $4 WHERE credential = $1 AND officer = $2";
    let update = sqlx::query(update).bind(credential).bind(&session.officer[..]).bind(changing);
    let used = update.bind(session.seen_at.as_second()).execute(&mut *all).await?;
    if used.rows_affected() == 0 || !sessions::begin(&mut all, session).await? {
        return Ok(false);
    }
    audit::append(&mut all, entry).await?;
    all.commit().await?;
    Ok(true)
}

pub(super) async fn remove(
    pool: &PgPool,
    officer: &OfficerId,
    credential: &[u8],
    entry: &AuditEntry,
) -> Result<bool, StoreError> {
    let mut all = pool.begin().await?;
    // Of two who remove one each, the second waits, and sees that it is the last.
    officers::locked(&mut all, officer).await?;
    let delete = "DELETE FROM passkeys WHERE credential = $1 AND officer = $2
        AND (SELECT count(*) FROM passkeys WHERE officer = $2) > 1";
    let removed = sqlx::query(delete).bind(credential).bind(&officer[..]).execute(&mut *all).await?;
    if removed.rows_affected() == 0 {
        return Ok(false);
    }
    audit::append(&mut all, entry).await?;
    all.commit().await?;
    Ok(true)
}
