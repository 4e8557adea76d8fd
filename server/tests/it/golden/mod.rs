//! What a released version stored opens for ever. The files in `tests/golden/` are never made anew: they were
//! written by the versions that they are of (its README says how), and each version to come adds its own.

mod backups;
mod databases;
mod drafts;
mod reports;

use std::path::PathBuf;

use domain::Code;
use domain::access::{Role, Viewer};
use domain::case::Outcome;
use domain::codes::Unit;
use domain::queue::State;
use domain::triage::Band;
use jiff::Timestamp;
use opener::Opener;
use store::{Filter, Store, View};

use crate::backup::rows;

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

/// Every report is there, opens as it was sealed, and lies in the row that it was sealed for.
async fn all_open(store: &dyn Store) {
    let reports = rows(store).await.into_iter().filter(|row| row.starts_with("{\"report\":{")).count();
    assert_eq!(reports, REPORTS.len());
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

/// What becomes of each is as its schema kept it: none was worked before schema 5.
async fn cases_stand(store: &dyn Store, schema: i64) {
    let scope = Viewer { name: "Zo\u{eb}".to_owned(), role: Role::Lead, unit: None }.scope();
    let waiting = store.waiting(None).await.unwrap();
    if schema < 5 {
        assert_eq!(waiting.len(), REPORTS.len());
        let page = store.page(scope, Filter::all(View::ToRead, Timestamp::UNIX_EPOCH), None, 50).await.unwrap();
        let listed = |reference| page.iter().any(|row| row.reference == reference);
        assert!(page.len() == REPORTS.len() && waiting.iter().all(|row| listed(row.reference)));
        return;
    }
    let case = async |reference: &str| store.case(reference.parse().unwrap()).await.unwrap().unwrap();
    let in_hand = case("7KQ4-M2XP").await;
    assert_eq!((in_hand.state, in_hand.owner.as_deref(), in_hand.version), (State::InHand, Some("Ana Ito"), 3));
    assert_eq!((in_hand.band_by_hand, in_hand.named.as_deref()), (Some(Band::Urgent), None));
    // Nobody wrote down when: no earlier than it came.
    assert!(in_hand.taken_at.is_some() && in_hand.read_at == in_hand.taken_at);
    let closed = case("0123-4567").await;
    assert_eq!((closed.state, closed.outcome), (State::Closed, Some(Outcome::NoContactWanted)));
    assert!(closed.read_at.is_some() && closed.closed_at.is_some());
    let handed = case("CAMP-0SGN").await;
    assert_eq!((handed.state, handed.unit, handed.taken_at), (State::Waiting, Some(Unit::ALL[0]), None));
    let taken = case("ZZZZ-ZZZZ").await;
    assert_eq!((taken.state, taken.owner.as_deref(), taken.read_at), (State::Taken, Some("C\u{175}m"), None));
    // Who has had it too long gives it back, also after the change.
    assert_eq!(store.unopened(Timestamp::MAX, 9).await.unwrap(), [("ZZZZ-ZZZZ".parse().unwrap(), taken)]);
    let listed = async |view| {
        let page = store.page(scope.clone(), Filter::all(view, Timestamp::UNIX_EPOCH), None, 50).await.unwrap();
        page.iter().map(|row| row.reference.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(listed(View::Closed).await, ["0123-4567"]);
    assert_eq!(listed(View::ToRead).await, ["ZZZZ-ZZZZ", "CAMP-0SGN"]);
    assert_eq!(listed(View::Open).await.len(), 3);
}
