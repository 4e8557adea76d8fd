//! What was done.

use async_trait::async_trait;
use domain::audit::{Hash, Linked};
use rusqlite::{Connection, Row, params, params_from_iter};

use super::Sqlite;
use crate::lists::{self, SQLITE};
use crate::unchecked::UncheckedEntry;
use crate::{Audit, AuditEntry, AuditFilter, StoreError};

#[async_trait]
impl Audit for Sqlite {
    async fn append(&self, entry: AuditEntry) -> Result<(), StoreError> {
        self.threads.write(move |db| append(db, &entry)).await
    }

    async fn entries(&self, after: i64, at_most: u32) -> Result<Vec<Linked>, StoreError> {
        self.threads.search(move |db| entries(db, after, at_most)).await
    }

    async fn audit_page(
        &self,
        filter: AuditFilter,
        before: Option<i64>,
        at_most: u32,
    ) -> Result<Vec<Linked>, StoreError> {
        self.threads.search(move |db| page(db, &filter, before, at_most)).await
    }

    async fn head(&self) -> Result<(i64, Hash), StoreError> {
        self.threads.read(head).await
    }
}

/// Appends an entry to the chain, within whatever transaction this is. One thread writes, so the head needs no lock.
pub(super) fn append(db: &Connection, entry: &AuditEntry) -> Result<(), StoreError> {
    let (number, previous) = head(db)?;
    let linked = Linked::after(&previous, number + 1, entry.entry.clone(), entry.salt);
    let insert = "INSERT INTO audit (number, at, actor, action, reference, salt, commitment, link)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let reference = entry.entry.reference.map(|reference| reference.to_string());
    db.prepare_cached(insert)?.execute(params![
        linked.number,
        linked.at,
        entry.entry.actor,
        entry.entry.action,
        reference,
        entry.salt,
        linked.commitment,
        linked.link,
    ])?;
    db.prepare_cached("UPDATE audit_head SET number = ?1, link = ?2")?.execute(params![linked.number, linked.link])?;
    Ok(())
}

fn head(db: &Connection) -> Result<(i64, Hash), StoreError> {
    let query = "SELECT number, link FROM audit_head";
    Ok(db.prepare_cached(query)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

fn entries(db: &Connection, after: i64, at_most: u32) -> Result<Vec<Linked>, StoreError> {
    let columns = UncheckedEntry::COLUMNS;
    let query = format!("SELECT {columns} FROM audit WHERE number > ?1 AND link IS NOT NULL ORDER BY number LIMIT ?2");
    let mut statement = db.prepare_cached(&query)?;
    let rows = statement.query_map(params![after, at_most], unchecked)?;
    rows.map(|row| row?.checked()).collect()
}

fn page(db: &Connection, filter: &AuditFilter, before: Option<i64>, at_most: u32) -> Result<Vec<Linked>, StoreError> {
    let query = lists::audit(&SQLITE, filter, before, at_most);
    let mut statement = db.prepare_cached(&query.sql)?;
    let rows = statement.query_map(params_from_iter(&query.params), unchecked)?;
    rows.map(|row| row?.checked()).collect()
}

fn unchecked(row: &Row<'_>) -> rusqlite::Result<UncheckedEntry> {
    Ok(UncheckedEntry {
        number: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        action: row.get(3)?,
        reference: row.get(4)?,
        salt: row.get(5)?,
        commitment: row.get(6)?,
        link: row.get(7)?,
    })
}
