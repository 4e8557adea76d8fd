//! A row of a table, as it is stored.

use super::{Column, Kind, RowCounts, Table};
use crate::StoreError;

/// One row, or the end of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupRow {
    /// A row.
    Row(StoredRow),
    /// There are no more, and there were so many.
    End(RowCounts),
}

/// A row of a table, as it is stored: what a person wrote is sealed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRow {
    table: &'static Table,
    values: Vec<Value>,
}

/// What one column of a row holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl StoredRow {
    /// A row with a value for each column of its table, if each may be there.
    pub(crate) fn new(table: &'static Table, values: Vec<Value>) -> Result<Self, StoreError> {
        let fits = |(column, value): (&Column, &Value)| column.may_hold(value);
        if values.len() == table.columns.len() && table.columns.iter().zip(&values).all(fits) {
            Ok(Self { table, values })
        } else {
            Err(StoreError::Damaged("a column of another kind than its schema says"))
        }
    }

    /// Whose row it is.
    pub(crate) fn table(&self) -> &'static Table {
        self.table
    }

    /// What it holds, in the order of the table's columns.
    pub(crate) fn values(&self) -> &[Value] {
        &self.values
    }
}

impl Column {
    fn may_hold(&self, value: &Value) -> bool {
        match value {
            Value::Null => self.null,
            Value::Integer(_) => self.kind == Kind::Integer,
            Value::Text(_) => self.kind == Kind::Text,
            Value::Bytes(_) => self.kind == Kind::Bytes,
        }
    }
}
