//! All rows of a backup, out of a database that is being written to and into an empty one. Both on a
//! connection of their own, so that whoever reads does not wait.

use std::collections::HashMap;
use std::path::Path;

use async_trait::async_trait;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{TransactionBehavior, params_from_iter};
use tokio::sync::mpsc::{Receiver, Sender};
use tokio::task::spawn_blocking;

use super::{Sqlite, connection};
use crate::backup::{StoredRow, TABLES, Table, Value, sql};
use crate::{Backup, BackupRow, RowCounts, StoreError};

#[async_trait]
impl Backup for Sqlite {
    async fn export(&self, rows: Sender<BackupRow>) -> Result<(), StoreError> {
        let path = self.path.clone();
        spawn_blocking(move || export(&path, &rows)).await.map_err(|_| StoreError::Incomplete)?
    }

    async fn import(&self, rows: Receiver<BackupRow>) -> Result<(), StoreError> {
        let path = self.path.clone();
        spawn_blocking(move || import(&path, rows)).await.map_err(|_| StoreError::Incomplete)?
    }
}

/// Gives all rows as they were at one moment: one transaction that reads, which makes no writer wait.
fn export(path: &Path, rows: &Sender<BackupRow>) -> Result<(), StoreError> {
    let mut connection = connection::open_to_read(path)?;
    let moment = connection.transaction()?;
    let mut counts = RowCounts::default();
    for table in &TABLES {
        let mut statement = moment.prepare(&sql::select(table))?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let values = (0..table.columns.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?;
            let row = BackupRow::Row(StoredRow::new(table, values)?);
            counts.add(&row);
            rows.blocking_send(row).map_err(|_| StoreError::Incomplete)?;
        }
    }
    rows.blocking_send(BackupRow::End(counts)).map_err(|_| StoreError::Incomplete)
}

/// Takes all rows in one transaction, which ends without a trace unless the last of them comes.
fn import(path: &Path, mut rows: Receiver<BackupRow>) -> Result<(), StoreError> {
    let mut connection = connection::open_to_write(path)?;
    // The indices are built in no order: 256 MiB of them stay in memory, or each row would fetch its place again.
    connection.pragma_update(None, "cache_size", -256 * 1024)?;
    let all = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if all.query_row(&sql::any_row(), [], |row| row.get(0))? {
        return Err(StoreError::NotEmpty);
    }
    let mut inserts = HashMap::new();
    while let Some(row) = rows.blocking_recv() {
        match row {
            BackupRow::Row(row) => {
                let own = inserts.entry(row.table().name).or_insert_with(|| insert(row.table()));
                all.prepare_cached(own)?.execute(params_from_iter(row.values()))?;
            }
            BackupRow::End(_) => {
                // So that what is written down next follows the last.
                let head = "UPDATE audit_head SET number = coalesce((SELECT max(number) FROM audit), 0),
                    link = coalesce((SELECT link FROM audit ORDER BY number DESC LIMIT 1), zeroblob(32))";
                all.execute(head, [])?;
                return Ok(all.commit()?);
            }
        }
    }
    Err(StoreError::Incomplete)
}

fn insert(table: &Table) -> String {
    let values = vec!["?"; table.columns.len()].join(", ");
    format!("INSERT INTO {} ({}) VALUES ({values})", table.name, sql::columns(table))
}

impl FromSql for Value {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(integer) => Self::Integer(integer),
            ValueRef::Text(_) => Self::Text(value.as_str()?.to_owned()),
            ValueRef::Blob(bytes) => Self::Bytes(bytes.to_owned()),
            ValueRef::Real(_) => return Err(FromSqlError::InvalidType),
        })
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(integer) => ValueRef::Integer(*integer),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
