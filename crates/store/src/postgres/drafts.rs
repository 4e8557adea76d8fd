//! Unfinished answers.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::Row as _;

use super::Postgres;
use crate::{BATCH, DraftId, DraftTotals, Drafts, StoreError, StoredDraft, time};

#[async_trait]
impl Drafts for Postgres {
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

    async fn draft_totals(&self) -> Result<DraftTotals, StoreError> {
        let query = "SELECT count(*), coalesce(sum(octet_length(sealed)), 0)::bigint FROM drafts";
        let (drafts, bytes): (i64, i64) = sqlx::query_as(query).fetch_one(&self.pool).await?;
        Ok(DraftTotals { drafts: drafts.unsigned_abs(), bytes: bytes.unsigned_abs(), disk: None })
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
}
