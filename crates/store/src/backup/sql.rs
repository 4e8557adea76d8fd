//! SQL that both databases understand, built from the list of tables. No name in it comes from outside the program.

use super::{TABLES, Table};

/// Reads every row of a table, its columns in their order.
pub(crate) fn select(table: &Table) -> String {
    let order = table.order_by.map(|column| format!(" ORDER BY {column}")).unwrap_or_default();
    format!("SELECT {} FROM {}{order}", columns(table), table.name)
}

/// Whether any table has a row.
pub(crate) fn any_row() -> String {
    let each = TABLES.iter().map(|table| format!("EXISTS (SELECT 1 FROM {})", table.name));
    format!("SELECT {}", each.collect::<Vec<_>>().join(" OR "))
}

/// The names of the columns of a table, in their order.
pub(crate) fn columns(table: &Table) -> String {
    table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
}
