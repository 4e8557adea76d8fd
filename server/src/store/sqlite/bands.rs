//! The queue as a whole.

use domain::Code;
use domain::queue::State;
use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::store::{InBand, StoreError, time};

pub(super) fn waiting(db: &Connection, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
    // The one due first came first: a band's promise is the same for all. So the index alone tells.
    let query = "SELECT band, count(*), count(*) FILTER (WHERE due_at <= ?2), (SELECT received_at FROM reports AS first
            WHERE first.state = ?1 AND first.band = reports.band ORDER BY first.due_at LIMIT 1)
        FROM reports WHERE state = ?1 GROUP BY band ORDER BY band";
    let mut statement = db.prepare_cached(query)?;
    let rows = statement.query_map(params![State::Waiting.code(), now.as_second()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    rows.map(|row| {
        let (band, waiting, overdue, oldest) = row?;
        Ok(InBand { band, waiting, oldest: time(oldest)?, overdue })
    })
    .collect()
}
