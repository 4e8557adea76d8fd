//! What was done.

use async_trait::async_trait;
use rusqlite::params;

use super::Sqlite;
use crate::{Audit, AuditEntry, StoreError};

#[async_trait]
impl Audit for Sqlite {
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
}
