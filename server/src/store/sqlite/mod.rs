//! The default store: `SQLite` in one file.

mod connection;
mod queue;
mod threads;

use std::path::Path;

use async_trait::async_trait;
use domain::Code;
use domain::queue::{Reference, State};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::seal::SealedReport;
use crate::store::{
    Accepted, AuditEntry, Counted, DraftId, Row, Schema, Store, StoreError, StoredDraft, Waiting, time,
};

use threads::Threads;

/// How many bytes a long report takes.
const A_REPORT: i64 = 16 * 1024;

/// The default store.
pub struct Sqlite {
    threads: Threads,
}

impl Sqlite {
    /// Opens or makes the database file.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be opened or has another version.
    pub fn open(path: &Path, schema: Schema) -> Result<Self, StoreError> {
        let writing = connection::open(path, schema)?;
        let reading = connection::open_to_read(path)?;
        Ok(Self { threads: Threads::start(writing, reading) })
    }
}

#[async_trait]
impl Store for Sqlite {
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError> {
        self.threads.write(move |db| accept(db, &report)).await
    }

    async fn waiting(&self) -> Result<Vec<Waiting>, StoreError> {
        self.threads.read(queue::waiting).await
    }

    async fn damaged(&self) -> Result<Vec<String>, StoreError> {
        self.threads.read(queue::damaged).await
    }

    async fn counted(&self) -> Result<Vec<Counted>, StoreError> {
        self.threads.read(counted).await
    }

    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError> {
        let query = "SELECT sealed FROM reports WHERE reference = ?1";
        self.threads
            .read(move |db| Ok(db.query_row(query, [reference.to_string()], |row| row.get(0)).optional()?))
            .await
    }

    async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError> {
        let insert = "INSERT INTO audit (at, actor, action, reference) VALUES (?1, ?2, ?3, ?4)";
        self.threads
            .write(move |db| {
                let values = params![entry.at.as_second(), entry.actor, entry.action, entry.reference.to_string()];
                db.execute(insert, values)?;
                Ok(())
            })
            .await
    }

    async fn draft(&self, id: DraftId, now: Timestamp) -> Result<Option<StoredDraft>, StoreError> {
        let query = "SELECT sealed, revision, expires_at FROM drafts WHERE id = ?1 AND expires_at > ?2";
        self.threads
            .read(move |db| {
                let found = db
                    .query_row(query, params![id, now.as_second()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                    .optional()?;
                found
                    .map(|(sealed, revision, ends)| Ok(StoredDraft { sealed, revision, expires_at: time(ends)? }))
                    .transpose()
            })
            .await
    }

    async fn keep_draft(&self, id: DraftId, draft: StoredDraft) -> Result<bool, StoreError> {
        // Only a new draft makes a row: keeping a later one must not bring back what was dropped.
        let keep = match draft.revision {
            0 => "INSERT INTO drafts (id, sealed, revision, expires_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            _ => "UPDATE drafts SET sealed = ?2, revision = ?3, expires_at = ?4 WHERE id = ?1 AND revision = ?3 - 1",
        };
        self.threads
            .write(move |db| {
                let values = params![id, draft.sealed, draft.revision, draft.expires_at.as_second()];
                Ok(db.execute(keep, values)? == 1)
            })
            .await
    }

    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        self.threads
            .write(move |db| {
                db.execute("DELETE FROM drafts WHERE id = ?1", [id])?;
                Ok(())
            })
            .await
    }

    async fn expire_drafts(&self, now: Timestamp) -> Result<usize, StoreError> {
        let expire = "DELETE FROM drafts WHERE expires_at <= ?1";
        self.threads.write(move |db| Ok(db.execute(expire, [now.as_second()])?)).await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.threads.write(take_and_free).await
    }
}

/// Takes as much room as a report does and gives it back in the same commit: reading, or taking the write lock,
/// proves nothing of a disk that is full. What is deleted is overwritten, so all of it is written.
fn take_and_free(db: &Connection) -> Result<(), StoreError> {
    let take = "INSERT INTO drafts (id, sealed, revision, expires_at) VALUES (zeroblob(32), zeroblob(?1), 0, 0)";
    db.prepare_cached(take)?.execute([A_REPORT])?;
    db.prepare_cached("DELETE FROM drafts WHERE id = zeroblob(32)")?.execute([])?;
    Ok(())
}

/// One insert that does nothing when the key was seen before; then the row tells what it was.
fn accept(db: &Connection, report: &SealedReport) -> Result<Accepted, StoreError> {
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
        .query_row(query, [clear.key_hash], |row| {
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

fn counted(db: &Connection) -> Result<Vec<Counted>, StoreError> {
    let mut statement = db.prepare("SELECT month, campus, reports FROM campus_months ORDER BY month, campus")?;
    let rows =
        statement.query_map([], |row| Ok(Counted { month: row.get(0)?, campus: row.get(1)?, reports: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
