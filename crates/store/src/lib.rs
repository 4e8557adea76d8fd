//! Where drafts and the queue rest. A store knows sealed things and states only.
//!
//! What is asked of a store is in traits, one for each thing that it keeps: [`Drafts`], [`Queue`], [`Cases`],
//! [`Audit`], [`Officers`], [`DeskSessions`], [`Counts`], [`DayKeys`] and [`Backup`]. `sqlite/` and `postgres/` have a file
//! for each of them, with the SQL in it; what is in a backup is in `backup/`, and which rows a list of the desk has in
//! `lists.rs`, for both. [`Timed`] wraps either.
#![forbid(unsafe_code)]

mod backup;
mod desk_rows;
mod lists;
mod postgres;
mod queue_rows;
mod rows;
mod schema;
mod sqlite;
mod timed;
mod traits;
mod unchecked;
mod unchecked_desk;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

pub use backup::{BackupRow, Column, Kind, LEFT_OUT, RowCounts, StoredRow, TABLES, Table};
pub use desk_rows::{Ceremony, DeskSession, Invitation, InvitationKind, Officer, OfficerId, OfficerState, Passkey};
pub use postgres::Postgres;
pub use queue_rows::{ARRIVALS, COUNTED, Filter, InBand, Place, QueueRow, Tally, View, Waiting};
pub use rows::{
    Accepted, AuditEntry, AuditFilter, Changed, Counted, Disk, DraftId, DraftTotals, NewEntry, Notice, Row,
    StoredDraft, StoredEntry, StoredNotice, Taker, Write,
};
pub use schema::{Schema, VERSION};
pub use sqlite::Sqlite;
pub use timed::{Observer, Timed};
pub use traits::{Audit, Backup, Cases, Counts, DayKeys, DeskSessions, Drafts, Officers, Queue, Store};

/// What went wrong with the store. Names no content.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database's schema is older than this program.
    #[error("the database has schema {0}; run `foursight migrate`")]
    Older(i64),
    /// The database's schema is newer than this program.
    #[error("the database has schema {0}, which this version does not know; use a newer foursight")]
    Newer(i64),
    /// The address of the database names no store that there is.
    #[error("can't use database {0}: it is sqlite:// and a path, or postgres:// and where it is")]
    Address(String),
    /// The database does not answer or says no.
    #[error("the database failed: {0}")]
    Failed(String),
    /// Drafts may take no more: what is left is for reports.
    #[error("drafts have no room: what is left is kept for reports")]
    NoRoomForDrafts,
    /// There is no database where one was expected.
    #[error("there is no database at {0}")]
    Missing(String),
    /// A row holds what it never should.
    #[error("a row is damaged: {0}")]
    Damaged(&'static str),
    /// Rows were to be restored beside others.
    #[error("the database is not empty: restore into one without reports, counts and audit rows")]
    NotEmpty,
    /// Not all rows came, so none was kept.
    #[error("not all rows came")]
    Incomplete,
}

/// How many rows one commit erases at most, so that nobody who wants to store waits long for it. Keys are random, so
/// each row of a large database lies in pages of its own; more at once would wait for those.
pub const BATCH: u16 = 20;

/// Opens the store that a `database.url` names.
///
/// # Errors
/// [`StoreError`] where there is no such store, or it has another version.
pub async fn open(url: &str, schema: Schema) -> Result<Arc<dyn Store>, StoreError> {
    match url.split_once("://") {
        Some(("sqlite", path)) => Ok(Arc::new(Sqlite::open(&PathBuf::from(path), schema)?)),
        Some(("postgres" | "postgresql", _)) => Ok(Arc::new(Postgres::open(url, schema).await?)),
        // Only its beginning: what follows may hold a password.
        other => Err(StoreError::Address(other.map_or(url, |(kind, _)| kind).to_owned())),
    }
}

fn time(seconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_second(seconds).map_err(|_| StoreError::Damaged("a time outside the calendar"))
}
