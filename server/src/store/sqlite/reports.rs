//! The queue: storing, listing, counting and erasing reports.

use domain::Code;
use domain::queue::{Reference, State};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::seal::{Columns, SealedReport};
use crate::store::{Accepted, BATCH, Counted, Row, StoreError, time};

/// How many bytes a long report takes.
const A_REPORT: i64 = 16 * 1024;

/// One insert that does nothing when the key was seen before; then the row tells what it was.
pub(super) fn accept(db: &Connection, report: &SealedReport) -> Result<Accepted, StoreError> {
    let clear = report.clear();
    let (received, due) = (clear.received_at.as_second(), clear.due_at.as_second());
    let insert = "INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state,
            key_hash, answers_mac, sealed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING";
    let stored = db.prepare_cached(insert)?.execute(params![
        clear.reference.to_string(),
        received,
        clear.band.number(),
        due,
        clear.rule_version,
        clear.area,
        State::Waiting.code(),
        clear.key_hash,
        clear.answers_mac,
        report.sealed(),
    ])?;
    if stored == 1 {
        count(db, report)?;
        return Ok(Accepted::Stored(Row {
            reference: clear.reference,
            received_at: clear.received_at,
            due_at: clear.due_at,
        }));
    }
    let query = "SELECT reference, received_at, due_at, answers_mac FROM reports WHERE key_hash = ?1";
    let before = db
        .prepare_cached(query)?
        .query_row([clear.key_hash], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get::<_, [u8; 32]>(3)?))
        })
        .optional()?;
    let Some((written, received, due, mac)) = before else { return Ok(Accepted::ReferenceTaken) };
    let reference = written.parse().map_err(|_| StoreError::Damaged("reports.reference"))?;
    let row = Row { reference, received_at: time(received)?, due_at: time(due)? };
    Ok(if mac == clear.answers_mac { Accepted::Before(row) } else { Accepted::Conflict(row) })
}

/// Counted in the same commit: a report is never there without being counted, nor the other way round.
fn count(db: &Connection, report: &SealedReport) -> Result<(), StoreError> {
    let Some((month, campus)) = &report.clear().counted else { return Ok(()) };
    let count = "INSERT INTO campus_months (month, campus, reports) VALUES (?1, ?2, 1)
        ON CONFLICT DO UPDATE SET reports = reports + 1";
    db.prepare_cached(count)?.execute(params![month, campus.code()])?;
    Ok(())
}

pub(super) fn columns(db: &Connection, reference: Reference) -> Result<Option<Columns>, StoreError> {
    let query = "SELECT received_at, band, due_at, rule_version, area FROM reports WHERE reference = ?1";
    let found = db.query_row(query, [reference.to_string()], |row| {
        let (received_at, band, due_at) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Columns { received_at, band, due_at, rule_version: row.get(3)?, area: row.get(4)? })
    });
    Ok(found.optional()?)
}

pub(super) fn counted(db: &Connection) -> Result<Vec<Counted>, StoreError> {
    let mut statement = db.prepare("SELECT month, campus, reports FROM campus_months ORDER BY month, campus")?;
    let rows =
        statement.query_map([], |row| Ok(Counted { month: row.get(0)?, campus: row.get(1)?, reports: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Erases some of this state, the oldest first, and writes down how many: which they were, nobody is to know.
pub(super) fn erase(db: &Connection, state: State, by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
    let erase = "DELETE FROM reports WHERE rowid IN (
        SELECT rowid FROM reports WHERE state = ?1 AND received_at <= ?2 ORDER BY received_at LIMIT ?3)";
    let erased = db.prepare_cached(erase)?.execute(params![state.code(), by.as_second(), BATCH])?;
    if erased > 0 {
        let note = "INSERT INTO audit (at, actor, action, reference) VALUES (?1, 'retention', ?2, '')";
        db.prepare_cached(note)?.execute(params![now.as_second(), format!("erase {erased}")])?;
    }
    Ok(erased)
}

pub(super) fn count_by_age(db: &Connection, state: State, by: Timestamp) -> Result<u64, StoreError> {
    let query = "SELECT count(*) FROM reports WHERE state = ?1 AND received_at <= ?2";
    let found: i64 = db.query_row(query, params![state.code(), by.as_second()], |row| row.get(0))?;
    Ok(found.unsigned_abs())
}

/// Takes as much room as a report does and gives it back in the same commit: reading, or taking the write lock,
/// proves nothing of a disk that is full. What is deleted is overwritten, so all of it is written.
pub(super) fn take_and_free(db: &Connection) -> Result<(), StoreError> {
    let take = "INSERT INTO drafts (id, sealed, revision, expires_at) VALUES (zeroblob(32), zeroblob(?1), 0, 0)";
    db.prepare_cached(take)?.execute([A_REPORT])?;
    db.prepare_cached("DELETE FROM drafts WHERE id = zeroblob(32)")?.execute([])?;
    Ok(())
}
