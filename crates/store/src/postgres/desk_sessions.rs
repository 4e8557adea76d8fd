//! Who is signed in at the desk, and what lasts no longer than that.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use super::{Postgres, ceremonies, invitations, kept_words, sessions};
use crate::{AuditEntry, BATCH, Ceremony, DeskSession, DeskSessions, Invitation, Officer, OfficerId, StoreError};

#[async_trait]
impl DeskSessions for Postgres {
    async fn session(&self, id: [u8; 32], now: Timestamp) -> Result<Option<(DeskSession, Officer)>, StoreError> {
        sessions::find(&self.pool, &id, now).await
    }

    async fn begin_session(
        &self,
        session: DeskSession,
        invitation: Option<[u8; 32]>,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        sessions::begin_by_link(&self.pool, &session, invitation, &entry).await
    }

    async fn see_session(&self, id: [u8; 32], seen_at: Timestamp, locked: Option<Timestamp>) -> Result<(), StoreError> {
        sessions::see(&self.pool, &id, seen_at, locked).await
    }

    async fn end_session(&self, id: [u8; 32], entry: AuditEntry) -> Result<(), StoreError> {
        sessions::end(&self.pool, "id", &id, &entry).await.map(|_| ())
    }

    async fn end_sessions(&self, officer: OfficerId, entry: AuditEntry) -> Result<usize, StoreError> {
        sessions::end(&self.pool, "officer", &officer, &entry).await
    }

    async fn invitation(
        &self,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<(Invitation, Officer)>, StoreError> {
        invitations::find(&self.pool, &token_hash, now).await
    }

    async fn put_ceremony(&self, id: [u8; 32], ceremony: Ceremony) -> Result<(), StoreError> {
        ceremonies::put(&self.pool, &id, ceremony).await
    }

    async fn take_ceremony(&self, id: [u8; 32], now: Timestamp) -> Result<Option<Ceremony>, StoreError> {
        ceremonies::take(&self.pool, &id, now).await
    }

    async fn keep_words(
        &self,
        officer: OfficerId,
        place: [u8; 32],
        sealed: Vec<u8>,
        kept_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        kept_words::keep(&self.pool, &officer, &place, sealed, kept_at, expires_at).await
    }

    async fn words(
        &self,
        officer: OfficerId,
        place: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<(Vec<u8>, Timestamp)>, StoreError> {
        kept_words::find(&self.pool, &officer, &place, now).await
    }

    async fn drop_words(&self, officer: OfficerId, place: [u8; 32]) -> Result<(), StoreError> {
        kept_words::drop(&self.pool, &officer, &place).await
    }

    async fn expire_desk(&self, now: Timestamp) -> Result<usize, StoreError> {
        let mut all = 0;
        for table in ["desk_sessions", "ceremonies", "invitations", "kept_words"] {
            let expire = format!(
                "DELETE FROM {table} WHERE ctid = ANY(ARRAY(
                    SELECT ctid FROM {table} WHERE expires_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED))"
            );
            loop {
                let expire = sqlx::query(AssertSqlSafe(expire.clone())).bind(now.as_second()).bind(i64::from(BATCH));
                let expired = expire.execute(&self.pool).await?.rows_affected();
                all += usize::try_from(expired).unwrap_or(usize::MAX);
                if expired < u64::from(BATCH) {
                    break;
                }
            }
        }
        Ok(all)
    }
}
