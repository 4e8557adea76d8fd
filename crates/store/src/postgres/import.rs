//! All rows but the drafts, into an empty database.

use sqlx::{PgConnection, PgPool};
use tokio::sync::mpsc::Receiver;

use crate::{BackupAudit, BackupReport, BackupRow, Bytes, Counted, StoreError};

/// How many reports go to the database at once.
const AT_ONCE: usize = 200;

/// Takes all rows in one transaction, which ends without a trace unless the last of them comes. Whoever
/// would store meanwhile is refused after a while, so that nothing gets in between.
pub(super) async fn import(pool: &PgPool, mut rows: Receiver<BackupRow>) -> Result<(), StoreError> {
    let mut all = pool.begin().await?;
    let alone = "SET LOCAL statement_timeout = 0; LOCK TABLE reports, campus_months, audit IN SHARE ROW EXCLUSIVE MODE";
    sqlx::raw_sql(alone).execute(&mut *all).await?;
    let holds = "SELECT EXISTS (SELECT 1 FROM reports) OR EXISTS (SELECT 1 FROM campus_months)
        OR EXISTS (SELECT 1 FROM audit)";
    if sqlx::query_scalar(holds).fetch_one(&mut *all).await? {
        return Err(StoreError::NotEmpty);
    }
    let mut reports = Vec::with_capacity(AT_ONCE);
    while let Some(row) = rows.recv().await {
        match row {
            BackupRow::Report(report) => reports.push(report),
            BackupRow::Month(month) => put_month(&mut all, month).await?,
            BackupRow::Audit(audit) => put_audit(&mut all, audit).await?,
            BackupRow::End(_) => {
                put_reports(&mut all, &mut reports).await?;
                // So that what is written down next follows the last.
                let head = "UPDATE audit_head SET number = coalesce((SELECT max(number) FROM audit), 0),
                    link = coalesce((SELECT link FROM audit ORDER BY number DESC LIMIT 1),
                        decode(repeat('00', 32), 'hex'))";
                sqlx::raw_sql(head).execute(&mut *all).await?;
                return Ok(all.commit().await?);
            }
        }
        if reports.len() == AT_ONCE {
            put_reports(&mut all, &mut reports).await?;
        }
    }
    Err(StoreError::Incomplete)
}

/// A column for each parameter: one statement for many rows.
async fn put_reports(all: &mut PgConnection, reports: &mut Vec<BackupReport>) -> Result<(), StoreError> {
    fn column<T>(reports: &[BackupReport], of: impl Fn(&BackupReport) -> T) -> Vec<T> {
        reports.iter().map(of).collect()
    }
    let insert = "INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state, owner,
            key_hash, answers_mac, sealed, version, unit, outcome, closed_at, band_by_hand)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[],
            $7::text[], $8::text[], $9::bytea[], $10::bytea[], $11::bytea[], $12::bigint[], $13::text[], $14::text[],
            $15::bigint[], $16::bigint[])";
    sqlx::query(insert)
        .bind(column(reports, |report| report.reference.clone()))
        .bind(column(reports, |report| report.received_at))
        .bind(column(reports, |report| report.band))
        .bind(column(reports, |report| report.due_at))
        .bind(column(reports, |report| report.rule_version))
        .bind(column(reports, |report| report.area.clone()))
        .bind(column(reports, |report| report.state.clone()))
        .bind(column(reports, |report| report.owner.clone()))
        .bind(column(reports, |report| report.key_hash.0.clone()))
        .bind(column(reports, |report| report.answers_mac.0.clone()))
        .bind(column(reports, |report| report.sealed.0.clone()))
        .bind(column(reports, |report| report.version))
        .bind(column(reports, |report| report.unit.clone()))
        .bind(column(reports, |report| report.outcome.clone()))
        .bind(column(reports, |report| report.closed_at))
        .bind(column(reports, |report| report.band_by_hand))
        .execute(all)
        .await?;
    reports.clear();
    Ok(())
}

async fn put_month(all: &mut PgConnection, month: Counted) -> Result<(), StoreError> {
    let insert = "INSERT INTO campus_months (month, campus, reports) VALUES ($1, $2, $3)";
    let insert = sqlx::query(insert).bind(month.month).bind(month.campus).bind(i64::from(month.reports));
    insert.execute(all).await?;
    Ok(())
}

async fn put_audit(all: &mut PgConnection, audit: BackupAudit) -> Result<(), StoreError> {
    let insert = "INSERT INTO audit (number, at, actor, action, reference, salt, commitment, link)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let bytes = |bytes: Option<Bytes>| bytes.map(|bytes| bytes.0);
    sqlx::query(insert)
        .bind(audit.number)
        .bind(audit.at)
        .bind(audit.actor)
        .bind(audit.action)
        .bind(audit.reference)
        .bind(bytes(audit.salt))
        .bind(bytes(audit.commitment))
        .bind(bytes(audit.link))
        .execute(all)
        .await?;
    Ok(())
}
