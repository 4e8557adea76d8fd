//! Lists of the desk: pages, figures, and what is next.

use domain::Code;
use domain::access::Scope;
use domain::queue::Reference;
use domain::triage::Band;
use jiff::Timestamp;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Postgres as Database, Row as _};

use crate::lists::{self, POSTGRES, Param, Query, RawPlace, Stretch};
use crate::unchecked::{UncheckedQueueRow, band, reference_of};
use crate::{COUNTED, Filter, InBand, Place, QueueRow, StoreError, Taker, Tally, View, time};

pub(super) async fn page(
    pool: &PgPool,
    scope: &Scope,
    filter: &Filter,
    after: Option<Place>,
    at_most: u32,
) -> Result<Vec<QueueRow>, StoreError> {
    let mut page = Vec::new();
    for mut part in lists::stretches(filter, after) {
        // Until there are as many as are wanted: a damaged one takes nobody's place.
        while let Some(wanted) = wanted(at_most, page.len()) {
            let found = stretch(pool, scope, filter, &part, wanted).await?;
            let Some(last) = found.last() else { break };
            part.from = Some(place(last, filter.view)?);
            let ended = found.len() < usize::try_from(wanted).unwrap_or(usize::MAX);
            page.extend(found.iter().filter_map(|row| unchecked(row).ok()?.checked().ok()));
            if ended {
                break;
            }
        }
    }
    Ok(page)
}

/// How many are still wanted, if any.
fn wanted(at_most: u32, found: usize) -> Option<u32> {
    at_most.checked_sub(u32::try_from(found).ok()?).filter(|wanted| *wanted > 0)
}

async fn stretch(
    pool: &PgPool,
    scope: &Scope,
    filter: &Filter,
    part: &Stretch,
    at_most: u32,
) -> Result<Vec<PgRow>, StoreError> {
    let query = lists::page(&POSTGRES, scope, filter, part, Some(at_most));
    Ok(bound(query).fetch_all(pool).await?)
}

fn place(row: &PgRow, view: View) -> Result<RawPlace, StoreError> {
    let at = if view == View::Closed { "closed_at" } else { "due_at" };
    Ok(RawPlace { at: row.try_get(at)?, reference: row.try_get("reference")? })
}

pub(super) async fn row(pool: &PgPool, scope: &Scope, reference: Reference) -> Result<Option<QueueRow>, StoreError> {
    let found = bound(lists::row(&POSTGRES, scope, reference)).fetch_optional(pool).await?;
    found.map(|row| unchecked(&row)?.checked()).transpose()
}

pub(super) async fn tally(pool: &PgPool, scope: &Scope, now: Timestamp) -> Result<Tally, StoreError> {
    let mut connection = pool.acquire().await?;
    let all = |view| Filter::all(view, now);
    let mut bands = Vec::new();
    let mut overdue = 0;
    for own in Band::ALL {
        let query = lists::in_band(&POSTGRES, scope, &all(View::ToRead), *own);
        let found = bound(query).fetch_one(&mut *connection).await?;
        if let Some(oldest) = found.try_get(2)? {
            let (waiting, overdue) = (found.try_get(0)?, found.try_get(1)?);
            bands.push(InBand { band: *own, waiting, oldest: time(oldest)?, overdue });
        }
        overdue += count(&mut connection, lists::count(&POSTGRES, scope, &all(View::Overdue), Some(*own))).await?;
    }
    let of = |view| lists::count(&POSTGRES, scope, &all(view), None);
    let open = count(&mut connection, of(View::Open)).await?;
    let mine = count(&mut connection, of(View::Mine)).await?;
    let unit = match scope.unit() {
        Some(unit) => Some(count(&mut connection, of(View::Unit(unit))).await?),
        None => None,
    };
    Ok(Tally { bands, open, mine, unit, overdue: overdue.min(COUNTED.into()) })
}

async fn count(connection: &mut PgConnection, query: Query) -> Result<u64, StoreError> {
    let found: i64 = bound(query).fetch_one(connection).await?.try_get(0)?;
    Ok(found.unsigned_abs())
}

pub(super) async fn arrived(pool: &PgPool, scope: &Scope, since: Timestamp) -> Result<Vec<(Band, u32)>, StoreError> {
    let rows = bound(lists::arrived(&POSTGRES, scope, since)).fetch_all(pool).await?;
    let in_band = |row: &PgRow| {
        let many: i64 = row.try_get(1)?;
        Ok((band(row.try_get(0)?)?, u32::try_from(many).unwrap_or(u32::MAX)))
    };
    rows.iter().map(in_band).collect()
}

/// What somebody has taken and not opened.
pub(super) async fn taken_by(
    all: &mut PgConnection,
    scope: &Scope,
    taker: &Taker,
) -> Result<Option<Reference>, StoreError> {
    first(all, lists::taken_by(&POSTGRES, scope, taker)).await
}

/// What they take next: its row is locked. What somebody else takes in this moment is passed over, not waited for.
pub(super) async fn next(
    all: &mut PgConnection,
    scope: &Scope,
    taker: &Taker,
) -> Result<Option<Reference>, StoreError> {
    first(all, lists::next(&POSTGRES, scope, taker)).await
}

async fn first(all: &mut PgConnection, query: Query) -> Result<Option<Reference>, StoreError> {
    let found = bound(query).fetch_optional(all).await?;
    reference_of(found.map(|row| row.try_get(0)).transpose()?)
}

/// A query with its parameters.
pub(super) fn bound(query: Query) -> sqlx::query::Query<'static, Database, PgArguments> {
    query.params.into_iter().fold(sqlx::query(AssertSqlSafe(query.sql)), |query, param| match param {
        Param::Integer(integer) => query.bind(integer),
        Param::Text(text) => query.bind(text),
    })
}

fn unchecked(row: &PgRow) -> Result<UncheckedQueueRow, StoreError> {
    Ok(UncheckedQueueRow {
        reference: row.try_get(0)?,
        band: row.try_get(1)?,
        received_at: row.try_get(2)?,
        due_at: row.try_get(3)?,
        state: row.try_get(4)?,
        owner: row.try_get(5)?,
        area: row.try_get(6)?,
        unit: row.try_get(7)?,
        read_at: row.try_get(8)?,
        came_back_at: row.try_get(9)?,
        outcome: row.try_get(10)?,
        closed_at: row.try_get(11)?,
        version: row.try_get(12)?,
    })
}
