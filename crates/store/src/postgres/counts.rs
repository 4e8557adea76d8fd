//! Figures that are kept apart from reports.

use async_trait::async_trait;
use sqlx::{PgPool, Row as _};

use super::Postgres;
use crate::{Counted, Counts, StoreError};

#[async_trait]
impl Counts for Postgres {
    async fn counted(&self) -> Result<Vec<Counted>, StoreError> {
        counted(&self.pool).await
    }
}

async fn counted(pool: &PgPool) -> Result<Vec<Counted>, StoreError> {
    let query = "SELECT month, campus, reports FROM campus_months ORDER BY month, campus COLLATE \"C\"";
    let rows = sqlx::query(query).fetch_all(pool).await?;
    let counted = |row: &sqlx::postgres::PgRow| {
        let reports: i64 = row.try_get(2)?;
        let reports = u32::try_from(reports).map_err(|_| StoreError::Damaged("campus_months.reports"))?;
        Ok(Counted { month: row.try_get(0)?, campus: row.try_get(1)?, reports })
    };
    rows.iter().map(counted).collect()
}
