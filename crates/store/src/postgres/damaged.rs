//! Reading the queue, also where some of it is damaged: one row that can't be read must not hide the others.

use domain::Code;
use domain::queue::{Reference, State};
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row};

use crate::unchecked::Unchecked;
use crate::{StoreError, Waiting};

/// What waits, in order.
pub(super) async fn waiting(pool: &PgPool, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
    let query = "SELECT reference, turn_band, received_at, due_at, state, owner, area FROM reports
        WHERE state = $1 ORDER BY turn_band, due_at, reference COLLATE \"C\" LIMIT $2";
    let query = sqlx::query(query).bind(State::Waiting.code()).bind(at_most.map(i64::from));
    let rows = query.fetch_all(pool).await?;
    Ok(rows.iter().filter_map(|row| unchecked(row).ok()?.checked().ok()).collect())
}

/// The names of all rows that are damaged.
pub(super) async fn damaged(pool: &PgPool) -> Result<Vec<String>, StoreError> {
    let query = "SELECT reference, turn_band, received_at, due_at, state, owner, area, ctid::text FROM reports
        ORDER BY reference COLLATE \"C\"";
    let rows = sqlx::query(query).fetch_all(pool).await?;
    let damaged = rows.iter().filter(|row| unchecked(row).and_then(Unchecked::checked).is_err());
    damaged.map(name).collect()
}

fn unchecked(row: &PgRow) -> Result<Unchecked, StoreError> {
    Ok(Unchecked {
        reference: row.try_get(0)?,
        band: row.try_get(1)?,
        received_at: row.try_get(2)?,
        due_at: row.try_get(3)?,
        state: row.try_get(4)?,
        owner: row.try_get(5)?,
        area: row.try_get(6)?,
    })
}

/// What a damaged row is called: by its reference if that is one, else by where it lies.
fn name(row: &PgRow) -> Result<String, StoreError> {
    let (reference, place): (String, String) = (row.try_get(0)?, row.try_get(7)?);
    Ok(reference.parse::<Reference>().map_or_else(|_| format!("row {place}"), |reference| reference.to_string()))
}
