//! A backup gives back all that was kept, whichever store it came from and whichever takes it.

mod command;
mod lines;
mod refused;
mod tables;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use domain::access::Role;
use domain::case::EntryKind;
use jiff::Timestamp;
use opener::Opener;
use seal::Sealer;
use server::backup;
use sqlx::{Connection, PgConnection};
use store::{self, BackupRow, Changed, RowCounts, Schema, Store, TABLES};
use tokio::sync::mpsc;

use crate::cluster::Cluster;
use crate::desk_store::made::{invitation, note, officer, passkey, session};
use crate::support::{KEY, SMALLEST, START, Site, noted};

const CAMPUS: &str = r#"{"version":1,"reporter":{"role":"self"},"behaviour":{"text":"marker-words"},"place":{"campus":"aldermoor"},"danger":{"weapon":"yes"}}"#;
/// Longer than anything here takes, and shorter than for ever.
const PATIENCE: Duration = Duration::from_secs(30);

/// A database of its own in the cluster.
pub(crate) async fn postgres(cluster: &Cluster, name: &str) -> String {
    let mut own = PgConnection::connect(&cluster.url()).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut own).await.unwrap();
    cluster.url().replace("/postgres?", &format!("/{name}?"))
}

fn sqlite(folder: &Path, name: &str) -> String {
    format!("sqlite://{}", folder.join(name).join("foursight.db").display())
}

async fn open(url: &str) -> Arc<dyn Store> {
    store::open(url, Schema::CreateIfEmpty).await.unwrap()
}

/// Keys of a backup's own.
fn keys() -> (Sealer, impl Fn() -> Opener) {
    let identity = age::x25519::Identity::generate();
    let sealer = Sealer::new(&[identity.to_public().to_string()]).unwrap().unwrap();
    (sealer, move || Opener::new(age::secrecy::ExposeSecret::expose_secret(&identity.to_string())).unwrap())
}

/// Every row, in an order of its own.
pub(crate) async fn rows(store: &dyn Store) -> Vec<String> {
    let (rows, mut given) = mpsc::channel(10_000);
    store.export(rows).await.unwrap();
    let mut all = Vec::new();
    while let Some(row) = given.recv().await {
        all.push(serde_json::to_string(&row).unwrap());
    }
    all.sort();
    all
}

/// How many rows of each table there are, in the order of [`TABLES`].
pub(crate) fn figures(counts: RowCounts) -> [u64; TABLES.len()] {
    TABLES.each_ref().map(|table| counts.of(table.name))
}

/// A site that has all kinds of rows, and the reference of a report under [`KEY`].
async fn filled(store: Arc<dyn Store>) -> (Site, String) {
    let site = Site::on(|_| {}, |_, _| store);
    let taken = site.api(KEY, CAMPUS).await.json();
    for other in 0..3 {
        assert_eq!(site.api(&format!("another-key-of-its-own-{other}"), SMALLEST).await.status, StatusCode::CREATED);
    }
    let reference = taken["reference"].as_str().unwrap().to_owned();
    for action in ["open", "export"] {
        site.store.append(noted(action, &reference)).await.unwrap();
    }
    desk(site.store.as_ref(), &reference).await;
    (site, reference)
}

/// How many rows of each table that is.
const FILLED: [u64; TABLES.len()] = [4, 1, 5, 1, 1, 1];

/// An officer with a passkey, who has added something to a case.
async fn desk(store: &dyn Store, reference: &str) {
    let officer = officer(7, "Zo\u{eb}", Role::Lead);
    let (link, key) = (invitation(&officer, 7), passkey(&officer, 7));
    assert!(store.add_officer(officer.clone(), link, noted("invite", reference)).await.unwrap());
    let session = session(&officer, 7);
    assert!(store.enrol(key, Some(link.token_hash), session, noted("enrol", reference)).await.unwrap());
    adds(store, reference, 0).await;
}

/// Adds a note to a case that is of this version.
async fn adds(store: &dyn Store, reference: &str, version: i64) {
    let write = note(reference.parse().unwrap(), "Zo\u{eb}", EntryKind::Note);
    let changed = store.change(reference.parse().unwrap(), version, write).await.unwrap();
    assert!(matches!(changed, Changed::Saved(_)), "{changed:?}");
}

#[tokio::test]
async fn what_either_store_kept_either_takes_back() {
    let (cluster, folder) = (Cluster::new(), tempfile::tempdir().unwrap());
    let (here, there) = (sqlite(folder.path(), "from"), postgres(&cluster, "origin").await);
    let made_at: Timestamp = START.parse().unwrap();
    for (at, from) in [here, there].into_iter().enumerate() {
        let (site, reference) = filled(open(&from).await).await;
        let file = folder.path().join(format!("backup-{at}.age"));
        let (sealer, opener) = keys();
        let written = backup::write(site.store.as_ref(), sealer, made_at, &file).await.unwrap();
        assert_eq!(figures(written), FILLED);
        let to = [sqlite(folder.path(), &format!("to-{at}")), postgres(&cluster, &format!("to_{at}")).await];
        for to in to {
            let store = open(&to).await;
            let (header, counts) = backup::restore(store.as_ref(), file.clone(), opener()).await.unwrap();
            assert_eq!((header.made_at, counts), (made_at, written));
            assert_eq!(rows(store.as_ref()).await, rows(site.store.as_ref()).await);
            assert_eq!(store.waiting(None).await.unwrap(), site.store.waiting(None).await.unwrap());
            goes_on(store, &reference).await;
        }
    }
}

/// It is a database like any other: what was sent is known, and what comes now has its place.
async fn goes_on(store: Arc<dyn Store>, reference: &str) {
    let site = Site::on(|_| {}, |_, _| store);
    assert_eq!(site.api(KEY, CAMPUS).await.json()["reference"], reference);
    assert_eq!(site.api(KEY, SMALLEST).await.status, StatusCode::CONFLICT);
    let campus = site.api("a-new-key-of-a-new-report", CAMPUS).await;
    assert_eq!((campus.status, site.stored().await), (StatusCode::CREATED, 5));
    assert_eq!(site.store.counted().await.unwrap()[0].reports, 2);
    site.store.append(noted("open", reference)).await.unwrap();
    assert!(rows(site.store.as_ref()).await.iter().any(|row| row.contains(r#"{"audit":{"number":6,"#)));
    adds(site.store.as_ref(), reference, 1).await;
    let numbers: Vec<i64> =
        site.store.entries_of(reference.parse().unwrap()).await.unwrap().iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, [1, 2]);
}

/// However long a backup takes, whoever stores or lists does not wait, and what comes meanwhile is not in it.
#[tokio::test]
async fn a_backup_that_stands_still_holds_nobody_up() {
    let (cluster, folder) = (Cluster::new(), tempfile::tempdir().unwrap());
    for url in [sqlite(folder.path(), "busy"), cluster.url()] {
        let (site, _) = filled(open(&url).await).await;
        let (rows, mut given) = mpsc::channel(1);
        let store = Arc::clone(&site.store);
        let giving = tokio::spawn(async move { store.export(rows).await });
        // It has begun, and its second row waits for somebody to take the first.
        let first = tokio::time::timeout(PATIENCE, given.recv()).await.unwrap().unwrap();
        let meanwhile = async {
            for at in 0..50 {
                let taken = site.api(&format!("while-a-backup-is-made-{at}"), CAMPUS).await;
                assert_eq!(taken.status, StatusCode::CREATED);
            }
            assert_eq!(site.stored().await, 54);
        };
        tokio::time::timeout(PATIENCE, meanwhile).await.expect("nobody waits for a backup");
        let mut all = vec![first];
        while let Some(row) = given.recv().await {
            all.push(row);
        }
        giving.await.unwrap().unwrap();
        let Some(BackupRow::End(counts)) = all.last() else { panic!("{url}: no end") };
        assert_eq!(figures(*counts), FILLED, "as it was when it began");
        assert_eq!(all.len(), 14);
        let mut lines = all.iter().map(|row| serde_json::to_value(row).unwrap());
        let month = lines.find_map(|line| line["month"]["reports"].as_i64());
        assert_eq!(month, Some(1), "counts are of the same moment as the reports");
    }
}
