//! What officers typed and did not send, sealed.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::{OfficerId, StoreError, time};

pub(super) fn keep(
    db: &Connection,
    officer: &OfficerId,
    place: &[u8; 32],
    sealed: &[u8],
    kept_at: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    let insert = "INSERT INTO kept_words (officer, place, sealed, kept_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (officer, place) DO UPDATE SET sealed = ?3, kept_at = ?4, expires_at = ?5";
    let values = params![officer, place, sealed, kept_at.as_second(), expires_at.as_second()];
    db.prepare_cached(insert)?.execute(values)?;
    Ok(())
}

pub(super) fn find(
    db: &Connection,
    officer: &OfficerId,
    place: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(Vec<u8>, Timestamp)>, StoreError> {
    let query = "SELECT sealed, kept_at FROM kept_words WHERE officer = ?1 AND place = ?2 AND expires_at > ?3";
    let found = db
        .prepare_cached(query)?
        .query_row(params![officer, place, now.as_second()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.map(|(sealed, kept_at)| Ok((sealed, time(kept_at)?))).transpose()
}

pub(super) fn drop(db: &Connection, officer: &OfficerId, place: &[u8; 32]) -> Result<(), StoreError> {
    let delete = "DELETE FROM kept_words WHERE officer = ?1 AND place = ?2";
    db.prepare_cached(delete)?.execute(params![officer, place])?;
    Ok(())
}
