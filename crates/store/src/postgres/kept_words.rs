//! What officers typed and did not send, sealed.

use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row as _};

use crate::{OfficerId, StoreError, time};

pub(super) async fn keep(
    pool: &PgPool,
    officer: &OfficerId,
    place: &[u8; 32],
    sealed: Vec<u8>,
    kept_at: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    let insert = "INSERT INTO kept_words (officer, place, sealed, kept_at, expires_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (officer, place) DO UPDATE SET sealed = $3, kept_at = $4, expires_at = $5";
    let insert = sqlx::query(insert).bind(&officer[..]).bind(&place[..]).bind(sealed);
    insert.bind(kept_at.as_second()).bind(expires_at.as_second()).execute(pool).await?;
    Ok(())
}

pub(super) async fn find(
    pool: &PgPool,
    officer: &OfficerId,
    place: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(Vec<u8>, Timestamp)>, StoreError> {
    let query = "SELECT sealed, kept_at FROM kept_words WHERE officer = $1 AND place = $2 AND expires_at > $3";
    let query = sqlx::query(query).bind(&officer[..]).bind(&place[..]).bind(now.as_second());
    let found = query.fetch_optional(pool).await?;
    found.map(|row: PgRow| Ok((row.try_get(0)?, time(row.try_get(1)?)?))).transpose()
}

pub(super) async fn drop(pool: &PgPool, officer: &OfficerId, place: &[u8; 32]) -> Result<(), StoreError> {
    let delete = sqlx::query("DELETE FROM kept_words WHERE officer = $1 AND place = $2");
    delete.bind(&officer[..]).bind(&place[..]).execute(pool).await?;
    Ok(())
}
