//! The queue: storing reports, listing and counting them, and what a row says.

use async_trait::async_trait;
use domain::Code;
use domain::access::Scope;
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use seal::{Columns, SealedReport};

use super::{Sqlite, counts, damaged, lists};
use crate::unchecked::band;
use crate::{Accepted, Filter, InBand, Place, Queue, QueueRow, Row, StoreError, Tally, Waiting, time};

#[async_trait]
impl Queue for Sqlite {
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError> {
        self.threads.write(move |db| accept(db, &report)).await
    }

    async fn waiting(&self, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
        self.threads.search(move |db| damaged::waiting(db, at_most)).await
    }

    async fn damaged(&self) -> Result<Vec<String>, StoreError> {
        self.threads.search(damaged::damaged).await
    }

    async fn in_bands(&self, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
        self.threads.search(move |db| in_bands(db, now)).await
    }

    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError> {
        let query = "SELECT sealed FROM reports WHERE reference = ?1";
        self.threads
            .read(move |db| Ok(db.query_row(query, [reference.to_string()], |row| row.get(0)).optional()?))
            .await
    }

    async fn columns(&self, reference: Reference) -> Result<Option<Columns>, StoreError> {
        self.threads.read(move |db| columns(db, reference)).await
    }

    async fn page(
        &self,
        scope: Scope,
        filter: Filter,
        after: Option<Place>,
        at_most: u32,
    ) -> Result<Vec<QueueRow>, StoreError> {
        self.threads.search(move |db| lists::page(db, &scope, &filter, after, at_most)).await
    }

    async fn row(&self, scope: Scope, reference: Reference) -> Result<Option<QueueRow>, StoreError> {
        self.threads.read(move |db| lists::row(db, &scope, reference)).await
    }

    async fn tally(&self, scope: Scope, now: Timestamp) -> Result<Tally, StoreError> {
        self.threads.search(move |db| lists::tally(db, &scope, now)).await
    }

    async fn arrived_since(&self, scope: Scope, since: Timestamp) -> Result<Vec<(Band, u32)>, StoreError> {
        self.threads.search(move |db| lists::arrived(db, &scope, since)).await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.threads.write(take_and_free).await
    }
}

/// How many bytes a long report takes.
const A_REPORT: i64 = 16 * 1024;

/// One insert that does nothing when the key was seen before; then the row tells what it was.
fn accept(db: &Connection, report: &SealedReport) -> Result<Accepted, StoreError> {
    let clear = report.clear();
    let (received, due) = (clear.received_at.as_second(), clear.due_at.as_second());
    let insert = "INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, unit, state,
            key_hash, answers_mac, sealed, advocate)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT DO NOTHING";
    let stored = db.prepare_cached(insert)?.execute(params![
        clear.reference.to_string(),
        received,
        clear.band.number(),
        due,
        clear.rule_version,
        clear.area,
        clear.unit,
        State::Waiting.code(),
        clear.key_hash,
        clear.answers_mac,
        report.sealed(),
        clear.advocate,
    ])?;
    if stored == 1 {
        counts::count(db, report)?;
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

fn columns(db: &Connection, reference: Reference) -> Result<Option<Columns>, StoreError> {
    let query =
        "SELECT received_at, band, due_at, rule_version, area, band_by_hand, read_at FROM reports WHERE reference = ?1";
    let found = db.query_row(query, [reference.to_string()], |row| {
        let (received_at, band, due_at) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Columns {
            received_at,
            band,
            due_at,
            rule_version: row.get(3)?,
            area: row.get(4)?,
            band_by_hand: row.get(5)?,
            read_at: row.get(6)?,
        })
    });
    Ok(found.optional()?)
}

/// Takes as much room as a report does and gives it back in the same commit: reading, or taking the write lock,
/// proves nothing of a disk that is full. What is deleted is overwritten, so all of it is written.
fn take_and_free(db: &Connection) -> Result<(), StoreError> {
    let take = "INSERT INTO drafts (id, sealed, revision, expires_at) VALUES (zeroblob(32), zeroblob(?1), 0, 0)";
    db.prepare_cached(take)?.execute([A_REPORT])?;
    db.prepare_cached("DELETE FROM drafts WHERE id = zeroblob(32)")?.execute([])?;
    Ok(())
}

fn in_bands(db: &Connection, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
    // The one due first came first: a band's reading target is the same for all. So the index alone tells.
    let query =
        "SELECT turn_band, count(*), count(*) FILTER (WHERE due_at <= ?2), (SELECT received_at FROM reports AS first
            WHERE first.state = ?1 AND first.turn_band = reports.turn_band ORDER BY first.due_at LIMIT 1)
        FROM reports WHERE state = ?1 GROUP BY turn_band ORDER BY turn_band";
    let mut statement = db.prepare_cached(query)?;
    let rows = statement.query_map(params![State::Waiting.code(), now.as_second()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    rows.map(|row| {
        let (number, waiting, overdue, oldest) = row?;
        Ok(InBand { band: band(number)?, waiting, oldest: time(oldest)?, overdue })
    })
    .collect()
}
