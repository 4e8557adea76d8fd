//! What was done.

use async_trait::async_trait;
use domain::audit::{Hash, Linked};
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};

use super::Postgres;
use crate::lists::{self, POSTGRES};
use crate::unchecked::UncheckedEntry;
use crate::{Audit, AuditEntry, AuditFilter, StoreError};

#[async_trait]
impl Audit for Postgres {
    async fn append(&self, entry: AuditEntry) -> Result<(), StoreError> {
        let mut all = self.pool.begin().await?;
        append(&mut all, &entry).await?;
        Ok(all.commit().await?)
    }

    async fn entries(&self, after: i64, at_most: u32) -> Result<Vec<Linked>, StoreError> {
        let columns = UncheckedEntry::COLUMNS;
        let query =
            format!("SELECT {columns} FROM audit WHERE number > $1 AND link IS NOT NULL ORDER BY number LIMIT $2");
        let query = sqlx::query(sqlx::AssertSqlSafe(query)).bind(after).bind(i64::from(at_most));
        let rows = query.fetch_all(&self.pool).await?;
        rows.iter().map(|row| unchecked(row)?.checked()).collect()
    }

    async fn audit_page(
        &self,
        filter: AuditFilter,
        before: Option<i64>,
        at_most: u32,
    ) -> Result<Vec<Linked>, StoreError> {
        let query = super::lists::bound(lists::audit(&POSTGRES, &filter, before, at_most));
        let rows = query.fetch_all(&self.pool).await?;
        rows.iter().map(|row| unchecked(row)?.checked()).collect()
    }

    async fn head(&self) -> Result<(i64, Hash), StoreError> {
        head(&sqlx::query("SELECT number, link FROM audit_head").fetch_one(&self.pool).await?)
    }
}

fn head(row: &PgRow) -> Result<(i64, Hash), StoreError> {
    let link: Vec<u8> = row.try_get(1)?;
    Ok((row.try_get(0)?, link.try_into().map_err(|_| StoreError::Damaged("audit_head.link"))?))
}

/// Appends an entry to the chain, within this transaction. Its head stays locked until that ends, so that entries follow
/// each other.
pub(super) async fn append(all: &mut PgConnection, entry: &AuditEntry) -> Result<(), StoreError> {
    let last = sqlx::query("SELECT number, link FROM audit_head FOR UPDATE").fetch_one(&mut *all).await?;
    let (number, previous) = head(&last)?;
    let linked = Linked::after(&previous, number + 1, entry.entry.clone(), entry.salt);
    let insert = "INSERT INTO audit (number, at, actor, action, reference, salt, commitment, link)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    sqlx::query(insert)
        .bind(linked.number)
        .bind(linked.at)
        .bind(&entry.entry.actor)
        .bind(&entry.entry.action)
        .bind(entry.entry.reference.map(|reference| reference.to_string()))
        .bind(&entry.salt[..])
        .bind(&linked.commitment[..])
        .bind(&linked.link[..])
        .execute(&mut *all)
        .await?;
    let update = sqlx::query("UPDATE audit_head SET number = $1, link = $2").bind(linked.number);
    update.bind(&linked.link[..]).execute(all).await?;
    Ok(())
}

fn unchecked(row: &PgRow) -> Result<UncheckedEntry, StoreError> {
    Ok(UncheckedEntry {
        number: row.try_get(0)?,
        at: row.try_get(1)?,
        actor: row.try_get(2)?,
        action: row.try_get(3)?,
        reference: row.try_get(4)?,
        salt: row.try_get(5)?,
        commitment: row.try_get(6)?,
        link: row.try_get(7)?,
    })
}
