//! A case from its arrival to its closing, as every store must tell it; and many who take at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use clock::ClockAndRandom;
use domain::Code;
use domain::access::{Role, Scope, Viewer};
use domain::audit::{Linked, START as CHAIN_START, verify};
use domain::case::{Case, Change, Outcome};
use domain::codes::{Area, Unit};
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;
use store::{AuditEntry, Changed, Notice, Store, Taker, Write};

use crate::store::sealed;
use crate::support::{SMALLEST, START};

/// When everything is done.
fn now() -> Timestamp {
    START.parse().unwrap()
}

/// The scope of somebody who may know of every case that is not closed to them.
pub(crate) fn all_cases(name: &str) -> Scope {
    Viewer { name: name.to_owned(), role: Role::Lead, unit: None }.scope()
}

/// What somebody does who opens a case that they took.
pub(crate) fn open() -> Change {
    Change::Open { at: now(), review_at: at("2026-11-30T09:00:00Z") }
}

/// A change without words.
pub(crate) fn write(change: Change, audit: AuditEntry, notices: Vec<Notice>) -> Write {
    Write { change, audit, notices, words: None }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn entry(actor: &str, action: &str, reference: Option<Reference>) -> AuditEntry {
    let clock = ClockAndRandom::new(|| START.parse().unwrap(), |bytes| bytes.fill(9));
    AuditEntry::now(&clock, actor, action, reference)
}

fn notice(kind: &'static str) -> Vec<Notice> {
    vec![Notice { at: START.parse().unwrap(), kind, reference: None }]
}

pub(crate) fn taker(owner: &str, unit: Option<Unit>) -> Taker {
    Taker { owner: owner.to_owned(), unit }
}

/// The whole story, on a store that may hold other reports already.
pub(crate) async fn story(store: Arc<dyn Store>) {
    let s = store.as_ref();
    // What waits already is taken and opened first, so that the order of what follows is known.
    let take = async || {
        s.take_next(all_cases("Zoe"), taker("Zoe", None), entry("Zoe", "take", None), Vec::new()).await.unwrap()
    };
    while let Some((reference, case)) = take().await {
        let opened = entry("Zoe", "open_case", Some(reference));
        s.change(reference, case.version, write(open(), opened, Vec::new())).await.unwrap();
    }
    arrives(s).await;
    let reference: Reference = "QAAA-AAAA".parse().unwrap();
    let case = is_taken(s, reference).await;
    let case = is_worked(s, reference, case).await;
    is_closed_and_reopened(s, reference, case).await;
    of_a_unit(s).await;
    at_once(Arc::clone(&store)).await;
    // All of it hangs together.
    let entries = all_entries(s).await;
    assert!(entries.len() > 20);
    verify(CHAIN_START, entries[0].number - 1, &entries).unwrap();
}

/// Two reports, one of them urgent, from an area of the team.
async fn arrives(store: &dyn Store) {
    let area = Area::SET.codes[0];
    let urgent = format!(r#"{{"danger":{{"weapon":"yes"}},"place":{{"area":"{area}"}},"#);
    for (reference, start) in [("QBBB-BBBB", "{"), ("QAAA-AAAA", urgent.as_str())] {
        let json = SMALLEST.replacen('{', start, 1);
        let key = format!("key-of-its-own-{reference}");
        store.accept(sealed(&json, reference, &key, "2026-11-23T23:00:00Z")).await.unwrap();
    }
    let new = store.case("QAAA-AAAA".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((new.state, new.version, new.owner.as_deref()), (State::Waiting, 0, None));
    assert_eq!((new.band, new.band_by_hand, new.unit), (Band::Urgent, None, Area::ALL[0].unit()));
    assert_eq!(store.case("0000-0000".parse().unwrap()).await.unwrap(), None);
}

/// The most urgent first, and whoever asks again gets the same again; nobody else does.
async fn is_taken(store: &dyn Store, reference: Reference) -> Case {
    let take = async |owner: &str| {
        store
            .take_next(all_cases(owner), taker(owner, None), entry(owner, "take", None), notice("taken"))
            .await
            .unwrap()
            .unwrap()
    };
    let (taken, case) = take("Ana").await;
    assert_eq!((taken, case.state, case.owner.as_deref(), case.version), (reference, State::Taken, Some("Ana"), 1));
    assert_eq!(take("Ana").await, (reference, case.clone()));
    assert_eq!(take("Ben").await.0.to_string(), "QBBB-BBBB");
    // It was written down, and told, once, with the report that it was.
    let noted = all_entries(store).await.into_iter().filter_map(|linked| linked.said);
    let noted: Vec<_> = noted.filter(|(said, _)| said.actor == "Ana").collect();
    assert_eq!((noted.len(), noted[0].0.reference), (1, Some(reference)));
    let told = store.notices(0, 100).await.unwrap();
    assert_eq!(told.iter().filter(|told| told.reference == Some(reference)).count(), 1);
    case
}

async fn is_worked(store: &dyn Store, reference: Reference, taken: Case) -> Case {
    let change = async |seen: i64, change: Change| {
        let entry = entry("Ana", change.kind().code(), Some(reference));
        store.change(reference, seen, write(change, entry, notice("changed"))).await.unwrap()
    };
    let before = all_entries(store).await.len();
    // What the state does not allow, and what somebody has not seen, changes nothing and writes nothing.
    let close = Change::Close { outcome: Outcome::Contacted, at: at("2026-11-22T10:00:00Z") };
    assert!(matches!(change(taken.version, close).await, Changed::NotLegal(why) if why.state == State::Taken));
    assert_eq!(change(taken.version - 1, open()).await, Changed::Conflict(taken.clone()));
    let missing = store.change("0000-0000".parse().unwrap(), 0, write(open(), entry("Ana", "x", None), Vec::new()));
    assert_eq!(missing.await.unwrap(), Changed::Missing);
    assert_eq!(store.case(reference).await.unwrap(), Some(taken.clone()));
    assert_eq!(all_entries(store).await.len(), before);
    let Changed::Saved(case) = change(taken.version, open()).await else { panic!("it is opened") };
    assert_eq!(case.state, State::InHand);
    // A band by hand counts in the queue, and the one of the rule stays what was sealed.
    let lower = Change::GiveBand { band: Band::Check, due_at: at("2026-11-30T09:00:00Z") };
    let Changed::Saved(case) = change(case.version, lower).await else { panic!("it is given a band") };
    assert_eq!((case.band, case.counting_band(), case.version), (Band::Urgent, Band::Check, taken.version + 2));
    let columns = store.columns(reference).await.unwrap().unwrap();
    assert_eq!((columns.band, columns.band_by_hand), (1, Some(4)));
    let Changed::Saved(given_back) =
        change(case.version, Change::GiveBack { due_at: at("2026-11-30T09:00:00Z") }).await
    else {
        panic!("it is given back")
    };
    let waiting = store.waiting(None).await.unwrap();
    let found = waiting.iter().find(|row| row.reference == reference).unwrap();
    assert_eq!((found.band, found.owner.as_deref()), (Band::Check, None));
    assert_eq!(all_entries(store).await.len(), before + 3);
    given_back
}

async fn is_closed_and_reopened(store: &dyn Store, reference: Reference, case: Case) {
    let change = async |seen: i64, change: Change| {
        let entry = entry("Cem", change.kind().code(), Some(reference));
        match store.change(reference, seen, write(change, entry, Vec::new())).await.unwrap() {
            Changed::Saved(case) => case,
            other => panic!("{other:?}"),
        }
    };
    let case = change(case.version, Change::Take { owner: "Cem".to_owned(), at: now() }).await;
    let case = change(case.version, open()).await;
    let closed_at = at("2026-11-25T10:00:00Z");
    let case = change(case.version, Change::Close { outcome: Outcome::ReferredToAdvocate, at: closed_at }).await;
    assert_eq!(
        (case.state, case.outcome, case.closed_at),
        (State::Closed, Some(Outcome::ReferredToAdvocate), Some(closed_at))
    );
    assert_eq!(store.case(reference).await.unwrap(), Some(case.clone()), "as it was answered, so it is stored");
    assert!(store.waiting(None).await.unwrap().iter().all(|row| row.reference != reference));
    let case = change(case.version, Change::Reopen { review_at: at("2026-12-02T09:00:00Z") }).await;
    let unit = Unit::ALL[1];
    let case = change(case.version, Change::HandOver { unit, owner: None, at: now(), due_at: now() }).await;
    assert_eq!((case.state, case.unit, case.owner.as_deref()), (State::Waiting, Some(unit), None));
}

/// A unit's officer gets what is their unit's, however urgent other units' cases are.
async fn of_a_unit(store: &dyn Store) {
    let unit = Unit::ALL[1];
    let urgent = SMALLEST.replacen('{', r#"{"danger":{"weapon":"yes"},"#, 1);
    store.accept(sealed(&urgent, "QCCC-CCCC", "key-of-its-own-QCCC-CCCC", "2026-11-21T23:00:00Z")).await.unwrap();
    let next = async |owner: &str, unit: Unit| {
        store
            .take_next(all_cases(owner), taker(owner, Some(unit)), entry(owner, "take", None), Vec::new())
            .await
            .unwrap()
    };
    assert_eq!(next("Dee", unit).await.unwrap().0.to_string(), "QAAA-AAAA");
    assert_eq!(next("Eve", unit).await, None);
    let anybody = store
        .take_next(all_cases("Eve"), taker("Eve", None), entry("Eve", "take", None), Vec::new())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(anybody.0.to_string(), "QCCC-CCCC");
}

/// Many take at once: each gets one of their own, and one who presses many times gets one.
async fn at_once(store: Arc<dyn Store>) {
    const MANY: usize = 32;
    for nth in 0..MANY {
        let (reference, key) = (format!("QZZZ-ZZ{nth:02}"), format!("key-of-its-own-QZZZ-ZZ{nth:02}"));
        store.accept(sealed(SMALLEST, &reference, &key, "2026-11-23T23:00:00Z")).await.unwrap();
    }
    let press = |owner: String| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let taken = store
                .take_next(all_cases(&owner), taker(&owner, None), entry(&owner, "take", None), Vec::new())
                .await
                .unwrap();
            taken.map(|(reference, _)| reference)
        })
    };
    let presses: Vec<_> = (0..MANY).map(|nth| press(format!("officer {nth}"))).collect();
    let mut taken = BTreeSet::new();
    for pressed in presses {
        assert!(taken.insert(pressed.await.unwrap().unwrap()), "two have the same");
    }
    assert_eq!(taken.len(), MANY);
    for nth in 0..MANY {
        let (reference, key) = (format!("QYYY-YY{nth:02}"), format!("key-of-its-own-QYYY-YY{nth:02}"));
        store.accept(sealed(SMALLEST, &reference, &key, "2026-11-23T23:00:00Z")).await.unwrap();
    }
    let presses: Vec<_> = (0..MANY).map(|_| press("Fay".to_owned())).collect();
    let mut taken = BTreeSet::new();
    for pressed in presses {
        taken.insert(pressed.await.unwrap().unwrap());
    }
    assert_eq!(taken.len(), 1, "who presses often gets one");
}

async fn all_entries(store: &dyn Store) -> Vec<Linked> {
    let mut all: Vec<Linked> = Vec::new();
    loop {
        let more = store.entries(all.last().map_or(0, |last| last.number), 7).await.unwrap();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}
