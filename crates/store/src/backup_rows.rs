//! What a backup holds: each row as it lies, but no draft.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::rows::Counted;

/// One row, or the end of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupRow {
    /// A report.
    Report(BackupReport),
    /// How many reports named a university in a month.
    Month(Counted),
    /// What an officer did.
    Audit(BackupAudit),
    /// There are no more, and there were so many.
    End(RowCounts),
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowCounts {
    /// Reports.
    pub reports: u64,
    /// Months of a university.
    pub months: u64,
    /// Audit rows.
    pub audit: u64,
}

impl RowCounts {
    /// Counts a row.
    pub fn add(&mut self, row: &BackupRow) {
        match row {
            BackupRow::Report(_) => self.reports += 1,
            BackupRow::Month(_) => self.months += 1,
            BackupRow::Audit(_) => self.audit += 1,
            BackupRow::End(_) => {}
        }
    }
}

impl std::fmt::Display for RowCounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { reports, months, audit } = self;
        write!(f, "reports: {reports}; months of universities: {months}; audit rows: {audit}")
    }
}

/// A row of the reports table; times are seconds since 1970. What a person wrote is sealed in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the columns as the schema names and explains them")]
pub struct BackupReport {
    pub reference: String,
    pub received_at: i64,
    pub band: i64,
    pub due_at: i64,
    pub rule_version: i64,
    pub area: Option<String>,
    pub state: String,
    pub owner: Option<String>,
    pub version: i64,
    pub unit: Option<String>,
    pub outcome: Option<String>,
    pub closed_at: Option<i64>,
    pub band_by_hand: Option<i64>,
    pub key_hash: Bytes,
    pub answers_mac: Bytes,
    pub sealed: Bytes,
}

/// A row of the audit table, with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the columns as the schema names and explains them")]
pub struct BackupAudit {
    pub number: i64,
    pub at: i64,
    pub actor: Option<String>,
    pub action: Option<String>,
    pub reference: Option<String>,
    pub salt: Option<Bytes>,
    pub commitment: Option<Bytes>,
    pub link: Option<Bytes>,
}

/// Bytes, in base64 where they are written as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&BASE64_STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(from)?;
        BASE64_STANDARD.decode(text.as_bytes()).map(Self).map_err(|_| serde::de::Error::custom("no base64"))
    }
}
