//! Keys that all replicas share.

use async_trait::async_trait;
use rusqlite::params;

use super::Sqlite;
use crate::{DayKeys, StoreError};

#[async_trait]
impl DayKeys for Sqlite {
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
}
