//! The store for several replicas: `PostgreSQL`, 15 or newer. It commits in groups by itself.

mod audit;
mod backup;
mod cases;
mod ceremonies;
mod connection;
mod counts;
mod damaged;
mod day_keys;
mod desk_sessions;
mod drafts;
mod entries;
mod export;
mod import;
mod invitations;
mod kept_words;
mod lists;
mod officers;
mod passkeys;
mod queue;
mod sessions;

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
