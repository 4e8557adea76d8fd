//! All rows but the drafts, out of a database that is being written to.

use futures_util::TryStreamExt;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, PgPool, Row as _};
use tokio::sync::mpsc::Sender;

use crate::{BackupAudit, BackupReport, BackupRow, Bytes, Counted, RowCounts, StoreError};

/// Gives all rows as they were at one moment, each as it comes from the database.
pub(super) async fn export(pool: &PgPool, rows: &Sender<BackupRow>) -> Result<(), StoreError> {
    let mut moment = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    // It takes as long as whoever takes the rows.
    sqlx::raw_sql("SET LOCAL statement_timeout = 0").execute(&mut *moment).await?;
    let mut counts = RowCounts::default();
    let reports = "SELECT reference, received_at, band, due_at, rule_version, area, state, owner, key_hash,
        answers_mac, sealed, version, unit, outcome, closed_at, band_by_hand FROM reports";
    export_each(&mut moment, reports, report, rows, &mut counts).await?;
    export_each(&mut moment, "SELECT month, campus, reports FROM campus_months", month, rows, &mut counts).await?;
    let audits = "SELECT number, at, actor, action, reference, salt, commitment, link FROM audit ORDER BY number";
    export_each(&mut moment, audits, audit, rows, &mut counts).await?;
    moment.rollback().await?;
    rows.send(BackupRow::End(counts)).await.map_err(|_| StoreError::Incomplete)
}

async fn export_each(
    moment: &mut PgConnection,
    query: &'static str,
    read: fn(&PgRow) -> Result<BackupRow, StoreError>,
    rows: &Sender<BackupRow>,
    counts: &mut RowCounts,
) -> Result<(), StoreError> {
    let mut found = sqlx::query(query).fetch(moment);
    while let Some(row) = found.try_next().await? {
        let row = read(&row)?;
        counts.add(&row);
        rows.send(row).await.map_err(|_| StoreError::Incomplete)?;
    }
    Ok(())
}

fn report(row: &PgRow) -> Result<BackupRow, StoreError> {
    Ok(BackupRow::Report(BackupReport {
        reference: row.try_get(0)?,
        received_at: row.try_get(1)?,
        band: row.try_get(2)?,
        due_at: row.try_get(3)?,
        rule_version: row.try_get(4)?,
        area: row.try_get(5)?,
        state: row.try_get(6)?,
        owner: row.try_get(7)?,
        key_hash: Bytes(row.try_get(8)?),
        answers_mac: Bytes(row.try_get(9)?),
        sealed: Bytes(row.try_get(10)?),
        version: row.try_get(11)?,
        unit: row.try_get(12)?,
        outcome: row.try_get(13)?,
        closed_at: row.try_get(14)?,
        band_by_hand: row.try_get(15)?,
    }))
}

fn month(row: &PgRow) -> Result<BackupRow, StoreError> {
    let reports: i64 = row.try_get(2)?;
    let reports = u32::try_from(reports).map_err(|_| StoreError::Damaged("campus_months.reports"))?;
    Ok(BackupRow::Month(Counted { month: row.try_get(0)?, campus: row.try_get(1)?, reports }))
}

fn audit(row: &PgRow) -> Result<BackupRow, StoreError> {
    let bytes = |at: usize| Ok::<_, StoreError>(row.try_get::<Option<Vec<u8>>, _>(at)?.map(Bytes));
    Ok(BackupRow::Audit(BackupAudit {
        number: row.try_get(0)?,
        at: row.try_get(1)?,
        actor: row.try_get(2)?,
        action: row.try_get(3)?,
        reference: row.try_get(4)?,
        salt: bytes(5)?,
        commitment: bytes(6)?,
        link: bytes(7)?,
    }))
}
