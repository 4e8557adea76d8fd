//! All rows but the drafts, out of a database that is being written to and into an empty one. Both on a
//! connection of their own, so that whoever reads does not wait.

use std::path::Path;

use rusqlite::{Connection, Row, TransactionBehavior, params};
use tokio::sync::mpsc::{Receiver, Sender};

use super::connection;
use crate::store::{Bytes, Counted, Counts, Kept, KeptAudit, KeptReport, StoreError};

/// Gives all rows as they were at one moment: one transaction that reads, which makes no writer wait.
pub(super) fn give(path: &Path, rows: &Sender<Kept>) -> Result<(), StoreError> {
    let mut connection = connection::open_to_read(path)?;
    let moment = connection.transaction()?;
    let mut counts = Counts::default();
    let reports = "SELECT reference, received_at, band, due_at, rule_version, area, state, owner, key_hash,
        answers_mac, sealed FROM reports";
    give_each(&moment, reports, report, rows, &mut counts)?;
    give_each(&moment, "SELECT month, campus, reports FROM campus_months", month, rows, &mut counts)?;
    give_each(&moment, "SELECT number, at, actor, action, reference FROM audit", audit, rows, &mut counts)?;
    rows.blocking_send(Kept::End(counts)).map_err(|_| StoreError::Incomplete)
}

fn give_each(
    moment: &Connection,
    query: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<Kept>,
    rows: &Sender<Kept>,
    counts: &mut Counts,
) -> Result<(), StoreError> {
    let mut statement = moment.prepare(query)?;
    for row in statement.query_map([], read)? {
        let row = row?;
        counts.add(&row);
        rows.blocking_send(row).map_err(|_| StoreError::Incomplete)?;
    }
    Ok(())
}

fn report(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept::Report(KeptReport {
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

fn month(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept::Month(Counted { month: row.get(0)?, campus: row.get(1)?, reports: row.get(2)? }))
}

fn audit(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let (number, at, actor, action, reference) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
    Ok(Kept::Audit(KeptAudit { number, at, actor, action, reference }))
}

/// Takes all rows in one transaction, which ends without a trace unless the last of them comes.
pub(super) fn take(path: &Path, mut rows: Receiver<Kept>) -> Result<(), StoreError> {
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
            Kept::Report(report) => put_report(&all, &report)?,
            Kept::Month(Counted { month, campus, reports }) => {
                let insert = "INSERT INTO campus_months (month, campus, reports) VALUES (?1, ?2, ?3)";
                all.prepare_cached(insert)?.execute(params![month, campus, reports])?;
            }
            Kept::Audit(KeptAudit { number, at, actor, action, reference }) => {
                let insert = "INSERT INTO audit (number, at, actor, action, reference) VALUES (?1, ?2, ?3, ?4, ?5)";
                all.prepare_cached(insert)?.execute(params![number, at, actor, action, reference])?;
            }
            Kept::End(_) => return Ok(all.commit()?),
        }
    }
    Err(StoreError::Incomplete)
}

fn put_report(all: &Connection, report: &KeptReport) -> Result<(), StoreError> {
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
