//! The list of tables has every table and column of both databases, so that none is forgotten in a backup.

use std::collections::BTreeSet;

use sqlx::{Connection, PgConnection};
use store::{LEFT_OUT, TABLES};

use super::{open, sqlite};
use crate::cluster::Cluster;

/// A table, a column of it that is not generated, its kind, and whether it may be null.
type Column = (String, String, String, bool);

/// Compares what a database says that it has. `nowhere`: tables that only the other database has.
fn is_listed(found: BTreeSet<Column>, nowhere: &[&str]) {
    let listed = TABLES.iter().flat_map(|table| {
        let column = |column: &store::Column| {
            (table.name.to_owned(), column.name.to_owned(), format!("{:?}", column.kind), column.null)
        };
        table.columns.iter().map(column)
    });
    let listed: BTreeSet<Column> = listed.collect();
    let is_left_out = |table: &str| LEFT_OUT.iter().any(|(name, _)| *name == table);
    let (left_out, backed_up): (BTreeSet<_>, BTreeSet<_>) =
        found.into_iter().partition(|(table, ..)| is_left_out(table));
    let forgotten: Vec<_> = backed_up.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&backed_up).collect();
    assert!(
        forgotten.is_empty() && gone.is_empty(),
        "TABLES in crates/store/src/backup/tables.rs lacks {forgotten:?}, and has {gone:?}, which the database lacks"
    );
    let left_out: BTreeSet<_> = left_out.iter().map(|(table, ..)| table.as_str()).collect();
    let expected = LEFT_OUT.iter().map(|(name, _)| *name).filter(|name| !nowhere.contains(name));
    assert_eq!(left_out, expected.collect(), "the database, and LEFT_OUT in crates/store/src/backup/tables.rs");
}

/// What a column holds; a type that no backup knows stays as it is.
fn kind(data_type: &str) -> String {
    match data_type {
        "INTEGER" | "bigint" => "Integer",
        "TEXT" | "text" => "Text",
        "BLOB" | "bytea" => "Bytes",
        other => other,
    }
    .to_owned()
}

#[tokio::test]
async fn every_column_of_sqlite_is_in_a_backup_or_left_out_on_purpose() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite(folder.path(), "new");
    drop(open(&url).await);
    let database = rusqlite::Connection::open(url.strip_prefix("sqlite://").unwrap()).unwrap();
    // A key is never null, but an INTEGER one does not say so; `hidden` is not 0 where a column is generated.
    let query = "SELECT own.name, has.name, has.type, NOT (has.\"notnull\" OR has.pk > 0)
        FROM sqlite_schema own JOIN pragma_table_xinfo(own.name) has
        WHERE own.type = 'table' AND own.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND has.hidden = 0";
    let mut query = database.prepare(query).unwrap();
    let column = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, kind(&row.get::<_, String>(2)?), row.get(3)?));
    let found = query.query_map([], column).unwrap();
    is_listed(found.map(Result::unwrap).collect(), &["foursight_schema"]);
}

#[tokio::test]
async fn every_column_of_postgres_is_in_a_backup_or_left_out_on_purpose() {
    let cluster = Cluster::new();
    drop(open(&cluster.url()).await);
    let query = "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES'
        FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER'";
    let mut database = PgConnection::connect(&cluster.url()).await.unwrap();
    let found: Vec<Column> = sqlx::query_as(query).fetch_all(&mut database).await.unwrap();
    let found = found.into_iter().map(|(table, name, data_type, null)| (table, name, kind(&data_type), null));
    is_listed(found.collect(), &[]);
}
