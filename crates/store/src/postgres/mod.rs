//! The store for several replicas: `PostgreSQL`, 15 or newer. It commits in groups by itself.

mod audit;
mod backup;
mod cases;
mod connection;
mod counts;
mod damaged;
mod day_keys;
mod drafts;
mod export;
mod import;
mod queue;

use sqlx::PgPool;

use crate::{Schema, StoreError};

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
