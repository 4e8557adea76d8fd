//! All rows of a backup, out of a database that is being written to.

use futures_util::TryStreamExt;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, PgPool, Row as _};
use tokio::sync::mpsc::Sender;

use crate::backup::{Column, Kind, StoredRow, TABLES, Value, sql};
use crate::{BackupRow, RowCounts, StoreError};

/// Gives all rows as they were at one moment, each as it comes from the database.
pub(super) async fn export(pool: &PgPool, rows: &Sender<BackupRow>) -> Result<(), StoreError> {
    let mut moment = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    // It takes as long as whoever takes the rows.
    sqlx::raw_sql("SET LOCAL statement_timeout = 0").execute(&mut *moment).await?;
    let mut counts = RowCounts::default();
    for table in &TABLES {
        let mut found = sqlx::query(AssertSqlSafe(sql::select(table))).fetch(&mut *moment);
        while let Some(row) = found.try_next().await? {
            let values = table.columns.iter().enumerate().map(|(at, column)| value(&row, at, column));
            let row = BackupRow::Row(StoredRow::new(table, values.collect::<Result<_, _>>()?)?);
            counts.add(&row);
            rows.send(row).await.map_err(|_| StoreError::Incomplete)?;
        }
    }
    moment.rollback().await?;
    rows.send(BackupRow::End(counts)).await.map_err(|_| StoreError::Incomplete)
}

fn value(row: &PgRow, at: usize, column: &Column) -> Result<Value, sqlx::Error> {
    let value = match column.kind {
        Kind::Integer => row.try_get::<Option<_>, _>(at)?.map(Value::Integer),
        Kind::Text => row.try_get::<Option<_>, _>(at)?.map(Value::Text),
        Kind::Bytes => row.try_get::<Option<_>, _>(at)?.map(Value::Bytes),
    };
    Ok(value.unwrap_or(Value::Null))
}
