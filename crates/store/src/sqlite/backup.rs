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
        answers_mac, sealed, version, unit, outcome, closed_at, band_by_hand FROM reports";
    export_each(&moment, reports, report, rows, &mut counts)?;
    export_each(&moment, "SELECT month, campus, reports FROM campus_months", month, rows, &mut counts)?;
    export_each(
        &moment,
        "SELECT number, at, actor, action, reference, salt, commitment, link FROM audit",
        audit,
        rows,
        &mut counts,
    )?;
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
        version: row.get(11)?,
        unit: row.get(12)?,
        outcome: row.get(13)?,
        closed_at: row.get(14)?,
        band_by_hand: row.get(15)?,
    }))
}

fn month(row: &Row<'_>) -> rusqlite::Result<BackupRow> {
    Ok(BackupRow::Month(Counted { month: row.get(0)?, campus: row.get(1)?, reports: row.get(2)? }))
}

fn audit(row: &Row<'_>) -> rusqlite::Result<BackupRow> {
    let bytes = |at: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<Vec<u8>>>(at)?.map(Bytes));
    Ok(BackupRow::Audit(BackupAudit {
        number: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        action: row.get(3)?,
        reference: row.get(4)?,
        salt: bytes(5)?,
        commitment: bytes(6)?,
        link: bytes(7)?,
    }))
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
            BackupRow::Audit(audit) => put_audit(&all, &audit)?,
            BackupRow::End(_) => {
                // So that what is written down next follows the last.
                let head = "UPDATE audit_head SET number = coalesce((SELECT max(number) FROM audit), 0),
                    link = coalesce((SELECT link FROM audit ORDER BY number DESC LIMIT 1), zeroblob(32))";
                all.execute(head, [])?;
                return Ok(all.commit()?);
            }
        }
    }
    Err(StoreError::Incomplete)
}

fn put_report(all: &Connection, report: &BackupReport) -> Result<(), StoreError> {
    let insert = "INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state, owner,
            key_hash, answers_mac, sealed, version, unit, outcome, closed_at, band_by_hand)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
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
        report.version,
        report.unit,
        report.outcome,
        report.closed_at,
        report.band_by_hand,
    ])?;
    Ok(())
}

fn put_audit(all: &Connection, audit: &BackupAudit) -> Result<(), StoreError> {
    let insert = "INSERT INTO audit (number, at, actor, action, reference, salt, commitment, link)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let bytes = |bytes: &Option<Bytes>| bytes.as_ref().map(|bytes| bytes.0.clone());
    all.prepare_cached(insert)?.execute(params![
        audit.number,
        audit.at,
        audit.actor,
        audit.action,
        audit.reference,
        bytes(&audit.salt),
        bytes(&audit.commitment),
        bytes(&audit.link),
    ])?;
    Ok(())
}
