//! What was done.

use async_trait::async_trait;

use super::Postgres;
use crate::{Audit, AuditEntry, StoreError};

#[async_trait]
impl Audit for Postgres {
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
}
