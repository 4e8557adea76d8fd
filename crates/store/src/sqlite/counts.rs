//! Figures that are kept apart from reports.

use async_trait::async_trait;
use domain::Code;
use rusqlite::{Connection, params};
use seal::SealedReport;

use super::Sqlite;
use crate::{Counted, Counts, StoreError};

#[async_trait]
impl Counts for Sqlite {
    async fn counted(&self) -> Result<Vec<Counted>, StoreError> {
        self.threads.search(counted).await
    }
}

fn counted(db: &Connection) -> Result<Vec<Counted>, StoreError> {
    let mut statement = db.prepare("SELECT month, campus, reports FROM campus_months ORDER BY month, campus")?;
    let rows =
        statement.query_map([], |row| Ok(Counted { month: row.get(0)?, campus: row.get(1)?, reports: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Counted in the same commit: a report is never there without being counted, nor the other way round.
pub(super) fn count(db: &Connection, report: &SealedReport) -> Result<(), StoreError> {
    let Some((month, campus)) = &report.clear().counted else { return Ok(()) };
    let count = "INSERT INTO campus_months (month, campus, reports) VALUES (?1, ?2, 1)
        ON CONFLICT DO UPDATE SET reports = reports + 1";
    db.prepare_cached(count)?.execute(params![month, campus.code()])?;
    Ok(())
}
