//! What becomes of reports once they wait.

use async_trait::async_trait;
use domain::Code;
use domain::access::Scope;
use domain::case::{Case, Change};
use domain::queue::{Reference, State};
use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};

use super::{Postgres, audit, entries, lists};
use crate::unchecked::{UncheckedCase, reference_of, written_names};
use crate::{AuditEntry, BATCH, Cases, Changed, Notice, StoreError, StoredEntry, StoredNotice, Taker, Write, time};

#[async_trait]
impl Cases for Postgres {
    async fn case(&self, reference: Reference) -> Result<Option<Case>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        case(&mut connection, reference, "").await
    }

    async fn take_next(
        &self,
        scope: Scope,
        taker: Taker,
        entry: AuditEntry,
        notices: Vec<Notice>,
    ) -> Result<Option<(Reference, Case)>, StoreError> {
        let mut all = self.pool.begin().await?;
        let found = take_next(&mut all, &scope, &taker, entry, &notices).await?;
        all.commit().await?;
        Ok(found)
    }

    async fn change(&self, reference: Reference, seen: i64, write: Write) -> Result<Changed, StoreError> {
        let mut all = self.pool.begin().await?;
        let changed = changed(&mut all, reference, seen, &write).await?;
        all.commit().await?;
        Ok(changed)
    }

    async fn entries_of(&self, reference: Reference) -> Result<Vec<StoredEntry>, StoreError> {
        entries::of(&self.pool, reference).await
    }

    async fn unopened(&self, taken_by: Timestamp, at_most: u32) -> Result<Vec<(Reference, Case)>, StoreError> {
        // Nobody has more than a few of these, so all are read.
        let columns = UncheckedCase::COLUMNS;
        let query = format!(
            "SELECT {columns}, reference FROM reports WHERE state = 'taken' AND taken_at <= $1 ORDER BY taken_at"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(query)).bind(taken_by.as_second());
        let rows = query.fetch_all(&self.pool).await?;
        let sound = |row: &PgRow| {
            let reference: String = row.try_get(UncheckedCase::MANY).ok()?;
            Some((reference.parse().ok()?, unchecked(row).ok()?.checked().ok()?))
        };
        Ok(rows.iter().filter_map(sound).take(usize::try_from(at_most).unwrap_or(usize::MAX)).collect())
    }

    async fn erase_reports(&self, state: State, came_by: Timestamp, entry: AuditEntry) -> Result<usize, StoreError> {
        let mut all = self.pool.begin().await?;
        let erased = erase(&mut all, state, came_by, entry).await?;
        all.commit().await?;
        Ok(erased)
    }

    async fn count_reports(&self, state: State, came_by: Timestamp) -> Result<u64, StoreError> {
        let query = "SELECT count(*) FROM reports WHERE state = $1 AND received_at <= $2 AND held = 0";
        let query = sqlx::query_scalar(query).bind(state.code()).bind(came_by.as_second());
        let found: i64 = query.fetch_one(&self.pool).await?;
        Ok(found.unsigned_abs())
    }

    async fn notices(&self, after: i64, at_most: u32) -> Result<Vec<StoredNotice>, StoreError> {
        let query = "SELECT number, at, kind, reference FROM outbox WHERE number > $1 ORDER BY number LIMIT $2";
        let rows = sqlx::query(query).bind(after).bind(i64::from(at_most)).fetch_all(&self.pool).await?;
        let notice = |row: &PgRow| {
            let (number, at, kind) = (row.try_get(0)?, time(row.try_get(1)?)?, row.try_get(2)?);
            Ok(StoredNotice { number, at, kind, reference: reference_of(row.try_get(3)?)? })
        };
        rows.iter().map(notice).collect()
    }
}

/// A case; locked until the transaction ends, where `lock` says so.
async fn case(all: &mut PgConnection, reference: Reference, lock: &'static str) -> Result<Option<Case>, StoreError> {
    let query = format!("SELECT {} FROM reports WHERE reference = $1 {lock}", UncheckedCase::COLUMNS);
    let query = sqlx::query(sqlx::AssertSqlSafe(query)).bind(reference.to_string());
    let found = query.fetch_optional(all).await?;
    found.map(|row| unchecked(&row)?.checked()).transpose()
}

fn unchecked(row: &PgRow) -> Result<UncheckedCase, StoreError> {
    Ok(UncheckedCase {
        state: row.try_get(0)?,
        version: row.try_get(1)?,
        owner: row.try_get(2)?,
        unit: row.try_get(3)?,
        outcome: row.try_get(4)?,
        closed_at: row.try_get(5)?,
        band: row.try_get(6)?,
        band_by_hand: row.try_get(7)?,
        due_at: row.try_get(8)?,
        taken_at: row.try_get(9)?,
        read_at: row.try_get(10)?,
        came_back_at: row.try_get(11)?,
        held: row.try_get(12)?,
        advocate: row.try_get(13)?,
        named: row.try_get(14)?,
    })
}

/// What somebody else takes in this moment is passed over, not waited for.
async fn take_next(
    all: &mut PgConnection,
    scope: &Scope,
    taker: &Taker,
    mut entry: AuditEntry,
    notices: &[Notice],
) -> Result<Option<(Reference, Case)>, StoreError> {
    // Of two presses by one person the second waits, and gets the same.
    let turn = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    sqlx::query(turn).bind(&taker.owner).execute(&mut *all).await?;
    if let Some(reference) = lists::taken_by(all, scope, taker).await? {
        return Ok(case(all, reference, "").await?.map(|case| (reference, case)));
    }
    let Some(reference) = lists::next(all, scope, taker).await? else { return Ok(None) };
    let Some(before) = case(all, reference, "").await? else { return Ok(None) };
    entry.entry.reference = Some(reference);
    let notices: Vec<Notice> = notices.iter().map(|notice| notice.about(reference)).collect();
    let change = Change::Take { owner: taker.owner.clone(), at: entry.entry.at };
    let write = Write { change, audit: entry, notices, words: None };
    match changed(all, reference, before.version, &write).await? {
        Changed::Saved(case) => Ok(Some((reference, case))),
        _ => Ok(None),
    }
}

async fn changed(
    all: &mut PgConnection,
    reference: Reference,
    seen: i64,
    write: &Write,
) -> Result<Changed, StoreError> {
    let Some(before) = case(all, reference, "FOR UPDATE").await? else { return Ok(Changed::Missing) };
    if before.version != seen {
        return Ok(Changed::Conflict(before));
    }
    let after = match write.change.apply(&before) {
        Ok(after) => after,
        Err(why) => return Ok(Changed::NotLegal(why)),
    };
    let update = "UPDATE reports SET state = $2, version = $3, owner = $4, unit = $5, outcome = $6, closed_at = $7,
        band_by_hand = $8, due_at = $9, taken_at = $10, read_at = $11, came_back_at = $12, held = $13,
        named = $14 WHERE reference = $1";
    sqlx::query(update)
        .bind(reference.to_string())
        .bind(after.state.code())
        .bind(after.version)
        .bind(&after.owner)
        .bind(after.unit.map(Code::code))
        .bind(after.outcome.map(Code::code))
        .bind(after.closed_at.map(Timestamp::as_second))
        .bind(after.band_by_hand.map(|band| i64::from(band.number())))
        .bind(after.due_at.as_second())
        .bind(after.taken_at.map(Timestamp::as_second))
        .bind(after.read_at.map(Timestamp::as_second))
        .bind(after.came_back_at.map(Timestamp::as_second))
        .bind(i64::from(after.held))
        .bind(after.named.as_deref().map(written_names).transpose()?)
        .execute(&mut *all)
        .await?;
    if let Some(words) = &write.words {
        entries::add(all, reference, words).await?;
    }
    audit::append(all, &write.audit).await?;
    for notice in &write.notices {
        let insert = "INSERT INTO outbox (at, kind, reference) VALUES ($1, $2, $3)";
        let insert = sqlx::query(insert).bind(notice.at.as_second()).bind(notice.kind);
        insert.bind(notice.reference.map(|reference| reference.to_string())).execute(&mut *all).await?;
    }
    Ok(Changed::Saved(after))
}

/// Erases some of this state, the oldest first, and writes down how many: which they were, nobody is to know.
async fn erase(
    all: &mut PgConnection,
    state: State,
    by: Timestamp,
    mut entry: AuditEntry,
) -> Result<usize, StoreError> {
    let erase = "DELETE FROM reports WHERE reference IN (
        SELECT reference FROM reports WHERE state = $1 AND received_at <= $2 AND held = 0 ORDER BY received_at LIMIT $3
        FOR UPDATE SKIP LOCKED) RETURNING reference";
    let erase = sqlx::query_scalar(erase).bind(state.code()).bind(by.as_second()).bind(i64::from(BATCH));
    let erased: Vec<String> = erase.fetch_all(&mut *all).await?;
    entries::drop_all(all, &erased).await?;
    let erased = erased.len();
    if erased > 0 {
        entry.entry.action = format!("{} {erased}", entry.entry.action);
        audit::append(all, &entry).await?;
    }
    Ok(erased)
}
