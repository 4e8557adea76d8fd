//! The default store: `SQLite` in one file.

mod bands;
mod connection;
mod copy;
mod queue;
mod reports;
mod threads;

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use domain::queue::{Reference, State};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use tokio::sync::mpsc::{Receiver, Sender};
use tokio::task::spawn_blocking;

use crate::seal::{Columns, SealedReport};
use crate::store::{
    Accepted, AuditEntry, BATCH, Counted, DraftId, DraftsHold, InBand, Kept, Schema, Store, StoreError, StoredDraft,
    Waiting, time,
};

use threads::Threads;

/// The default store.
pub struct Sqlite {
    threads: Threads,
    path: PathBuf,
}

impl Sqlite {
    /// Opens or makes the database file.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be opened or has another version.
    pub fn open(path: &Path, schema: Schema) -> Result<Self, StoreError> {
        let writing = connection::open(path, schema)?;
        let reading = connection::open_to_read(path)?;
        Ok(Self { threads: Threads::start(writing, reading), path: path.to_owned() })
    }
}

#[async_trait]
impl Store for Sqlite {
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError> {
        self.threads.write(move |db| reports::accept(db, &report)).await
    }

    async fn waiting(&self, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
        self.threads.read(move |db| queue::waiting(db, at_most)).await
    }

    async fn damaged(&self) -> Result<Vec<String>, StoreError> {
        self.threads.read(queue::damaged).await
    }

    async fn in_bands(&self, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
        self.threads.read(move |db| bands::waiting(db, now)).await
    }

    async fn counted(&self) -> Result<Vec<Counted>, StoreError> {
        self.threads.read(reports::counted).await
    }

    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError> {
        let query = "SELECT sealed FROM reports WHERE reference = ?1";
        self.threads
            .read(move |db| Ok(db.query_row(query, [reference.to_string()], |row| row.get(0)).optional()?))
            .await
    }

    async fn columns(&self, reference: Reference) -> Result<Option<Columns>, StoreError> {
        self.threads.read(move |db| reports::columns(db, reference)).await
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

    async fn drafts_hold(&self) -> Result<DraftsHold, StoreError> {
        let query = "SELECT count(*), coalesce(sum(length(sealed)), 0) FROM drafts";
        let hold = self.threads.read(move |db| Ok(db.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?)))?));
        let (drafts, bytes): (i64, i64) = hold.await?;
        let disk = connection::disk(&self.path);
        Ok(DraftsHold { drafts: drafts.unsigned_abs(), bytes: bytes.unsigned_abs(), disk })
    }

    async fn expire_drafts(&self, now: Timestamp) -> Result<usize, StoreError> {
        let expire = "DELETE FROM drafts WHERE rowid IN (SELECT rowid FROM drafts WHERE expires_at <= ?1 LIMIT ?2)";
        let mut all = 0;
        loop {
            let expired =
                self.threads.write(move |db| Ok(db.execute(expire, params![now.as_second(), BATCH])?)).await?;
            all += expired;
            if expired < usize::from(BATCH) {
                return Ok(all);
            }
        }
    }

    async fn erase_reports(&self, state: State, came_by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
        self.threads.write(move |db| reports::erase(db, state, came_by, now)).await
    }

    async fn count_reports(&self, state: State, came_by: Timestamp) -> Result<u64, StoreError> {
        self.threads.read(move |db| reports::count_by_age(db, state, came_by)).await
    }

    async fn snapshot(&self, rows: Sender<Kept>) -> Result<(), StoreError> {
        let path = self.path.clone();
        spawn_blocking(move || copy::give(&path, &rows)).await.map_err(|_| StoreError::Incomplete)?
    }

    async fn restore(&self, rows: Receiver<Kept>) -> Result<(), StoreError> {
        let path = self.path.clone();
        spawn_blocking(move || copy::take(&path, rows)).await.map_err(|_| StoreError::Incomplete)?
    }

    async fn day_keys(&self, day: i64, drawn: [u8; 32]) -> Result<Vec<[u8; 32]>, StoreError> {
        self.threads
            .write(move |db| {
                db.execute("DELETE FROM day_keys WHERE day < ?1 - 1", [day])?;
                db.execute(
                    "INSERT INTO day_keys (day, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                    params![day, drawn],
                )?;
                let mut keys = db.prepare_cached("SELECT key FROM day_keys WHERE day <= ?1 ORDER BY day DESC")?;
                Ok(keys.query_map([day], |row| row.get(0))?.collect::<Result<_, _>>()?)
            })
            .await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.threads.write(reports::take_and_free).await
    }
}
