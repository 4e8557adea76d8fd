//! What becomes of reports once they wait.

use async_trait::async_trait;
use domain::Code;
use domain::queue::State;
use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::Sqlite;
use crate::{BATCH, Cases, StoreError};

#[async_trait]
impl Cases for Sqlite {
    async fn erase_reports(&self, state: State, came_by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
        self.threads.write(move |db| erase(db, state, came_by, now)).await
    }

    async fn count_reports(&self, state: State, came_by: Timestamp) -> Result<u64, StoreError> {
        self.threads.search(move |db| count_by_age(db, state, came_by)).await
    }
}

/// Erases some of this state, the oldest first, and writes down how many: which they were, nobody is to know.
fn erase(db: &Connection, state: State, by: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
    let erase = "DELETE FROM reports WHERE rowid IN (
        SELECT rowid FROM reports WHERE state = ?1 AND received_at <= ?2 ORDER BY received_at LIMIT ?3)";
    let erased = db.prepare_cached(erase)?.execute(params![state.code(), by.as_second(), BATCH])?;
    if erased > 0 {
        let note = "INSERT INTO audit (at, actor, action, reference) VALUES (?1, 'retention', ?2, '')";
        db.prepare_cached(note)?.execute(params![now.as_second(), format!("erase {erased}")])?;
    }
    Ok(erased)
}

fn count_by_age(db: &Connection, state: State, by: Timestamp) -> Result<u64, StoreError> {
    let query = "SELECT count(*) FROM reports WHERE state = ?1 AND received_at <= ?2";
    let found: i64 = db.query_row(query, params![state.code(), by.as_second()], |row| row.get(0))?;
    Ok(found.unsigned_abs())
}
