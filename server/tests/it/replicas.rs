//! Several servers on one `PostgreSQL`: whichever is asked, nothing is lost and nothing is taken twice.

use std::time::Duration;

use axum::http::StatusCode;
use sqlx::{Connection, PgConnection};
use store::{self, Schema, StoreError};

use crate::cluster::Cluster;
use crate::support::{KEY, SMALLEST, Site};

async fn replica(cluster: &Cluster) -> Site {
    let store = store::open(&cluster.url(), Schema::CreateIfEmpty).await.unwrap();
    Site::on(|_| {}, |_, _| store)
}

async fn asked(cluster: &Cluster, sql: &'static str) {
    let mut own = PgConnection::connect(&cluster.url()).await.unwrap();
    sqlx::raw_sql(sql).execute(&mut own).await.unwrap();
}

#[tokio::test]
async fn a_report_begun_at_one_is_gone_on_with_and_sent_at_another() {
    let cluster = Cluster::new();
    // They start together, on an empty database.
    let (one, other) = tokio::join!(replica(&cluster), replica(&cluster));
    let cookie = one.begin().await;
    one.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    other.fill("what-is-happening", &cookie, &[("behaviour.text", "Marked words.")]).await;
    let both = one.get("/report/review", &cookie).await.text;
    assert!(both.contains("Marked words."));
    let reference = other.finish(&cookie).await;
    assert_eq!(one.finish(&cookie).await, reference, "sending once more finds the same report");
    assert_eq!(one.stored().await, 1);
    let left = one.get("/leave", &cookie).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    // Leaving waits for no store: the draft is dropped behind.
    while other.get("/report/end", &cookie).await.text.contains(&reference) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn what_was_acknowledged_outlives_the_database_and_the_pool_finds_it_again() {
    let mut cluster = Cluster::new();
    let site = replica(&cluster).await;
    let taken = site.api(KEY, SMALLEST).await;
    assert_eq!(taken.status, StatusCode::CREATED);
    cluster.kill();
    // Not stored, and told so.
    let refused = site.api("another-key-of-its-own-", SMALLEST).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!refused.header("retry-after").is_empty());
    cluster.start();
    let again = site.api(KEY, SMALLEST).await;
    assert_eq!(
        (again.status, again.json()["reference"].clone()),
        (StatusCode::CREATED, taken.json()["reference"].clone())
    );
    assert_eq!(site.stored().await, 1);
}

#[tokio::test]
async fn versions_it_does_not_know_are_refused_and_older_ones_keep_their_rows() {
    let cluster = Cluster::new();
    let open = async |schema| store::open(&cluster.url(), schema).await;
    assert!(matches!(open(Schema::MustExist).await.err(), Some(StoreError::Missing(_))));
    for version in [1, 2] {
        asked(&cluster, "DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
        asked(&cluster, include_str!("../../../crates/store/src/postgres/schema.sql")).await;
        asked(
            &cluster,
            "CREATE TABLE foursight_schema (one BOOLEAN PRIMARY KEY CHECK (one), version BIGINT NOT NULL);
            INSERT INTO foursight_schema VALUES (TRUE, 1);
            INSERT INTO reports VALUES ('AAAA-AAAA', 60, 2, 120, 1, NULL, 'waiting', NULL, '\\x01', '\\x02', '\\x03')",
        )
        .await;
        if version == 2 {
            asked(&cluster, include_str!("../../../crates/store/src/postgres/counts.sql")).await;
            asked(&cluster, "INSERT INTO campus_months VALUES ('2026-11', 'aldermoor', 12)").await;
            asked(&cluster, "UPDATE foursight_schema SET version = 2").await;
        }
        assert!(matches!(open(Schema::CreateIfEmpty).await.err(), Some(StoreError::Older(found)) if found == version));
        let store = open(Schema::Migrate).await.unwrap();
        assert_eq!(store.waiting(None).await.unwrap()[0].reference.to_string(), "AAAA-AAAA");
        let counted: Vec<u32> = store.counted().await.unwrap().into_iter().map(|count| count.reports).collect();
        assert_eq!(counted, if version == 2 { vec![12] } else { vec![] });
    }
    asked(&cluster, "UPDATE foursight_schema SET version = 99").await;
    for schema in [Schema::CreateIfEmpty, Schema::MustExist, Schema::Migrate] {
        assert!(matches!(open(schema).await.err(), Some(StoreError::Newer(99))));
    }
}
