//! What becomes of reports once they wait.

use async_trait::async_trait;
use domain::Code;
use domain::access::Scope;
use domain::case::{Case, Change};
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Sqlite, audit, entries, lists};
use crate::unchecked::{UncheckedCase, reference_of, written_names};
use crate::{AuditEntry, BATCH, Cases, Changed, Notice, StoreError, StoredEntry, StoredNotice, Taker, Write, time};

#[async_trait]
impl Cases for Sqlite {
    async fn case(&self, reference: Reference) -> Result<Option<Case>, StoreError> {
        self.threads.read(move |db| case(db, reference)).await
    }

    async fn take_next(
        &self,
        scope: Scope,
        taker: Taker,
        entry: AuditEntry,
        notices: Vec<Notice>,
    ) -> Result<Option<(Reference, Case)>, StoreError> {
        self.threads.write(move |db| take_next(db, &scope, &taker, entry, &notices)).await
    }

    async fn change(&self, reference: Reference, seen: i64, write: Write) -> Result<Changed, StoreError> {
        self.threads.write(move |db| changed(db, reference, seen, &write)).await
    }

    async fn entries_of(&self, reference: Reference) -> Result<Vec<StoredEntry>, StoreError> {
        self.threads.read(move |db| entries::of(db, reference)).await
    }

    async fn unopened(&self, taken_by: Timestamp, at_most: u32) -> Result<Vec<(Reference, Case)>, StoreError> {
        self.threads.search(move |db| unopened(db, taken_by, at_most)).await
    }

    async fn erase_reports(&self, state: State, came_by: Timestamp, entry: AuditEntry) -> Result<usize, StoreError> {
        self.threads.write(move |db| erase(db, state, came_by, entry)).await
    }

    async fn count_reports(&self, state: State, came_by: Timestamp) -> Result<u64, StoreError> {
        self.threads.search(move |db| count_by_age(db, state, came_by)).await
    }

    async fn notices(&self, after: i64, at_most: u32) -> Result<Vec<StoredNotice>, StoreError> {
        self.threads.read(move |db| stored_notices(db, after, at_most)).await
    }
}

fn case(db: &Connection, reference: Reference) -> Result<Option<Case>, StoreError> {
    let query = format!("SELECT {} FROM reports WHERE reference = ?1", UncheckedCase::COLUMNS);
    let found = db.prepare_cached(&query)?.query_row([reference.to_string()], unchecked).optional()?;
    found.map(UncheckedCase::checked).transpose()
}

fn unchecked(row: &Row<'_>) -> rusqlite::Result<UncheckedCase> {
    Ok(UncheckedCase {
        state: row.get(0)?,
        version: row.get(1)?,
        owner: row.get(2)?,
        unit: row.get(3)?,
        outcome: row.get(4)?,
        closed_at: row.get(5)?,
        band: row.get(6)?,
        band_by_hand: row.get(7)?,
        due_at: row.get(8)?,
        taken_at: row.get(9)?,
        read_at: row.get(10)?,
        came_back_at: row.get(11)?,
        held: row.get(12)?,
        advocate: row.get(13)?,
        named: row.get(14)?,
    })
}

/// One thread writes, so nobody else takes the same one meanwhile.
fn take_next(
    db: &Connection,
    scope: &Scope,
    taker: &Taker,
    mut entry: AuditEntry,
    notices: &[Notice],
) -> Result<Option<(Reference, Case)>, StoreError> {
    if let Some(reference) = lists::taken_by(db, scope, taker)? {
        return Ok(case(db, reference)?.map(|case| (reference, case)));
    }
    let Some(reference) = lists::next(db, scope, taker)? else { return Ok(None) };
    let Some(before) = case(db, reference)? else { return Ok(None) };
    entry.entry.reference = Some(reference);
    let notices: Vec<Notice> = notices.iter().map(|notice| notice.about(reference)).collect();
    let change = Change::Take { owner: taker.owner.clone(), at: entry.entry.at };
    let write = Write { change, audit: entry, notices, words: None };
    match changed(db, reference, before.version, &write)? {
        Changed::Saved(case) => Ok(Some((reference, case))),
        _ => Ok(None),
    }
}

fn changed(db: &Connection, reference: Reference, seen: i64, write: &Write) -> Result<Changed, StoreError> {
    let Some(before) = case(db, reference)? else { return Ok(Changed::Missing) };
    if before.version != seen {
        return Ok(Changed::Conflict(before));
    }
    let after = match write.change.apply(&before) {
        Ok(after) => after,
        Err(why) => return Ok(Changed::NotLegal(why)),
    };
    let update = "UPDATE reports SET state = ?2, version = ?3, owner = ?4, unit = ?5, outcome = ?6, closed_at = ?7,
        band_by_hand = ?8, due_at = ?9, taken_at = ?10, read_at = ?11, came_back_at = ?12, held = ?13,
        named = ?14 WHERE reference = ?1";
    db.prepare_cached(update)?.execute(params![
        reference.to_string(),
        after.state.code(),
        after.version,
        after.owner,
        after.unit.map(Code::code),
        after.outcome.map(Code::code),
        after.closed_at.map(Timestamp::as_second),
        after.band_by_hand.map(Band::number),
        after.due_at.as_second(),
        after.taken_at.map(Timestamp::as_second),
        after.read_at.map(Timestamp::as_second),
        after.came_back_at.map(Timestamp::as_second),
        after.held,
        after.named.as_deref().map(written_names).transpose()?,
    ])?;
    if let Some(words) = &write.words {
        entries::add(db, reference, words)?;
    }
    audit::append(db, &write.audit)?;
    let insert = "INSERT INTO outbox (at, kind, reference) VALUES (?1, ?2, ?3)";
    for notice in &write.notices {
        let reference = notice.reference.map(|reference| reference.to_string());
        db.prepare_cached(insert)?.execute(params![notice.at.as_second(), notice.kind, reference])?;
    }
    Ok(Changed::Saved(after))
}

fn unopened(db: &Connection, taken_by: Timestamp, at_most: u32) -> Result<Vec<(Reference, Case)>, StoreError> {
    let columns = UncheckedCase::COLUMNS;
    let query =
        format!("SELECT {columns}, reference FROM reports WHERE state = 'taken' AND taken_at <= ?1 ORDER BY taken_at");
    let mut statement = db.prepare_cached(&query)?;
    let rows = statement.query_map([taken_by.as_second()], |row| {
        Ok(unchecked(row).and_then(|case| Ok((row.get::<_, String>(UncheckedCase::MANY)?, case))))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let sound = row?.ok().and_then(|(reference, case)| Some((reference.parse().ok()?, case.checked().ok()?)));
        found.extend(sound);
        if found.len() >= usize::try_from(at_most).unwrap_or(usize::MAX) {
            break;
        }
    }
    Ok(found)
}

fn stored_notices(db: &Connection, after: i64, at_most: u32) -> Result<Vec<StoredNotice>, StoreError> {
    let query = "SELECT number, at, kind, reference FROM outbox WHERE number > ?1 ORDER BY number LIMIT ?2";
    let mut statement = db.prepare_cached(query)?;
    let rows = statement.query_map(params![after, at_most], |row| {
        Ok((row.get(0)?, row.get::<_, i64>(1)?, row.get(2)?, row.get::<_, Option<String>>(3)?))
    })?;
    rows.map(|row| {
        let (number, at, kind, reference) = row?;
        Ok(StoredNotice { number, at: time(at)?, kind, reference: reference_of(reference)? })
    })
    .collect()
}

/// Erases some of this state, the oldest first, and writes down how many: which they were, nobody is to know.
fn erase(db: &Connection, state: State, by: Timestamp, mut entry: AuditEntry) -> Result<usize, StoreError> {
    let erase = "DELETE FROM reports WHERE rowid IN (
        SELECT rowid FROM reports WHERE state = ?1 AND received_at <= ?2 AND held = 0 ORDER BY received_at LIMIT ?3)
        RETURNING reference";
    let mut erase = db.prepare_cached(erase)?;
    let erased = erase.query_map(params![state.code(), by.as_second(), BATCH], |row| row.get(0))?;
    let erased: Vec<String> = erased.collect::<Result<_, _>>()?;
    erased.iter().try_for_each(|reference| entries::drop_all(db, reference))?;
    let erased = erased.len();
    if erased > 0 {
        entry.entry.action = format!("{} {erased}", entry.entry.action);
        audit::append(db, &entry)?;
    }
    Ok(erased)
}

fn count_by_age(db: &Connection, state: State, by: Timestamp) -> Result<u64, StoreError> {
    let query = "SELECT count(*) FROM reports WHERE state = ?1 AND received_at <= ?2 AND held = 0";
    let found: i64 = db.query_row(query, params![state.code(), by.as_second()], |row| row.get(0))?;
    Ok(found.unsigned_abs())
}
