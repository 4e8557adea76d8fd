//! A backup: all rows but the drafts, as lines of JSON in one age file. The same for every store, so that what
//! one has kept another can take back.
//!
//! The first line is a [`Header`], then comes a line for each row, and the last says how many there were, so
//! that a file cut short is told from a whole one. Reports stay sealed in it.

mod file;
mod older;
mod read;
mod write;

use std::path::Path;

use jiff::Timestamp;
use seal::SealError;
use serde::{Deserialize, Serialize};
use store::StoreError;

pub use read::{check, restore};
pub use write::write;

/// The version of the lines.
const FORMAT: u32 = 1;
/// How many rows are read ahead of the disk or the database.
const AHEAD: usize = 64;

/// The first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the lines.
    pub foursight_backup: u32,
    /// The version of the schema whose rows they are.
    pub schema: i64,
    /// When it was made.
    pub made_at: Timestamp,
}

/// Why there is no backup, or nothing was restored. Names no content.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file can't be made, read or written.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// It can't be sealed, or is not for this identity.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// It opens, and is something else.
    #[error("this is not a backup of foursight")]
    Other,
    /// A newer version made it.
    #[error("a newer foursight made this backup ({0} {1}); use that or a newer one")]
    Newer(&'static str, i64),
    /// It opens, but is not what was written.
    #[error("the backup is damaged or cut short at line {0}: nothing was restored")]
    Damaged(u64),
    /// The database fails or is not empty.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    fn file(file: &Path) -> impl Fn(std::io::Error) -> Self {
        move |why| Self::File(file.display().to_string(), why)
    }
}
