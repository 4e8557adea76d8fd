//! The store for several replicas: `PostgreSQL`, 15 or newer. It commits in groups by itself.

mod connection;

use async_trait::async_trait;
use domain::Code;
use domain::queue::{Reference, State};
use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row as _};

use super::{
    Accepted, AuditEntry, Counted, DraftId, Row, Schema, Store, StoreError, StoredDraft, Unchecked, Waiting, time,
};
use crate::seal::SealedReport;

/// The store for several replicas.
pub struct Postgres {
    pool: PgPool,
}

impl Postgres {
    /// Connects to a database, and makes an empty one ready.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be reached or has another version.
    pub async fn open(url: &str, schema: Schema) -> Result<Self, StoreError> {
        Ok(Self { pool: connection::open(url, schema).await? })
    }

    /// What a row says that was stored under this key before.
    async fn before(&self, report: &SealedReport) -> Result<Accepted, StoreError> {
        let clear = report.clear();
        let query = "SELECT reference, received_at, due_at, answers_mac FROM reports WHERE key_hash = $1";
        let found = sqlx::query(query).bind(&clear.key_hash[..]).fetch_optional(&self.pool).await?;
        let Some(found) = found else { return Ok(Accepted::ReferenceTaken) };
        let written: String = found.try_get(0)?;
        let reference = written.parse().map_err(|_| StoreError::Damaged("reports.reference"))?;
        let row = Row { reference, received_at: time(found.try_get(1)?)?, due_at: time(found.try_get(2)?)? };
        let mac: Vec<u8> = found.try_get(3)?;
        Ok(if mac == clear.answers_mac { Accepted::Before(row) } else { Accepted::Conflict(row) })
    }
}

#[async_trait]
impl Store for Postgres {
    /// One statement: the insert does nothing when the key was seen before, and only what it stored is counted.
    async fn accept(&self, report: SealedReport) -> Result<Accepted, StoreError> {
        let clear = report.clear();
        let (month, campus) = clear.counted.as_ref().map(|(month, campus)| (month.as_str(), campus.code())).unzip();
        let insert = "WITH stored AS (
            INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state,
                key_hash, answers_mac, sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING 1),
        counted AS (
            INSERT INTO campus_months (month, campus, reports) SELECT $11, $12, 1 FROM stored WHERE $12 IS NOT NULL
            ON CONFLICT (month, campus) DO UPDATE SET reports = campus_months.reports + 1)
        SELECT count(*) FROM stored";
        let stored: i64 = sqlx::query_scalar(insert)
            .bind(clear.reference.to_string())
            .bind(clear.received_at.as_second())
            .bind(i64::from(clear.band.number()))
            .bind(clear.due_at.as_second())
            .bind(i64::from(clear.rule_version))
            .bind(clear.area)
            .bind(State::Waiting.code())
            .bind(&clear.key_hash[..])
            .bind(&clear.answers_mac[..])
            .bind(report.sealed())
            .bind(month)
            .bind(campus)
            .fetch_one(&self.pool)
            .await?;
        if stored == 0 {
            return self.before(&report).await;
        }
        let (reference, received_at, due_at) = (clear.reference, clear.received_at, clear.due_at);
        Ok(Accepted::Stored(Row { reference, received_at, due_at }))
    }

    async fn waiting(&self) -> Result<Vec<Waiting>, StoreError> {
        let query = "SELECT reference, band, received_at, due_at, state, owner, area FROM reports
            WHERE state = $1 ORDER BY band, due_at, reference COLLATE \"C\"";
        let rows = sqlx::query(query).bind(State::Waiting.code()).fetch_all(&self.pool).await?;
        Ok(rows.iter().filter_map(|row| unchecked(row).ok()?.checked().ok()).collect())
    }

    async fn damaged(&self) -> Result<Vec<String>, StoreError> {
        let query = "SELECT reference, band, received_at, due_at, state, owner, area, ctid::text FROM reports
            ORDER BY reference COLLATE \"C\"";
        let rows = sqlx::query(query).fetch_all(&self.pool).await?;
        let damaged = rows.iter().filter(|row| unchecked(row).and_then(Unchecked::checked).is_err());
        damaged.map(name).collect()
    }

    async fn counted(&self) -> Result<Vec<Counted>, StoreError> {
        let query = "SELECT month, campus, reports FROM campus_months ORDER BY month, campus COLLATE \"C\"";
        let rows = sqlx::query(query).fetch_all(&self.pool).await?;
        let counted = |row: &PgRow| {
            let reports: i64 = row.try_get(2)?;
            let reports = u32::try_from(reports).map_err(|_| StoreError::Damaged("campus_months.reports"))?;
            Ok(Counted { month: row.try_get(0)?, campus: row.try_get(1)?, reports })
        };
        rows.iter().map(counted).collect()
    }

    async fn sealed(&self, reference: Reference) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query_scalar("SELECT sealed FROM reports WHERE reference = $1").bind(reference.to_string());
        Ok(query.fetch_optional(&self.pool).await?)
    }

    async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO audit (at, actor, action, reference) VALUES ($1, $2, $3, $4)")
            .bind(entry.at.as_second())
            .bind(entry.actor)
            .bind(entry.action)
            .bind(entry.reference.to_string())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn draft(&self, id: DraftId, now: Timestamp) -> Result<Option<StoredDraft>, StoreError> {
        let query = "SELECT sealed, revision, expires_at FROM drafts WHERE id = $1 AND expires_at > $2";
        let found = sqlx::query(query).bind(&id[..]).bind(now.as_second()).fetch_optional(&self.pool).await?;
        let draft = |row: PgRow| {
            let (sealed, revision) = (row.try_get(0)?, row.try_get(1)?);
            Ok(StoredDraft { sealed, revision, expires_at: time(row.try_get(2)?)? })
        };
        found.map(draft).transpose()
    }

    async fn keep_draft(&self, id: DraftId, draft: StoredDraft) -> Result<bool, StoreError> {
        // Only a new draft makes a row: keeping a later one must not bring back what was dropped.
        let keep = match draft.revision {
            0 => "INSERT INTO drafts (id, sealed, revision, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            _ => "UPDATE drafts SET sealed = $2, revision = $3, expires_at = $4 WHERE id = $1 AND revision = $3 - 1",
        };
        let keep = sqlx::query(keep).bind(&id[..]).bind(draft.sealed).bind(draft.revision);
        let kept = keep.bind(draft.expires_at.as_second()).execute(&self.pool).await?;
        Ok(kept.rows_affected() == 1)
    }

    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM drafts WHERE id = $1").bind(&id[..]).execute(&self.pool).await?;
        Ok(())
    }

    async fn expire_drafts(&self, now: Timestamp) -> Result<usize, StoreError> {
        let expire = sqlx::query("DELETE FROM drafts WHERE expires_at <= $1").bind(now.as_second());
        let expired = expire.execute(&self.pool).await?.rows_affected();
        Ok(usize::try_from(expired).unwrap_or(usize::MAX))
    }

    async fn ready(&self) -> Result<(), StoreError> {
        // What can't be written to is not ready; reading alone proves less.
        sqlx::query("UPDATE foursight_schema SET version = version").execute(&self.pool).await?;
        Ok(())
    }
}

fn unchecked(row: &PgRow) -> Result<Unchecked, StoreError> {
    Ok(Unchecked {
        reference: row.try_get(0)?,
        band: row.try_get(1)?,
        received_at: row.try_get(2)?,
        due_at: row.try_get(3)?,
        state: row.try_get(4)?,
        owner: row.try_get(5)?,
        area: row.try_get(6)?,
    })
}

/// What a damaged row is called: by its reference if that is one, else by where it lies.
fn name(row: &PgRow) -> Result<String, StoreError> {
    let (reference, place): (String, String) = (row.try_get(0)?, row.try_get(7)?);
    Ok(reference.parse::<Reference>().map_or_else(|_| format!("row {place}"), |reference| reference.to_string()))
}
