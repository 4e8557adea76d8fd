//! The queue: storing reports, listing and counting them, and what a row says.

use async_trait::async_trait;
use domain::Code;
use domain::access::Scope;
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;
use seal::{Columns, SealedReport};
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row as _};

use super::{Postgres, damaged, lists};
use crate::unchecked::band;
use crate::{Accepted, Filter, InBand, Place, Queue, QueueRow, Row, StoreError, Tally, Waiting, time};

#[async_trait]
impl Queue for Postgres {
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError> {
        accept(&self.pool, &report).await
    }

    async fn waiting(&self, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
        damaged::waiting(&self.pool, at_most).await
    }

    async fn damaged(&self) -> Result<Vec<String>, StoreError> {
        damaged::damaged(&self.pool).await
    }

    async fn in_bands(&self, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
        in_bands(&self.pool, now).await
    }

    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query_scalar("SELECT sealed FROM reports WHERE reference = $1").bind(reference.to_string());
        Ok(query.fetch_optional(&self.pool).await?)
    }

    async fn columns(&self, reference: Reference) -> Result<Option<Columns>, StoreError> {
        columns(&self.pool, reference).await
    }

    async fn page(
        &self,
        scope: Scope,
        filter: Filter,
        after: Option<Place>,
        at_most: u32,
    ) -> Result<Vec<QueueRow>, StoreError> {
        lists::page(&self.pool, &scope, &filter, after, at_most).await
    }

    async fn row(&self, scope: Scope, reference: Reference) -> Result<Option<QueueRow>, StoreError> {
        lists::row(&self.pool, &scope, reference).await
    }

    async fn tally(&self, scope: Scope, now: Timestamp) -> Result<Tally, StoreError> {
        lists::tally(&self.pool, &scope, now).await
    }

    async fn arrived_since(&self, scope: Scope, since: Timestamp) -> Result<Vec<(Band, u32)>, StoreError> {
        lists::arrived(&self.pool, &scope, since).await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        // What can't be written to is not ready; reading alone proves less.
        sqlx::query("UPDATE foursight_schema SET version = version").execute(&self.pool).await?;
        Ok(())
    }
}

/// One statement: the insert does nothing when the key was seen before, and only what it stored is counted.
async fn accept(pool: &PgPool, report: &SealedReport) -> Result<Accepted, StoreError> {
    let clear = report.clear();
    let (month, campus) = clear.counted.as_ref().map(|(month, campus)| (month.as_str(), campus.code())).unzip();
    let insert = "WITH stored AS (
        INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state,
            key_hash, answers_mac, sealed, unit, advocate)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $13, $14) ON CONFLICT DO NOTHING RETURNING 1),
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
        .bind(clear.unit)
        .bind(i64::from(clear.advocate))
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

async fn columns(pool: &PgPool, reference: Reference) -> Result<Option<Columns>, StoreError> {
    let query =
        "SELECT received_at, band, due_at, rule_version, area, band_by_hand, read_at FROM reports WHERE reference = $1";
    let found = sqlx::query(query).bind(reference.to_string()).fetch_optional(pool).await?;
    let columns = |row: PgRow| {
        let (received_at, band, due_at) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        Ok(Columns {
            received_at,
            band,
            due_at,
            rule_version: row.try_get(3)?,
            area: row.try_get(4)?,
            band_by_hand: row.try_get(5)?,
            read_at: row.try_get(6)?,
        })
    };
    found.map(columns).transpose()
}

async fn in_bands(pool: &PgPool, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
    // The one due first came first: a band's reading target is the same for all. So the index alone tells.
    let query =
        "SELECT turn_band, count(*), count(*) FILTER (WHERE due_at <= $2), (SELECT received_at FROM reports AS first
            WHERE first.state = $1 AND first.turn_band = reports.turn_band ORDER BY first.due_at LIMIT 1)
        FROM reports WHERE state = $1 GROUP BY turn_band ORDER BY turn_band";
    let rows = sqlx::query(query).bind(State::Waiting.code()).bind(now.as_second()).fetch_all(pool).await?;
    let in_band = |row: &PgRow| {
        let band = band(row.try_get(0)?)?;
        let (waiting, overdue, oldest) = (row.try_get(1)?, row.try_get(2)?, time(row.try_get(3)?)?);
        Ok(InBand { band, waiting, oldest, overdue })
    };
    rows.iter().map(in_band).collect()
}
