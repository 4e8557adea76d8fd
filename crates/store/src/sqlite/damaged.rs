//! Reading the queue, also where some of it is damaged: one row that can't be read must not hide the others.

use domain::Code;
use domain::queue::State;
use rusqlite::{Connection, Row, params};

use crate::unchecked::Unchecked;
use crate::{StoreError, Waiting};

/// What `SQLite` takes for a `LIMIT` that is none.
const NO_LIMIT: i64 = -1;

/// What waits, in order: all, or at most so many.
pub(super) fn waiting(db: &Connection, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
    at_once(db, at_most).or_else(|_| {
        let all = one_by_one(db)?.into_iter().filter_map(Result::ok);
        let mut waiting: Vec<Waiting> = all.filter(|report| report.state == State::Waiting).collect();
        waiting.sort_by(|one, other| {
            (one.band, one.due_at, one.reference).cmp(&(other.band, other.due_at, other.reference))
        });
        waiting.truncate(at_most.and_then(|at_most| usize::try_from(at_most).ok()).unwrap_or(usize::MAX));
        Ok(waiting)
    })
}

/// The names of all rows that are damaged.
pub(super) fn damaged(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut damaged: Vec<String> = one_by_one(db)?.into_iter().filter_map(Result::err).collect();
    if damaged.is_empty() && at_once(db, None).is_err() {
        damaged.push("an index, though every report can be read".to_owned());
    }
    Ok(damaged)
}

fn at_once(db: &Connection, at_most: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
    let query = "SELECT reference, turn_band, received_at, due_at, state, owner, area FROM reports
        WHERE state = ?1 ORDER BY turn_band, due_at, reference LIMIT ?2";
    let mut statement = db.prepare_cached(query)?;
    let rows = statement.query_map(params![State::Waiting.code(), at_most.map_or(NO_LIMIT, i64::from)], unchecked)?;
    rows.map(|row| row?.checked()).collect()
}

/// Every report, or the name of a row that is damaged. Each is found by its number, so that none needs another.
fn one_by_one(db: &Connection) -> Result<Vec<Result<Waiting, String>>, StoreError> {
    let query = "SELECT reference, turn_band, received_at, due_at, state, owner, area FROM reports WHERE rowid = ?1";
    let mut statement = db.prepare_cached(query)?;
    let mut read = |(number, reference): (i64, Option<String>)| {
        let name = reference.clone().unwrap_or_else(|| format!("row {number}"));
        match statement.query_row([number], unchecked) {
            Err(rusqlite::Error::QueryReturnedNoRows) if reference.is_none() => None,
            Ok(row) if reference.is_none_or(|reference| reference == row.reference) => {
                Some(row.checked().map_err(|_| name))
            }
            _ => Some(Err(name)),
        }
    };
    Ok(numbers(db)?.into_iter().filter_map(&mut read).collect())
}

/// The rows' numbers and what the index says that they are called; without the index, all that there may be.
fn numbers(db: &Connection) -> Result<Vec<(i64, Option<String>)>, StoreError> {
    let indexed = || {
        let mut statement = db.prepare_cached("SELECT rowid, reference FROM reports ORDER BY reference")?;
        statement.query_map([], |row| Ok((row.get(0)?, named(row.get(1)?))))?.collect::<Result<_, _>>()
    };
    indexed().or_else(|_: rusqlite::Error| {
        let last: i64 = db.query_row("SELECT ifnull(max(rowid), 0) FROM reports", [], |row| row.get(0))?;
        Ok((1..=last).map(|number| (number, None)).collect())
    })
}

/// Only what is a reference is told as one.
fn named(reference: String) -> Option<String> {
    reference.parse::<domain::queue::Reference>().is_ok().then_some(reference)
}

fn unchecked(row: &Row<'_>) -> rusqlite::Result<Unchecked> {
    Ok(Unchecked {
        reference: row.get(0)?,
        band: row.get(1)?,
        received_at: row.get(2)?,
        due_at: row.get(3)?,
        state: row.get(4)?,
        owner: row.get(5)?,
        area: row.get(6)?,
    })
}
