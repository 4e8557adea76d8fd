//! What staff add to a case.

use domain::Code;
use domain::queue::Reference;
use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, PgPool, Row as _};

use crate::unchecked::UncheckedCaseEntry;
use crate::{NewEntry, StoreError, StoredEntry};

/// Adds an entry, within this transaction, in which the row of the case is locked: so entries of one case have numbers
/// in the order of their commits.
pub(super) async fn add(all: &mut PgConnection, reference: Reference, new: &NewEntry) -> Result<(), StoreError> {
    if new.entry.reference != reference {
        return Err(StoreError::Damaged("an entry of another case"));
    }
    let insert = "INSERT INTO case_entries (reference, kind, lane, at, by, of, due_at, sealed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    sqlx::query(insert)
        .bind(reference.to_string())
        .bind(new.entry.kind.code())
        .bind(new.entry.lane.code())
        .bind(new.entry.at.as_second())
        .bind(&new.entry.by)
        .bind(new.entry.of)
        .bind(new.entry.due_at.map(Timestamp::as_second))
        .bind(&new.sealed)
        .execute(all)
        .await?;
    Ok(())
}

/// The entries of a case, in their order.
pub(super) async fn of(pool: &PgPool, reference: Reference) -> Result<Vec<StoredEntry>, StoreError> {
    let columns = UncheckedCaseEntry::COLUMNS;
    let query = format!("SELECT {columns} FROM case_entries WHERE reference = $1 ORDER BY number");
    let query = sqlx::query(sqlx::AssertSqlSafe(query)).bind(reference.to_string());
    let rows = query.fetch_all(pool).await?;
    rows.iter().map(|row| unchecked(row)?.checked()).collect()
}

/// Drops the entries of cases that are erased.
pub(super) async fn drop_all(all: &mut PgConnection, references: &[String]) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM case_entries WHERE reference = ANY($1)").bind(references).execute(all).await?;
    Ok(())
}

fn unchecked(row: &PgRow) -> Result<UncheckedCaseEntry, StoreError> {
    Ok(UncheckedCaseEntry {
        number: row.try_get(0)?,
        reference: row.try_get(1)?,
        kind: row.try_get(2)?,
        lane: row.try_get(3)?,
        at: row.try_get(4)?,
        by: row.try_get(5)?,
        of: row.try_get(6)?,
        due_at: row.try_get(7)?,
        sealed: row.try_get(8)?,
    })
}
