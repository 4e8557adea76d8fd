//! The queue as a whole.

use domain::Code;
use domain::queue::State;
use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row as _};

use crate::store::{InBand, StoreError, time};

pub(super) async fn waiting(pool: &PgPool, now: Timestamp) -> Result<Vec<InBand>, StoreError> {
    // The one due first came first: a band's promise is the same for all. So the index alone tells.
    let query = "SELECT band, count(*), count(*) FILTER (WHERE due_at <= $2), (SELECT received_at FROM reports AS first
            WHERE first.state = $1 AND first.band = reports.band ORDER BY first.due_at LIMIT 1)
        FROM reports WHERE state = $1 GROUP BY band ORDER BY band";
    let rows = sqlx::query(query).bind(State::Waiting.code()).bind(now.as_second()).fetch_all(pool).await?;
    let in_band = |row: &PgRow| {
        let band: i64 = row.try_get(0)?;
        let band = u8::try_from(band).map_err(|_| StoreError::Damaged("reports.band"))?;
        let (waiting, overdue, oldest) = (row.try_get(1)?, row.try_get(2)?, time(row.try_get(3)?)?);
        Ok(InBand { band, waiting, oldest, overdue })
    };
    rows.iter().map(in_band).collect()
}
