//! Databases of each released schema, with rows in every table.

use std::path::PathBuf;

use sqlx::{Connection as _, PgConnection};
use store::{self, Schema, Store, StoreError, VERSION};

use super::{all_open, cases_stand, golden};
use crate::backup::{postgres, rows};
use crate::cluster::Cluster;
use crate::support::noted;

/// The schemas whose databases are kept here.
fn kept(file: impl Fn(i64) -> String) -> impl Iterator<Item = (i64, PathBuf)> {
    (1..=VERSION).map(move |schema| (schema, golden(&file(schema)))).filter(|(_, file)| file.exists())
}

#[test]
fn a_database_of_each_released_schema_is_kept() {
    for schema in 1..VERSION {
        for file in [format!("sqlite-{schema}.db"), format!("postgres-{schema}.sql")] {
            assert!(golden(&file).exists(), "make {file} with the released program before the schema moves on");
        }
    }
}

/// Refused as it is where it is older; brought on, everything in it is there and opens.
async fn is_brought_on(url: &str, schema: i64) {
    let refused = store::open(url, Schema::CreateIfEmpty).await.err();
    match refused {
        Some(StoreError::Older(found)) => assert_eq!(found, schema),
        None => assert_eq!(schema, VERSION),
        Some(other) => panic!("schema {schema}: {other}"),
    }
    drop(store::open(url, Schema::Migrate).await.unwrap());
    let store = store::open(url, Schema::CreateIfEmpty).await.unwrap();
    all_open(store.as_ref()).await;
    cases_stand(store.as_ref(), schema).await;
    let months: Vec<String> = store.counted().await.unwrap().into_iter().map(|month| month.campus).collect();
    let wanted = if schema < 2 { Vec::new() } else { vec!["aldermoor", "closed_college", "glan_eigra"] };
    assert_eq!(months, wanted);
    let audit = rows(store.as_ref()).await.into_iter().filter(|row| row.contains("\"audit\":{")).count();
    let noted = if schema < 5 { 2 } else { 10 };
    assert_eq!(audit, noted);
    notes_on(store.as_ref(), noted).await;
}

/// What is written down next has its place after what was. The chain began with schema 5, after the two entries of before.
async fn notes_on(store: &dyn Store, noted: usize) {
    store.append(noted_now()).await.unwrap();
    let entries = store.entries(0, 20).await.unwrap();
    assert_eq!(entries.len(), noted - 2 + 1);
    domain::audit::verify(domain::audit::START, 2, &entries).unwrap();
    let last = format!(r#"{{"audit":{{"number":{},"#, noted + 1);
    assert!(rows(store).await.iter().any(|row| row.contains(&last)));
}

fn noted_now() -> store::AuditEntry {
    noted("open", "7KQ4-M2XP")
}

#[tokio::test]
async fn sqlite_files_of_each_released_schema_are_brought_on_and_open() {
    for (schema, released) in kept(|schema| format!("sqlite-{schema}.db")) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("foursight.db");
        std::fs::copy(released, &file).unwrap();
        is_brought_on(&format!("sqlite://{}", file.display()), schema).await;
    }
}

#[tokio::test]
async fn postgres_databases_of_each_released_schema_are_brought_on_and_open() {
    let cluster = Cluster::new();
    for (schema, released) in kept(|schema| format!("postgres-{schema}.sql")) {
        let url = postgres(&cluster, &format!("golden_{schema}")).await;
        let sql = std::fs::read_to_string(released).unwrap();
        let mut own = PgConnection::connect(&url).await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut own).await.unwrap();
        is_brought_on(&url, schema).await;
    }
}
