//! The default store: `SQLite` in one file.

mod audit;
mod backup;
mod cases;
mod ceremonies;
mod connection;
mod counts;
mod damaged;
mod day_keys;
mod desk_sessions;
mod drafts;
mod entries;
mod invitations;
mod kept_words;
mod lists;
mod officers;
mod passkeys;
#[cfg(test)]
mod plans;
mod queue;
mod sessions;
mod threads;

use std::path::{Path, PathBuf};

use crate::{Schema, StoreError};

use threads::Threads;

/// The default store.
pub struct Sqlite {
    threads: Threads,
    path: PathBuf,
}

impl Sqlite {
    /// Opens or makes the database file.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be opened or has another version.
    pub fn open(path: &Path, schema: Schema) -> Result<Self, StoreError> {
        let writing = connection::open(path, schema)?;
        Ok(Self { threads: Threads::start(writing, || connection::open_to_read(path))?, path: path.to_owned() })
    }
}
