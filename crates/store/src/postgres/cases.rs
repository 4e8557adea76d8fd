//! What becomes of reports once they wait.

use async_trait::async_trait;
use domain::Code;
use domain::queue::State;
use jiff::Timestamp;
use sqlx::PgPool;

use super::Postgres;
use crate::{BATCH, Cases, StoreError};

#[async_trait]
impl Cases for Postgres {
    async fn erase_reports(&self, state: State, came_by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
        erase(&self.pool, state, came_by, now).await
    }

    async fn count_reports(&self, state: State, came_by: Timestamp) -> Result<u64, StoreError> {
        count_by_age(&self.pool, state, came_by).await
    }
}

/// One statement: what was erased is written down, in number only, or nothing is erased.
async fn erase(pool: &PgPool, state: State, by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
    let erase = "WITH erased AS (
        DELETE FROM reports WHERE reference IN (
            SELECT reference FROM reports WHERE state = $1 AND received_at <= $2 ORDER BY received_at LIMIT $3
            FOR UPDATE SKIP LOCKED)
        RETURNING 1),
    noted AS (
        INSERT INTO audit (at, actor, action, reference)
        SELECT $4, 'retention', 'erase ' || count(*), '' FROM erased HAVING count(*) > 0)
    SELECT count(*) FROM erased";
    let erase = sqlx::query_scalar(erase).bind(state.code()).bind(by.as_second());
    let erased: i64 = erase.bind(i64::from(BATCH)).bind(now.as_second()).fetch_one(pool).await?;
    Ok(usize::try_from(erased).unwrap_or(usize::MAX))
}

async fn count_by_age(pool: &PgPool, state: State, by: Timestamp) -> Result<u64, StoreError> {
    let query = "SELECT count(*) FROM reports WHERE state = $1 AND received_at <= $2";
    let query = sqlx::query_scalar(query).bind(state.code()).bind(by.as_second());
    let found: i64 = query.fetch_one(pool).await?;
    Ok(found.unsigned_abs())
}
