//! Where drafts and the queue rest. A store knows sealed things and states only.

mod postgres;
mod schema;
mod sqlite;
mod unchecked;

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use domain::queue::Reference;
use jiff::Timestamp;
use serde::Serialize;

use crate::seal::SealedReport;

pub use postgres::Postgres;
pub use schema::Schema;
pub use sqlite::Sqlite;
use unchecked::Unchecked;

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
    /// There is no database where one was expected.
    #[error("there is no database at {0}")]
    Missing(String),
    /// A row holds what it never should.
    #[error("a row is damaged: {0}")]
    Damaged(&'static str),
}

/// What a row of the reports table says to its reporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The report's reference.
    pub reference: Reference,
    /// When it came.
    pub received_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
}

/// What became of a sealed report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// It is stored.
    Stored(Row),
    /// The same came before; nothing was stored now.
    Before(Row),
    /// The key came before with other answers; nothing was stored now.
    Conflict(Row),
    /// Another report has this reference; nothing was stored.
    ReferenceTaken,
}

/// A report in the queue, as anyone may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Its reference.
    pub reference: String,
    /// The band's number.
    pub band: u8,
    /// When it came.
    pub received_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
    /// Its state's code.
    pub state: String,
    /// Who has it.
    pub owner: Option<String>,
    /// The code of its area.
    pub area: Option<String>,
}

/// How many reports named a university in a month. It says of none of them that it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The month, such as `2026-11`.
    pub month: String,
    /// The university's code.
    pub campus: String,
    /// How many.
    pub reports: u32,
}

/// A draft as it rests: locked, and found only by what the browser's cookie gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDraft {
    /// The locked answers.
    pub sealed: Vec<u8>,
    /// Counts the times it was kept, so that two tabs can't overwrite each other unseen.
    pub revision: i64,
    /// When it is dropped.
    pub expires_at: Timestamp,
}

/// Something an officer did.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    /// When.
    pub at: Timestamp,
    /// Who: a role or a name.
    pub actor: String,
    /// What.
    pub action: &'static str,
    /// To which report.
    pub reference: Reference,
}

/// How a draft is found.
pub type DraftId = [u8; 32];

/// Where drafts and the queue rest. Every method answers only once what it did is on disk.
#[async_trait]
pub trait Store: Send + Sync {
    /// Puts a report in the queue: one row, one insert.
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError>;
    /// What waits, by band and then by due time, but for rows that are damaged.
    async fn waiting(&self) -> Result<Vec<Waiting>, StoreError>;
    /// The references of damaged rows; where such a row lies, if it has none any more. Reads each row by itself.
    async fn damaged(&self) -> Result<Vec<String>, StoreError>;
    /// How many reports named each university in each month.
    async fn counted(&self) -> Result<Vec<Counted>, StoreError>;
    /// The age file of one report, or none if there is no such report.
    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError>;
    /// Writes down what an officer did.
    async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError>;
    /// The draft with this id, if it has not expired by `now`.
    async fn draft(&self, id: DraftId, now: Timestamp) -> Result<Option<StoredDraft>, StoreError>;
    /// Keeps a draft: a new one (revision 0), or the one whose revision is one less. False if that has
    /// moved on or is gone.
    async fn keep_draft(&self, id: DraftId, draft: StoredDraft) -> Result<bool, StoreError>;
    /// Drops a draft; dropping none is fine.
    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError>;
    /// Drops what has expired by `now` and says how many.
    async fn expire_drafts(&self, now: Timestamp) -> Result<usize, StoreError>;
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
