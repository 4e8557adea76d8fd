//! Keys that all replicas share.

use async_trait::async_trait;

use super::Postgres;
use crate::{DayKeys, StoreError};

#[async_trait]
impl DayKeys for Postgres {
    async fn day_keys(&self, day: i64, drawn: [u8; 32]) -> Result<Vec<[u8; 32]>, StoreError> {
        sqlx::query("DELETE FROM day_keys WHERE day < $1 - 1").bind(day).execute(&self.pool).await?;
        let insert = "INSERT INTO day_keys (day, key) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        sqlx::query(insert).bind(day).bind(&drawn[..]).execute(&self.pool).await?;
        let query = "SELECT key FROM day_keys WHERE day <= $1 ORDER BY day DESC";
        let keys: Vec<Vec<u8>> = sqlx::query_scalar(query).bind(day).fetch_all(&self.pool).await?;
        keys.into_iter().map(|key| key.try_into().map_err(|_| StoreError::Damaged("day_keys.key"))).collect()
    }
}
