//! Where drafts and the queue rest. A store knows sealed things and states only.

mod kept;
mod postgres;
mod rows;
mod schema;
mod sqlite;
mod unchecked;
mod watched;

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use domain::queue::{Reference, State};
use jiff::Timestamp;
use tokio::sync::mpsc::{Receiver, Sender};

use crate::seal::{Columns, SealedReport};

pub use kept::{Bytes, Counts, Kept, KeptAudit, KeptReport};
pub use postgres::Postgres;
pub use rows::{Accepted, AuditEntry, Counted, Disk, DraftId, DraftsHold, InBand, Row, StoredDraft, Waiting};
pub use schema::{Schema, VERSION};
pub use sqlite::Sqlite;
use unchecked::Unchecked;
pub use watched::Watched;

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

/// How many rows one commit erases at most, so that nobody who wants to store waits long for it. Keys are drawn
/// by chance, so each row of a large database lies in pages of its own; more at once would wait for those.
pub const BATCH: u16 = 20;

/// Where drafts and the queue rest. Every method answers only once what it did is on disk.
#[async_trait]
pub trait Store: Send + Sync {
    /// Puts a report in the queue: one row, one insert.
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError>;
    /// What waits, by band and then by due time: all, or at most so many. Rows that are damaged are left out.
    async fn waiting(&self, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError>;
    /// The references of damaged rows; where such a row lies, if it has none any more. Reads each row by itself.
    async fn damaged(&self) -> Result<Vec<String>, StoreError>;
    /// What waits in each band where anything does, and is overdue at `now`. Counts in an index; reads no report.
    async fn in_bands(&self, now: Timestamp) -> Result<Vec<InBand>, StoreError>;
    /// How many reports named each university in each month.
    async fn counted(&self) -> Result<Vec<Counted>, StoreError>;
    /// The age file of one report, or none if there is no such report.
    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError>;
    /// What the row of one report says in clear, or none if there is no such report.
    async fn columns(&self, reference: Reference) -> Result<Option<Columns>, StoreError>;
    /// Writes down what an officer did.
    async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError>;
    /// The draft with this id, if it has not expired by `now`.
    async fn draft(&self, id: DraftId, now: Timestamp) -> Result<Option<StoredDraft>, StoreError>;
    /// Keeps a draft: a new one (revision 0), or the one whose revision is one less. False if that has
    /// moved on or is gone.
    async fn keep_draft(&self, id: DraftId, draft: StoredDraft) -> Result<bool, StoreError>;
    /// Drops a draft; dropping none is fine.
    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError>;
    /// What all drafts take.
    async fn drafts_hold(&self) -> Result<DraftsHold, StoreError>;
    /// Drops what has expired by `now`, up to [`BATCH`] in one commit, and says how many.
    async fn expire_drafts(&self, now: Timestamp) -> Result<usize, StoreError>;
    /// Erases up to [`BATCH`] reports in this state, of those that came by then, and writes down in the same
    /// commit, at `now`, how many. Says so, too: where it is fewer than that, none is left.
    async fn erase_reports(&self, state: State, came_by: Timestamp, now: Timestamp) -> Result<usize, StoreError>;
    /// How many reports in this state came by then.
    async fn count_reports(&self, state: State, came_by: Timestamp) -> Result<u64, StoreError>;
    /// Gives every row but the drafts, as all of them were at one moment, and last [`Kept::End`]. Whoever
    /// stores meanwhile does not wait for it.
    async fn snapshot(&self, rows: Sender<Kept>) -> Result<(), StoreError>;
    /// Puts such rows into a database that has none. Keeps all once [`Kept::End`] has come, and none otherwise.
    async fn restore(&self, rows: Receiver<Kept>) -> Result<(), StoreError>;
    /// The keys of this day, counted from 1970, and of the day before if there is one, the newer first. Where the
    /// day has none yet, it gets the one that was drawn; older ones are dropped.
    async fn day_keys(&self, day: i64, drawn: [u8; 32]) -> Result<Vec<[u8; 32]>, StoreError>;
    /// Whether it can store just now.
    async fn ready(&self) -> Result<(), StoreError>;
}

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
