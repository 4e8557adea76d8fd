//! Backups made under each schema.

use std::io::Write;

use opener::Opener;
use seal::Sealer;
use server::backup;
use store::{self, Schema, VERSION};

use super::{all_open, cases_stand, golden, opener};
use crate::backup::{figures, rows};

/// The first schema whose program could make a backup. No file of an older one can be.
const FIRST: i64 = 3;

#[tokio::test]
async fn backups_made_under_each_schema_restore() {
    for schema in FIRST..VERSION.max(FIRST + 1) {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        let file = golden(&format!("backup-schema-{schema}.age"));
        assert_eq!(backup::check(&file, &opener()).unwrap().0.schema, schema);
        let (_, counts) = backup::restore(store.as_ref(), file, opener()).await.unwrap();
        assert_eq!(figures(counts), [4, 3, if schema < 5 { 2 } else { 10 }, 0, 0, 0]);
        all_open(store.as_ref()).await;
        cases_stand(store.as_ref(), schema).await;
        assert_eq!(store.counted().await.unwrap().len(), 3);
    }
}

async fn open(folder: &std::path::Path) -> std::sync::Arc<dyn store::Store> {
    let url = format!("sqlite://{}", folder.join("foursight.db").display());
    store::open(&url, Schema::CreateIfEmpty).await.unwrap()
}

/// Rows are read by the version that the header names: what a version lacks is not missed in its files, and is in
/// those of a later one.
#[tokio::test]
async fn what_a_schema_lacks_is_missed_only_in_files_of_a_later_one() {
    let folder = tempfile::tempdir().unwrap();
    let (sealer, key) = keys();
    let mut clear = String::new();
    let kept = std::fs::read(golden("backup-schema-3.age")).unwrap();
    std::io::Read::read_to_string(&mut opener().stream(&kept[..]).unwrap(), &mut clear).unwrap();
    let without: Vec<&str> = clear.lines().filter(|line| !line.contains("\"month\"")).collect();
    let without = (without.join("\n") + "\n").replace("\"months\":3,", "");
    for (schema, restores) in [(1, true), (2, false), (3, false), (VERSION, false)] {
        let file = folder.path().join(format!("schema-{schema}.age"));
        let mut out = sealer.stream(std::fs::File::create(&file).unwrap()).unwrap();
        out.write_all(without.replacen("\"schema\":3", &format!("\"schema\":{schema}"), 1).as_bytes()).unwrap();
        out.finish().unwrap();
        let target = tempfile::tempdir().unwrap();
        let store = open(target.path()).await;
        let restored = backup::restore(store.as_ref(), file, key()).await;
        assert_eq!(restored.is_ok(), restores, "schema {schema}: {restored:?}");
        if restores {
            all_open(store.as_ref()).await;
        } else {
            assert!(restored.unwrap_err().to_string().contains("damaged"));
            assert_eq!(rows(store.as_ref()).await.len(), 1);
        }
    }
}

fn keys() -> (Sealer, impl Fn() -> Opener) {
    let identity = age::x25519::Identity::generate();
    let sealer = Sealer::new(&[identity.to_public().to_string()]).unwrap().unwrap();
    (sealer, move || Opener::new(age::secrecy::ExposeSecret::expose_secret(&identity.to_string())).unwrap())
}
