//! What staff add to a case.

use domain::Code;
use domain::queue::Reference;
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use crate::unchecked::UncheckedCaseEntry;
use crate::{NewEntry, StoreError, StoredEntry};

/// Adds an entry, within whatever transaction this is.
pub(super) fn add(db: &Connection, reference: Reference, new: &NewEntry) -> Result<(), StoreError> {
    if new.entry.reference != reference {
        return Err(StoreError::Damaged("an entry of another case"));
    }
    let insert = "INSERT INTO case_entries (reference, kind, lane, at, by, of, due_at, sealed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    db.prepare_cached(insert)?.execute(params![
        reference.to_string(),
        new.entry.kind.code(),
        new.entry.lane.code(),
        new.entry.at.as_second(),
        new.entry.by,
        new.entry.of,
        new.entry.due_at.map(Timestamp::as_second),
        new.sealed,
    ])?;
    Ok(())
}

/// The entries of a case, in their order.
pub(super) fn of(db: &Connection, reference: Reference) -> Result<Vec<StoredEntry>, StoreError> {
    let columns = UncheckedCaseEntry::COLUMNS;
    let query = format!("SELECT {columns} FROM case_entries WHERE reference = ?1 ORDER BY number");
    let mut statement = db.prepare_cached(&query)?;
    let rows = statement.query_map([reference.to_string()], unchecked)?;
    rows.map(|row| row?.checked()).collect()
}

/// Drops the entries of a case that is erased.
pub(super) fn drop_all(db: &Connection, reference: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM case_entries WHERE reference = ?1")?.execute([reference])?;
    Ok(())
}

fn unchecked(row: &Row<'_>) -> rusqlite::Result<UncheckedCaseEntry> {
    Ok(UncheckedCaseEntry {
        number: row.get(0)?,
        reference: row.get(1)?,
        kind: row.get(2)?,
        lane: row.get(3)?,
        at: row.get(4)?,
        by: row.get(5)?,
        of: row.get(6)?,
        due_at: row.get(7)?,
        sealed: row.get(8)?,
    })
}
