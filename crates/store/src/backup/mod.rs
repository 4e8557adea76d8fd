//! What is in a backup. [`TABLES`] lists its tables and their columns; all else goes by that list: what is read from
//! both databases and put into them, and how a row is written as a line.

mod counts;
mod each_once;
mod json;
mod row;
pub(crate) mod sql;
mod tables;

pub use counts::RowCounts;
pub(crate) use row::Value;
pub use row::{BackupRow, StoredRow};
pub use tables::{Column, Kind, LEFT_OUT, TABLES, Table};
