//! All rows but the drafts, out of a database that is being written to and into an empty one. Both on a
//! connection of their own, so that whoever reads does not wait.

use std::path::Path;

use async_trait::async_trait;
use rusqlite::{Connection, Row, TransactionBehavior, params};
use tokio::sync::mpsc::{Receiver, Sender};
use tokio::task::spawn_blocking;

use super::{Sqlite, connection};
use crate::{Backup, BackupAudit, BackupReport, BackupRow, Bytes, Counted, RowCounts, StoreError};

#[async_trait]
impl Backup for Sqlite {
    async fn export(&self, rows: Sender<BackupRow>) -> Result<(), StoreError> {
        let path = self.path.clone();
        spawn_blocking(move || export(&path, &rows)).await.map_err(|_| StoreError::Incomplete)?
    }

    async fn import(&self, rows: Receiver<BackupRow>) -> Result<(), StoreError> {
        let path = self.path.clone();
        spawn_blocking(move || import(&path, rows)).await.map_err(|_| StoreError::Incomplete)?
    }
}

/// Gives all rows as they were at one moment: one transaction that reads, which makes no writer wait.
fn export(path: &Path, rows: &Sender<BackupRow>) -> Result<(), StoreError> {
    let mut connection = connection::open_to_read(path)?;
    let moment = connection.transaction()?;
    let mut counts = RowCounts::default();
    let reports = "SELECT reference, received_at, band, due_at, rule_version, area, state, owner, key_hash,
        answers_mac, sealed FROM reports";
    export_each(&moment, reports, report, rows, &mut counts)?;
    export_each(&moment, "SELECT month, campus, reports FROM campus_months", month, rows, &mut counts)?;
    export_each(&moment, "SELECT number, at, actor, action, reference FROM audit", audit, rows, &mut counts)?;
    rows.blocking_send(BackupRow::End(counts)).map_err(|_| StoreError::Incomplete)
}

fn export_each(
    moment: &Connection,
    query: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<BackupRow>,
    rows: &Sender<BackupRow>,
    counts: &mut RowCounts,
) -> Result<(), StoreError> {
    let mut statement = moment.prepare(query)?;
    for row in statement.query_map([], read)? {
        let row = row?;
        counts.add(&row);
        rows.blocking_send(row).map_err(|_| StoreError::Incomplete)?;
    }
    Ok(())
}

fn report(row: &Row<'_>) -> rusqlite::Result<BackupRow> {
    Ok(BackupRow::Report(BackupReport {
        reference: row.get(0)?,
        received_at: row.get(1)?,
        band: row.get(2)?,
        due_at: row.get(3)?,
        rule_version: row.get(4)?,
        area: row.get(5)?,
        state: row.get(6)?,
        owner: row.get(7)?,
        key_hash: Bytes(row.get(8)?),
        answers_mac: Bytes(row.get(9)?),
        sealed: Bytes(row.get(10)?),
    }))
}

fn month(row: &Row<'_>) -> rusqlite::Result<BackupRow> {
    Ok(BackupRow::Month(Counted { month: row.get(0)?, campus: row.get(1)?, reports: row.get(2)? }))
}

fn audit(row: &Row<'_>) -> rusqlite::Result<BackupRow> {
    let (number, at, actor, action, reference) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
    Ok(BackupRow::Audit(BackupAudit { number, at, actor, action, reference }))
}

/// Takes all rows in one transaction, which ends without a trace unless the last of them comes.
fn import(path: &Path, mut rows: Receiver<BackupRow>) -> Result<(), StoreError> {
    let mut connection = connection::open_to_write(path)?;
    // The indices are built in no order: 256 MiB of them stay in memory, or each row would fetch its place again.
    connection.pragma_update(None, "cache_size", -256 * 1024)?;
    let all = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let holds = "SELECT EXISTS (SELECT 1 FROM reports) OR EXISTS (SELECT 1 FROM campus_months)
        OR EXISTS (SELECT 1 FROM audit)";
    if all.query_row(holds, [], |row| row.get(0))? {
        return Err(StoreError::NotEmpty);
    }
    while let Some(row) = rows.blocking_recv() {
        match row {
            BackupRow::Report(report) => put_report(&all, &report)?,
            BackupRow::Month(Counted { month, campus, reports }) => {
                let insert = "INSERT INTO campus_months (month, campus, reports) VALUES (?1, ?2, ?3)";
                all.prepare_cached(insert)?.execute(params![month, campus, reports])?;
            }
            BackupRow::Audit(BackupAudit { number, at, actor, action, reference }) => {
                let insert = "INSERT INTO audit (number, at, actor, action, reference) VALUES (?1, ?2, ?3, ?4, ?5)";
                all.prepare_cached(insert)?.execute(params![number, at, actor, action, reference])?;
            }
            BackupRow::End(_) => return Ok(all.commit()?),
        }
    }
    Err(StoreError::Incomplete)
}

fn put_report(all: &Connection, report: &BackupReport) -> Result<(), StoreError> {
    let insert = "INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state, owner,
            key_hash, answers_mac, sealed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    all.prepare_cached(insert)?.execute(params![
        report.reference,
        report.received_at,
        report.band,
        report.due_at,
        report.rule_version,
        report.area,
        report.state,
        report.owner,
        report.key_hash.0,
        report.answers_mac.0,
        report.sealed.0,
    ])?;
    Ok(())
}
