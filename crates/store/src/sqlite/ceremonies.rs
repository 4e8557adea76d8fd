//! Sign-ins and enrolments under way.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::unchecked_desk::UncheckedCeremony;
use crate::{Ceremony, StoreError};

pub(super) fn put(db: &Connection, id: &[u8; 32], ceremony: &Ceremony) -> Result<(), StoreError> {
    let insert = "INSERT INTO ceremonies (id, officer, purpose, state, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    let Ceremony { officer, purpose, state, expires_at } = ceremony;
    db.prepare_cached(insert)?.execute(params![id, officer, purpose, state, expires_at.as_second()])?;
    Ok(())
}

/// It is gone at once, so that nobody takes it twice.
pub(super) fn take(db: &Connection, id: &[u8; 32], now: Timestamp) -> Result<Option<Ceremony>, StoreError> {
    let delete = format!("DELETE FROM ceremonies WHERE id = ?1 RETURNING {}", UncheckedCeremony::COLUMNS);
    let taken = db.prepare_cached(&delete)?.query_row([id], |row| {
        Ok(UncheckedCeremony {
            officer: row.get(0)?,
            purpose: row.get(1)?,
            state: row.get(2)?,
            expires_at: row.get(3)?,
        })
    });
    let taken = taken.optional()?.map(UncheckedCeremony::checked).transpose()?;
    Ok(taken.filter(|ceremony| ceremony.expires_at > now))
}
