//! Lists of the desk: pages, figures, and what is next.

use domain::Code;
use domain::access::Scope;
use domain::queue::Reference;
use domain::triage::Band;
use jiff::Timestamp;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, ToSql, params_from_iter};

use crate::lists::{self, Param, Query, SQLITE};
use crate::unchecked::{UncheckedQueueRow, band, reference_of};
use crate::{COUNTED, Filter, InBand, Place, QueueRow, StoreError, Taker, Tally, View, time};

pub(super) fn page(
    db: &Connection,
    scope: &Scope,
    filter: &Filter,
    after: Option<Place>,
    at_most: u32,
) -> Result<Vec<QueueRow>, StoreError> {
    let at_most = usize::try_from(at_most).unwrap_or(usize::MAX);
    let mut page = Vec::new();
    for part in lists::stretches(filter, after) {
        let query = lists::page(&SQLITE, scope, filter, &part, None);
        let mut statement = prepare(db, &query)?;
        let mut rows = statement.query(params_from_iter(&query.params))?;
        // As many are read as are wanted: a damaged one takes nobody's place.
        while page.len() < at_most
            && let Some(row) = rows.next()?
        {
            page.extend(unchecked(row).ok().and_then(|row| row.checked().ok()));
        }
    }
    Ok(page)
}

pub(super) fn row(db: &Connection, scope: &Scope, reference: Reference) -> Result<Option<QueueRow>, StoreError> {
    let query = lists::row(&SQLITE, scope, reference);
    let found = prepare(db, &query)?.query_row(params_from_iter(&query.params), unchecked).optional()?;
    found.map(UncheckedQueueRow::checked).transpose()
}

pub(super) fn tally(db: &Connection, scope: &Scope, now: Timestamp) -> Result<Tally, StoreError> {
    let all = |view| Filter::all(view, now);
    let mut bands = Vec::new();
    let mut overdue = 0;
    for own in Band::ALL {
        let query = lists::in_band(&SQLITE, scope, &all(View::ToRead), *own);
        let (waiting, late, oldest) = prepare(db, &query)?
            .query_row(params_from_iter(&query.params), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        if let Some(oldest) = oldest {
            bands.push(InBand { band: *own, waiting, oldest: time(oldest)?, overdue: late });
        }
        overdue += count(db, &lists::count(&SQLITE, scope, &all(View::Overdue), Some(*own)))?;
    }
    let of = |view| count(db, &lists::count(&SQLITE, scope, &all(view), None));
    let unit = scope.unit().map(|unit| of(View::Unit(unit))).transpose()?;
    Ok(Tally { bands, open: of(View::Open)?, mine: of(View::Mine)?, unit, overdue: overdue.min(COUNTED.into()) })
}

fn count(db: &Connection, query: &Query) -> Result<u64, StoreError> {
    let found: i64 = prepare(db, query)?.query_row(params_from_iter(&query.params), |row| row.get(0))?;
    Ok(found.unsigned_abs())
}

pub(super) fn arrived(db: &Connection, scope: &Scope, since: Timestamp) -> Result<Vec<(Band, u32)>, StoreError> {
    let query = lists::arrived(&SQLITE, scope, since);
    let mut statement = prepare(db, &query)?;
    let rows = statement.query_map(params_from_iter(&query.params), |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.map(|row| row.map_err(StoreError::from).and_then(|(number, many)| Ok((band(number)?, many)))).collect()
}

/// What somebody has taken and not opened.
pub(super) fn taken_by(db: &Connection, scope: &Scope, taker: &Taker) -> Result<Option<Reference>, StoreError> {
    first(db, &lists::taken_by(&SQLITE, scope, taker))
}

/// What they take next.
pub(super) fn next(db: &Connection, scope: &Scope, taker: &Taker) -> Result<Option<Reference>, StoreError> {
    first(db, &lists::next(&SQLITE, scope, taker))
}

fn first(db: &Connection, query: &Query) -> Result<Option<Reference>, StoreError> {
    reference_of(prepare(db, query)?.query_row(params_from_iter(&query.params), |row| row.get(0)).optional()?)
}

fn prepare<'a>(db: &'a Connection, query: &Query) -> Result<CachedStatement<'a>, StoreError> {
    Ok(db.prepare_cached(&query.sql)?)
}

fn unchecked(row: &Row<'_>) -> rusqlite::Result<UncheckedQueueRow> {
    Ok(UncheckedQueueRow {
        reference: row.get(0)?,
        band: row.get(1)?,
        received_at: row.get(2)?,
        due_at: row.get(3)?,
        state: row.get(4)?,
        owner: row.get(5)?,
        area: row.get(6)?,
        unit: row.get(7)?,
        read_at: row.get(8)?,
        came_back_at: row.get(9)?,
        outcome: row.get(10)?,
        closed_at: row.get(11)?,
        version: row.get(12)?,
    })
}

impl ToSql for Param {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Integer(integer) => ValueRef::Integer(*integer),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}
