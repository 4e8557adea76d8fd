//! The queue: storing, listing, counting and erasing reports.

use domain::Code;
use domain::queue::{Reference, State};
use jiff::Timestamp;
use sqlx::{PgPool, Row as _};

use crate::seal::{Columns, SealedReport};
use crate::store::{Accepted, BATCH, Counted, Row, StoreError, time};

/// One statement: the insert does nothing when the key was seen before, and only what it stored is counted.
pub(super) async fn accept(pool: &PgPool, report: &SealedReport) -> Result<Accepted, StoreError> {
    let clear = report.clear();
    let (month, campus) = clear.counted.as_ref().map(|(month, campus)| (month.as_str(), campus.code())).unzip();
    let insert = "WITH stored AS (
        INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state,
            key_hash, answers_mac, sealed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING 1),
    counted AS (
        INSERT INTO campus_months (month, campus, reports) SELECT $11, $12, 1 FROM stored WHERE $12 IS NOT NULL
        ON CONFLICT (month, campus) DO UPDATE SET reports = campus_months.reports + 1)
    SELECT count(*) FROM stored";
    let stored: i64 = sqlx::query_scalar(insert)
        .bind(clear.reference.to_string())
        .bind(clear.received_at.as_second())
        .bind(i64::from(clear.band.number()))
        .bind(clear.due_at.as_second())
        .bind(i64::from(clear.rule_version))
        .bind(clear.area)
        .bind(State::Waiting.code())
        .bind(&clear.key_hash[..])
        .bind(&clear.answers_mac[..])
        .bind(report.sealed())
        .bind(month)
        .bind(campus)
        .fetch_one(pool)
        .await?;
    if stored == 0 {
        return before(pool, report).await;
    }
    let (reference, received_at, due_at) = (clear.reference, clear.received_at, clear.due_at);
    Ok(Accepted::Stored(Row { reference, received_at, due_at }))
}

/// What a row says that was stored under this key before.
async fn before(pool: &PgPool, report: &SealedReport) -> Result<Accepted, StoreError> {
    let clear = report.clear();
    let query = "SELECT reference, received_at, due_at, answers_mac FROM reports WHERE key_hash = $1";
    let found = sqlx::query(query).bind(&clear.key_hash[..]).fetch_optional(pool).await?;
    let Some(found) = found else { return Ok(Accepted::ReferenceTaken) };
    let written: String = found.try_get(0)?;
    let reference = written.parse().map_err(|_| StoreError::Damaged("reports.reference"))?;
    let row = Row { reference, received_at: time(found.try_get(1)?)?, due_at: time(found.try_get(2)?)? };
    let mac: Vec<u8> = found.try_get(3)?;
    Ok(if mac == clear.answers_mac { Accepted::Before(row) } else { Accepted::Conflict(row) })
}

pub(super) async fn columns(pool: &PgPool, reference: Reference) -> Result<Option<Columns>, StoreError> {
    let query = "SELECT received_at, band, due_at, rule_version, area FROM reports WHERE reference = $1";
    let found = sqlx::query(query).bind(reference.to_string()).fetch_optional(pool).await?;
    let columns = |row: sqlx::postgres::PgRow| {
        let (received_at, band, due_at) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        Ok(Columns { received_at, band, due_at, rule_version: row.try_get(3)?, area: row.try_get(4)? })
    };
    found.map(columns).transpose()
}

pub(super) async fn counted(pool: &PgPool) -> Result<Vec<Counted>, StoreError> {
    let query = "SELECT month, campus, reports FROM campus_months ORDER BY month, campus COLLATE \"C\"";
    let rows = sqlx::query(query).fetch_all(pool).await?;
    let counted = |row: &sqlx::postgres::PgRow| {
        let reports: i64 = row.try_get(2)?;
        let reports = u32::try_from(reports).map_err(|_| StoreError::Damaged("campus_months.reports"))?;
        Ok(Counted { month: row.try_get(0)?, campus: row.try_get(1)?, reports })
    };
    rows.iter().map(counted).collect()
}

/// One statement: what was erased is written down, in number only, or nothing is erased.
pub(super) async fn erase(pool: &PgPool, state: State, by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
    let erase = "WITH erased AS (
        DELETE FROM reports WHERE reference IN (
            SELECT reference FROM reports WHERE state = $1 AND received_at <= $2 ORDER BY received_at LIMIT $3
            FOR UPDATE SKIP LOCKED)
        RETURNING 1),
    noted AS (
        INSERT INTO audit (at, actor, action, reference)
        SELECT $4, 'retention', 'erase ' || count(*), '' FROM erased HAVING count(*) > 0)
    SELECT count(*) FROM erased";
    let erase = sqlx::query_scalar(erase).bind(state.code()).bind(by.as_second());
    let erased: i64 = erase.bind(i64::from(BATCH)).bind(now.as_second()).fetch_one(pool).await?;
    Ok(usize::try_from(erased).unwrap_or(usize::MAX))
}

pub(super) async fn count_by_age(pool: &PgPool, state: State, by: Timestamp) -> Result<u64, StoreError> {
    let query = "SELECT count(*) FROM reports WHERE state = $1 AND received_at <= $2";
    let query = sqlx::query_scalar(query).bind(state.code()).bind(by.as_second());
    let found: i64 = query.fetch_one(pool).await?;
    Ok(found.unsigned_abs())
}
