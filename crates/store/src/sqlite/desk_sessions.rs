//! Who is signed in at the desk, and what lasts no longer than that.

use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::params;

use super::{Sqlite, ceremonies, invitations, kept_words, sessions};
use crate::{AuditEntry, BATCH, Ceremony, DeskSession, DeskSessions, Invitation, Officer, OfficerId, StoreError};

#[async_trait]
impl DeskSessions for Sqlite {
    async fn session(&self, id: [u8; 32], now: Timestamp) -> Result<Option<(DeskSession, Officer)>, StoreError> {
        self.threads.read(move |db| sessions::find(db, &id, now)).await
    }

    async fn begin_session(
        &self,
        session: DeskSession,
        invitation: Option<[u8; 32]>,
        entry: AuditEntry,
    ) -> Result<bool, StoreError> {
        self.threads.write(move |db| sessions::begin_by_link(db, &session, invitation, &entry)).await
    }

    async fn see_session(&self, id: [u8; 32], seen_at: Timestamp, locked: Option<Timestamp>) -> Result<(), StoreError> {
        self.threads.write(move |db| sessions::see(db, &id, seen_at, locked)).await
    }

    async fn end_session(&self, id: [u8; 32], entry: AuditEntry) -> Result<(), StoreError> {
        self.threads.write(move |db| sessions::end(db, "id", &id, &entry).map(|_| ())).await
    }

    async fn end_sessions(&self, officer: OfficerId, entry: AuditEntry) -> Result<usize, StoreError> {
        self.threads.write(move |db| sessions::end(db, "officer", &officer, &entry)).await
    }

    async fn invitation(
        &self,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<(Invitation, Officer)>, StoreError> {
        self.threads.read(move |db| invitations::find(db, &token_hash, now)).await
    }

    async fn put_ceremony(&self, id: [u8; 32], ceremony: Ceremony) -> Result<(), StoreError> {
        self.threads.write(move |db| ceremonies::put(db, &id, &ceremony)).await
    }

    async fn take_ceremony(&self, id: [u8; 32], now: Timestamp) -> Result<Option<Ceremony>, StoreError> {
        self.threads.write(move |db| ceremonies::take(db, &id, now)).await
    }

    async fn keep_words(
        &self,
        officer: OfficerId,
        place: [u8; 32],
        sealed: Vec<u8>,
        kept_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.threads.write(move |db| kept_words::keep(db, &officer, &place, &sealed, kept_at, expires_at)).await
    }

    async fn words(
        &self,
        officer: OfficerId,
        place: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<(Vec<u8>, Timestamp)>, StoreError> {
        self.threads.read(move |db| kept_words::find(db, &officer, &place, now)).await
    }

    async fn drop_words(&self, officer: OfficerId, place: [u8; 32]) -> Result<(), StoreError> {
        self.threads.write(move |db| kept_words::drop(db, &officer, &place)).await
    }

    async fn expire_desk(&self, now: Timestamp) -> Result<usize, StoreError> {
        let mut all = 0;
        for table in ["desk_sessions", "ceremonies", "invitations", "kept_words"] {
            let expire = format!(
                "DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE expires_at <= ?1 LIMIT ?2)"
            );
            loop {
                let expire = expire.clone();
                let expired = self.threads.write(move |db| Ok(db.execute(&expire, params![now.as_second(), BATCH])?));
                let expired = expired.await?;
                all += expired;
                if expired < usize::from(BATCH) {
                    break;
                }
            }
        }
        Ok(all)
    }
}
