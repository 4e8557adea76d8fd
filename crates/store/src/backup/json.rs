//! A row as a line has it: `{"report":{"reference":"7KQ4-M2XP",…}}`, and `{"end":{"reports":4,…}}` after the last.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::de::{DeserializeSeed, EnumAccess, Error as _, VariantAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::each_once::EachOnce;
use super::{BackupRow, Column, Kind, StoredRow, TABLES, Table, Value};

/// What `serde` calls a row; no line has it.
const NAME: &str = "BackupRow";
/// What the last line is called.
const END: &str = "end";

impl Serialize for BackupRow {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // The numbers say nothing in JSON.
        match self {
            Self::Row(row) => to.serialize_newtype_variant(NAME, 0, row.table().row, row),
            Self::End(counts) => to.serialize_newtype_variant(NAME, 0, END, counts),
        }
    }
}

impl Serialize for StoredRow {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.table().columns.iter().map(|column| column.name).zip(self.values()))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_none(),
            Self::Integer(integer) => to.serialize_i64(*integer),
            Self::Text(text) => to.serialize_str(text),
            Self::Bytes(bytes) => to.serialize_str(&BASE64_STANDARD.encode(bytes)),
        }
    }
}

impl<'de> Deserialize<'de> for BackupRow {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_enum(NAME, &[], Line)
    }
}

/// Reads a whole line.
struct Line;

impl<'de> Visitor<'de> for Line {
    type Value = BackupRow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row or the end of them")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, line: A) -> Result<BackupRow, A::Error> {
        let (name, content) = line.variant::<String>()?;
        if name == END {
            return content.newtype_variant().map(BackupRow::End);
        }
        let table =
            TABLES.iter().find(|table| table.row == name).ok_or_else(|| A::Error::custom("an unknown table"))?;
        content.newtype_variant_seed(RowOf(table)).map(BackupRow::Row)
    }
}

/// Reads a row of this table.
struct RowOf(&'static Table);

impl<'de> DeserializeSeed<'de> for RowOf {
    type Value = StoredRow;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<StoredRow, D::Error> {
        let keys = self.0.columns.iter().map(|column| (column.name, ValueOf(column))).collect();
        StoredRow::new(self.0, from.deserialize_map(EachOnce(keys))?).map_err(D::Error::custom)
    }
}

/// Reads what this column holds, or null. [`StoredRow::new`] refuses that where it may not be.
#[derive(Clone, Copy)]
struct ValueOf(&'static Column);

impl<'de> DeserializeSeed<'de> for ValueOf {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        let value = match self.0.kind {
            Kind::Integer => Option::deserialize(from)?.map(Value::Integer),
            Kind::Text => Option::deserialize(from)?.map(Value::Text),
            Kind::Bytes => {
                let text = Option::<String>::deserialize(from)?;
                let bytes = text.map(|text| BASE64_STANDARD.decode(text)).transpose();
                bytes.map_err(|_| D::Error::custom("no base64"))?.map(Value::Bytes)
            }
        };
        Ok(value.unwrap_or(Value::Null))
    }
}
