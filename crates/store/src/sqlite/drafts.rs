//! Unfinished answers.

use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{Sqlite, connection};
use crate::{BATCH, DraftId, DraftTotals, Drafts, StoreError, StoredDraft, time};

#[async_trait]
impl Drafts for Sqlite {
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

    async fn draft_totals(&self) -> Result<DraftTotals, StoreError> {
        let query = "SELECT count(*), coalesce(sum(length(sealed)), 0) FROM drafts";
        // All drafts are looked at: not on the threads that single drafts wait for.
        let totals = self.threads.search(move |db| Ok(db.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?)))?));
        let (drafts, bytes): (i64, i64) = totals.await?;
        let disk = connection::disk(&self.path);
        Ok(DraftTotals { drafts: drafts.unsigned_abs(), bytes: bytes.unsigned_abs(), disk })
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
}
