//! How many rows a backup has.

use std::fmt;
use std::marker::PhantomData;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::each_once::EachOnce;
use super::{BackupRow, TABLES};

/// How many rows there are of each table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts([u64; TABLES.len()]);

impl RowCounts {
    /// Counts a row.
    pub fn add(&mut self, row: &BackupRow) {
        let BackupRow::Row(row) = row else { return };
        for (table, count) in TABLES.iter().zip(&mut self.0) {
            *count += u64::from(table.name == row.table().name);
        }
    }

    /// How many rows of the table with this name there are. Of a table that is in no backup there are none.
    pub fn of(&self, table: &str) -> u64 {
        TABLES.iter().zip(self.0).find(|(own, _)| own.name == table).map_or(0, |(_, count)| count)
    }
}

impl fmt::Display for RowCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<String> =
            TABLES.iter().zip(self.0).map(|(table, count)| format!("{}: {count}", table.label)).collect();
        f.write_str(&counts.join("; "))
    }
}

impl Serialize for RowCounts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(TABLES.iter().map(|table| table.count).zip(self.0))
    }
}

impl<'de> Deserialize<'de> for RowCounts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let keys = TABLES.iter().map(|table| (table.count, PhantomData::<u64>)).collect();
        let counts = from.deserialize_map(EachOnce(keys))?;
        counts.try_into().map(Self).map_err(|_| D::Error::custom("another number of tables"))
    }
}
