//! Opening the database: limits on waiting, and the schema's version.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgConnection, PgPool};

use crate::StoreError;
use crate::schema::{Schema, VERSION};

/// Each version's changes to the one before.
const STEPS: [&str; 6] = [
    include_str!("schema.sql"),
    include_str!("counts.sql"),
    include_str!("orders.sql"),
    include_str!("day_keys.sql"),
    include_str!("cases.sql"),
    include_str!("desk.sql"),
];

/// How many connections one process holds: each waits for the disk while it commits.
const CONNECTIONS: u32 = 16;
/// How long somebody waits for one of them, and for the database to be reached.
const PATIENCE: Duration = Duration::from_secs(2);
/// Held by whoever changes the schema, so that of several replicas that start together one does.
const TURN: i64 = 0x0046_6f75_7273_6967;

pub(super) async fn open(url: &str, schema: Schema) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(|_| StoreError::Address("postgres".to_owned()))?;
    let options = options
        .application_name("foursight")
        // What is acknowledged has been synced, nothing waits for ever, and no operator is told of trifles.
        .options([
            ("synchronous_commit", "on"),
            ("client_min_messages", "warning"),
            ("statement_timeout", "4s"),
            ("lock_timeout", "3s"),
        ])
        .disable_statement_logging();
    let pool =
        PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE).connect_with(options).await?;
    let mut change = pool.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(TURN).execute(&mut *change).await?;
    let found = version(&mut change).await?;
    if found == 0 && schema == Schema::MustExist {
        return Err(StoreError::Missing("the address of the database".to_owned()));
    }
    // To change what is there takes as long as all rows take.
    sqlx::raw_sql("SET LOCAL statement_timeout = 0").execute(&mut *change).await?;
    for step in &STEPS[schema.done(found, found == 0)?..] {
        sqlx::raw_sql(*step).execute(&mut *change).await?;
    }
    let noted = "INSERT INTO foursight_schema (one, version) VALUES (TRUE, $1)
        ON CONFLICT (one) DO UPDATE SET version = excluded.version";
    sqlx::query(noted).bind(VERSION).execute(&mut *change).await?;
    change.commit().await?;
    Ok(pool)
}

/// The version of the schema that is there, 0 where none is.
async fn version(database: &mut PgConnection) -> Result<i64, StoreError> {
    let table = "CREATE TABLE IF NOT EXISTS foursight_schema (
        one BOOLEAN PRIMARY KEY CHECK (one), version BIGINT NOT NULL)";
    sqlx::raw_sql(table).execute(&mut *database).await?;
    let found = sqlx::query_scalar("SELECT version FROM foursight_schema").fetch_optional(database).await?;
    Ok(found.unwrap_or(0))
}

/// `PostgreSQL`'s messages may quote values; its codes name none.
impl From<sqlx::Error> for StoreError {
    fn from(why: sqlx::Error) -> Self {
        Self::Failed(match why {
            sqlx::Error::Database(why) => format!("PostgreSQL says {}", why.code().as_deref().unwrap_or("no code")),
            sqlx::Error::Io(why) => why.kind().to_string(),
            sqlx::Error::PoolTimedOut => "no connection was free in time".to_owned(),
            sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. } => {
                return Self::Damaged("a column of another kind than its schema says");
            }
            _ => "the connection broke".to_owned(),
        })
    }
}
