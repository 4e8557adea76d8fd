//! Sign-ins and enrolments under way.

use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, PgPool, Row as _};

use crate::unchecked_desk::UncheckedCeremony;
use crate::{Ceremony, StoreError};

pub(super) async fn put(pool: &PgPool, id: &[u8; 32], ceremony: Ceremony) -> Result<(), StoreError> {
    let insert = "INSERT INTO ceremonies (id, officer, purpose, state, expires_at) VALUES ($1, $2, $3, $4, $5)";
    let officer = ceremony.officer.map(Vec::from);
    let insert = sqlx::query(insert).bind(&id[..]).bind(officer).bind(ceremony.purpose).bind(ceremony.state);
    insert.bind(ceremony.expires_at.as_second()).execute(pool).await?;
    Ok(())
}

/// It is gone at once, so that nobody takes it twice.
pub(super) async fn take(pool: &PgPool, id: &[u8; 32], now: Timestamp) -> Result<Option<Ceremony>, StoreError> {
    let delete = format!("DELETE FROM ceremonies WHERE id = $1 RETURNING {}", UncheckedCeremony::COLUMNS);
    let taken = sqlx::query(AssertSqlSafe(delete)).bind(&id[..]).fetch_optional(pool).await?;
    let ceremony = |row: PgRow| {
        let ceremony = UncheckedCeremony {
            officer: row.try_get(0)?,
            purpose: row.try_get(1)?,
            state: row.try_get(2)?,
            expires_at: row.try_get(3)?,
        };
        ceremony.checked()
    };
    Ok(taken.map(ceremony).transpose()?.filter(|ceremony| ceremony.expires_at > now))
}
