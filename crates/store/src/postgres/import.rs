//! All rows of a backup, into an empty database.

use sqlx::{AssertSqlSafe, PgConnection, PgPool};
use tokio::sync::mpsc::Receiver;

use crate::backup::{Column, Kind, StoredRow, TABLES, Table, Value, sql};
use crate::{BackupRow, StoreError};

/// How many rows go to the database at once.
const AT_ONCE: usize = 200;

/// Takes all rows in one transaction, which ends without a trace unless the last of them comes. Whoever
/// would store meanwhile is refused after a while, so that nothing gets in between.
pub(super) async fn import(pool: &PgPool, mut rows: Receiver<BackupRow>) -> Result<(), StoreError> {
    let mut all = pool.begin().await?;
    let tables = TABLES.each_ref().map(|table| table.name).join(", ");
    let alone = format!("SET LOCAL statement_timeout = 0; LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE");
    sqlx::raw_sql(AssertSqlSafe(alone)).execute(&mut *all).await?;
    if sqlx::query_scalar(AssertSqlSafe(sql::any_row())).fetch_one(&mut *all).await? {
        return Err(StoreError::NotEmpty);
    }
    // All of them of one table.
    let mut together: Vec<StoredRow> = Vec::with_capacity(AT_ONCE);
    while let Some(row) = rows.recv().await {
        match row {
            BackupRow::Row(row) => {
                if together.len() == AT_ONCE
                    || together.first().is_some_and(|first| first.table().name != row.table().name)
                {
                    put(&mut all, &mut together).await?;
                }
                together.push(row);
            }
            BackupRow::End(_) => {
                put(&mut all, &mut together).await?;
                // So that what is written down next follows the last.
                let head = "UPDATE audit_head SET number = coalesce((SELECT max(number) FROM audit), 0),
                    link = coalesce((SELECT link FROM audit ORDER BY number DESC LIMIT 1),
                        decode(repeat('00', 32), 'hex'))";
                sqlx::raw_sql(head).execute(&mut *all).await?;
                let next = "SELECT setval(pg_get_serial_sequence('case_entries', 'number'),
                    (SELECT coalesce(max(number), 0) + 1 FROM case_entries), FALSE)";
                sqlx::query(next).execute(&mut *all).await?;
                return Ok(all.commit().await?);
            }
        }
    }
    Err(StoreError::Incomplete)
}

/// Puts rows of one table: a column for each parameter, one statement for all of them.
async fn put(all: &mut PgConnection, rows: &mut Vec<StoredRow>) -> Result<(), StoreError> {
    let Some(table) = rows.first().map(StoredRow::table) else { return Ok(()) };
    let mut insert = sqlx::query(AssertSqlSafe(insert(table)));
    for (at, column) in table.columns.iter().enumerate() {
        let values = rows.iter().map(|row| &row.values()[at]);
        insert = match column.kind {
            Kind::Integer => insert.bind(values.map(integer).collect::<Vec<_>>()),
            Kind::Text => insert.bind(values.map(text).collect::<Vec<_>>()),
            Kind::Bytes => insert.bind(values.map(bytes).collect::<Vec<_>>()),
        };
    }
    insert.execute(all).await?;
    rows.clear();
    Ok(())
}

fn insert(table: &Table) -> String {
    let parameter = |(column, number): (&Column, u32)| {
        let kind = match column.kind {
            Kind::Integer => "bigint",
            Kind::Text => "text",
            Kind::Bytes => "bytea",
        };
        format!("${number}::{kind}[]")
    };
    let parameters: Vec<String> = table.columns.iter().zip(1..).map(parameter).collect();
    let (columns, parameters) = (sql::columns(table), parameters.join(", "));
    format!("INSERT INTO {} ({columns}) SELECT * FROM unnest({parameters})", table.name)
}

// A row has a value of its column's kind or null, so that another kind never comes to these.

fn integer(value: &Value) -> Option<i64> {
    if let Value::Integer(integer) = value { Some(*integer) } else { None }
}

fn text(value: &Value) -> Option<&str> {
    if let Value::Text(text) = value { Some(text) } else { None }
}

fn bytes(value: &Value) -> Option<&[u8]> {
    if let Value::Bytes(bytes) = value { Some(bytes) } else { None }
}
