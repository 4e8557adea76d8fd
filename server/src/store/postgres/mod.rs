//! The store for several replicas: `PostgreSQL`, 15 or newer. It commits in groups by itself.

mod bands;
mod connection;
mod give;
mod queue;
mod reports;
mod take;

use async_trait::async_trait;
use domain::queue::{Reference, State};
use jiff::Timestamp;
use sqlx::{PgPool, Row as _};
use tokio::sync::mpsc::{Receiver, Sender};

use super::{
    Accepted, AuditEntry, BATCH, Counted, DraftId, DraftsHold, InBand, Kept, Schema, Store, StoreError, StoredDraft,
    Waiting, time,
};
use crate::seal::{Columns, SealedReport};

/// The store for several replicas.
pub struct Postgres {
    pool: PgPool,
}

impl Postgres {
    /// Connects to a database, and makes an empty one ready.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be reached or has another version.
    pub async fn open(url: &str, schema: Schema) -> Result<Self, StoreError> {
        Ok(Self { pool: connection::open(url, schema).await? })
    }
}

#[async_trait]
impl Store for Postgres {
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError> {
        reports::accept(&self.pool, &report).await
    }

    async fn waiting(&self, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
        queue::waiting(&self.pool, at_most).await
    }

    async fn damaged(&self) -> Result<Vec<String>, StoreError> {
        queue::damaged(&self.pool).await
    }

    async fn in_bands(&self, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
        bands::waiting(&self.pool, now).await
    }

    async fn counted(&self) -> Result<Vec<Counted>, StoreError> {
        reports::counted(&self.pool).await
    }

    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query_scalar("SELECT sealed FROM reports WHERE reference = $1").bind(reference.to_string());
        Ok(query.fetch_optional(&self.pool).await?)
    }

    async fn columns(&self, reference: Reference) -> Result<Option<Columns>, StoreError> {
        reports::columns(&self.pool, reference).await
    }

    async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO audit (at, actor, action, reference) VALUES ($1, $2, $3, $4)")
            .bind(entry.at.as_second())
            .bind(entry.actor)
            .bind(entry.action)
            .bind(entry.reference.to_string())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn draft(&self, id: DraftId, now: Timestamp) -> Result<Option<StoredDraft>, StoreError> {
        let query = "SELECT sealed, revision, expires_at FROM drafts WHERE id = $1 AND expires_at > $2";
        let found = sqlx::query(query).bind(&id[..]).bind(now.as_second()).fetch_optional(&self.pool).await?;
        let draft = |row: sqlx::postgres::PgRow| {
            let (sealed, revision) = (row.try_get(0)?, row.try_get(1)?);
            Ok(StoredDraft { sealed, revision, expires_at: time(row.try_get(2)?)? })
        };
        found.map(draft).transpose()
    }

    async fn keep_draft(&self, id: DraftId, draft: StoredDraft) -> Result<bool, StoreError> {
        // Only a new draft makes a row: keeping a later one must not bring back what was dropped.
        let keep = match draft.revision {
            0 => "INSERT INTO drafts (id, sealed, revision, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            _ => "UPDATE drafts SET sealed = $2, revision = $3, expires_at = $4 WHERE id = $1 AND revision = $3 - 1",
        };
        let keep = sqlx::query(keep).bind(&id[..]).bind(draft.sealed).bind(draft.revision);
        let kept = keep.bind(draft.expires_at.as_second()).execute(&self.pool).await?;
        Ok(kept.rows_affected() == 1)
    }

    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM drafts WHERE id = $1").bind(&id[..]).execute(&self.pool).await?;
        Ok(())
    }

    async fn drafts_hold(&self) -> Result<DraftsHold, StoreError> {
        let query = "SELECT count(*), coalesce(sum(octet_length(sealed)), 0)::bigint FROM drafts";
        let (drafts, bytes): (i64, i64) = sqlx::query_as(query).fetch_one(&self.pool).await?;
        Ok(DraftsHold { drafts: drafts.unsigned_abs(), bytes: bytes.unsigned_abs(), disk: None })
    }

    async fn expire_drafts(&self, now: Timestamp) -> Result<usize, StoreError> {
        let expire = "DELETE FROM drafts WHERE id IN (
            SELECT id FROM drafts WHERE expires_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)";
        let mut all = 0;
        loop {
            let expire = sqlx::query(expire).bind(now.as_second()).bind(i64::from(BATCH));
            let expired = expire.execute(&self.pool).await?.rows_affected();
            all += usize::try_from(expired).unwrap_or(usize::MAX);
            if expired < u64::from(BATCH) {
                return Ok(all);
            }
        }
    }

    async fn erase_reports(&self, state: State, came_by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
        reports::erase(&self.pool, state, came_by, now).await
    }

    async fn count_reports(&self, state: State, came_by: Timestamp) -> Result<u64, StoreError> {
        reports::count_by_age(&self.pool, state, came_by).await
    }

    async fn snapshot(&self, rows: Sender<Kept>) -> Result<(), StoreError> {
        give::give(&self.pool, &rows).await
    }

    async fn restore(&self, rows: Receiver<Kept>) -> Result<(), StoreError> {
        take::take(&self.pool, rows).await
    }

    async fn day_keys(&self, day: i64, drawn: [u8; 32]) -> Result<Vec<[u8; 32]>, StoreError> {
        sqlx::query("DELETE FROM day_keys WHERE day < $1 - 1").bind(day).execute(&self.pool).await?;
        let insert = "INSERT INTO day_keys (day, key) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        sqlx::query(insert).bind(day).bind(&drawn[..]).execute(&self.pool).await?;
        let query = "SELECT key FROM day_keys WHERE day <= $1 ORDER BY day DESC";
        let keys: Vec<Vec<u8>> = sqlx::query_scalar(query).bind(day).fetch_all(&self.pool).await?;
        keys.into_iter().map(|key| key.try_into().map_err(|_| StoreError::Damaged("day_keys.key"))).collect()
    }

    async fn ready(&self) -> Result<(), StoreError> {
        // What can't be written to is not ready; reading alone proves less.
        sqlx::query("UPDATE foursight_schema SET version = version").execute(&self.pool).await?;
        Ok(())
    }
}
