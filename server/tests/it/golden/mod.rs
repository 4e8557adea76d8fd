//! What a released version stored opens for ever. The files in `tests/golden/` are never made anew: they were
//! written by the versions that they are of (its README says how), and each version to come adds its own.

mod backups;
mod databases;
mod drafts;
mod reports;

use std::path::PathBuf;

use opener::Opener;
use store::Store;

/// The references of the reports in each database and backup there, and the files that hold the same.
const REPORTS: [(&str, &str); 4] =
    [("7KQ4-M2XP", "full"), ("0123-4567", "smallest"), ("CAMP-0SGN", "campus_gone"), ("ZZZZ-ZZZZ", "codes")];

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn json(name: &str) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(golden(name)).unwrap()).unwrap()
}

fn opener() -> Opener {
    Opener::new(std::fs::read(golden("identity.age")).unwrap()).unwrap()
}

/// Every report is listed, opens as it was sealed, and lies in the row that it was sealed for.
async fn all_open(store: &dyn Store) {
    let waiting = store.waiting(None).await.unwrap();
    assert_eq!(waiting.len(), REPORTS.len());
    assert_eq!(store.damaged().await.unwrap(), Vec::<String>::new());
    for (reference, name) in REPORTS {
        let reference = reference.parse().unwrap();
        let sealed = store.sealed(reference).await.unwrap().unwrap();
        let opened = opener().open(reference, &sealed).unwrap();
        let told: serde_json::Value = serde_json::from_slice(&opened.json()).unwrap();
        assert_eq!(told, json(&format!("format-1/{name}.json")));
        let row = store.columns(reference).await.unwrap().unwrap();
        assert_eq!(opened.differs(&row), Vec::<&str>::new());
    }
}
