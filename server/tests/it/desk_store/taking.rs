//! Taking the next case, passing it over, and what is added to a case.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::Code;
use domain::access::Role;
use domain::case::{Change, EntryKind, Lane, Outcome};
use domain::codes::{Area, Unit};
use domain::queue::State;
use store::{BATCH, Changed, Store};

use super::made::{change, does, entry, later, note, now, scope, takes, takes_of, with_words};
use crate::cases::open;
use crate::store::sealed;
use crate::support::SMALLEST;

async fn arrives(store: &dyn Store, reference: &str) {
    let key = format!("key-of-its-own-{reference}");
    store.accept(sealed(SMALLEST, reference, &key, "2026-11-23T23:00:00Z")).await.unwrap();
}

pub(super) async fn story(store: Arc<dyn Store>) {
    let s = store.as_ref();
    passes_over(s).await;
    comes_back(s).await;
    within_the_scope(s).await;
    words(s).await;
    erased(s).await;
    at_once(store).await;
}

/// Whoever passed a case over last is not given it; once somebody else did, they are.
async fn passes_over(store: &dyn Store) {
    arrives(store, "AAAA-AAAA").await;
    arrives(store, "BBBB-BBBB").await;
    let pass = async |name: &str, reference: &str| {
        let write = with_words(reference.parse().unwrap(), name, EntryKind::PassOver, Change::PassOver);
        does(store, reference.parse().unwrap(), write).await
    };
    let next = async |name: &str, wanted: &str| assert_eq!(takes(store, name).await.as_deref(), Some(wanted), "{name}");
    next("Ann", "AAAA-AAAA").await;
    assert_eq!(pass("Ann", "AAAA-AAAA").await.state, State::Waiting);
    next("Ann", "BBBB-BBBB").await;
    next("Ann", "BBBB-BBBB").await;
    next("Ben", "AAAA-AAAA").await;
    pass("Ben", "AAAA-AAAA").await;
    pass("Ann", "BBBB-BBBB").await;
    // Ben passed it over last, so Ann has it again; what she passed over last she has not.
    next("Ben", "BBBB-BBBB").await;
    next("Ann", "AAAA-AAAA").await;
    pass("Ann", "AAAA-AAAA").await;
    assert_eq!(takes(store, "Ann").await, None);
    next("Cem", "AAAA-AAAA").await;
    for (name, reference) in [("Ben", "BBBB-BBBB"), ("Cem", "AAAA-AAAA")] {
        change(store, reference, name, open()).await;
    }
}

/// What was taken and not opened is found by when it was taken.
async fn comes_back(store: &dyn Store) {
    arrives(store, "CCCC-CCCC").await;
    arrives(store, "DDDD-DDDD").await;
    change(store, "DDDD-DDDD", "Ann", Change::Take { owner: "Ann".to_owned(), at: now() }).await;
    change(store, "CCCC-CCCC", "Ben", Change::Take { owner: "Ben".to_owned(), at: later(5) }).await;
    let unopened = async |minutes: i64, at_most: u32| {
        let found = store.unopened(later(minutes), at_most).await.unwrap();
        found.iter().map(|(reference, case)| (reference.to_string(), case.owner.clone().unwrap())).collect::<Vec<_>>()
    };
    let (first, second) = (("DDDD-DDDD".to_owned(), "Ann".to_owned()), ("CCCC-CCCC".to_owned(), "Ben".to_owned()));
    assert_eq!(unopened(-1, 9).await, []);
    assert_eq!(unopened(4, 9).await, std::slice::from_ref(&first));
    assert_eq!(unopened(5, 9).await, [first.clone(), second]);
    assert_eq!(unopened(5, 1).await, [first]);
    change(store, "DDDD-DDDD", "desk", Change::ComeBack { at: later(6) }).await;
    assert_eq!(unopened(9, 9).await.len(), 1);
    let row = store.row(scope("Ann", Role::Lead, None), "DDDD-DDDD".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((row.came_back_at, row.owner), (Some(later(6)), None));
    assert_eq!(takes(store, "Cem").await.as_deref(), Some("DDDD-DDDD"));
    for (name, reference) in [("Ben", "CCCC-CCCC"), ("Cem", "DDDD-DDDD")] {
        change(store, reference, name, open()).await;
    }
}

/// Nobody is given what they may not know of, nor what is another unit's.
async fn within_the_scope(store: &dyn Store) {
    let unit = Area::ALL[0].unit();
    arrives(store, "EEEE-EEEE").await;
    arrives(store, "FFFF-FFFF").await;
    change(store, "EEEE-EEEE", "Zoe", Change::Restrict { named: Some(vec!["Zoe".to_owned()]) }).await;
    let other = *Unit::ALL.iter().find(|other| Some(**other) != unit).unwrap();
    change(store, "FFFF-FFFF", "Zoe", Change::HandOver { unit: other, owner: None, at: now(), due_at: now() }).await;
    let of_unit = |unit| scope("Dee", Role::UnitOfficer, unit);
    assert_eq!(takes_of(store, of_unit(unit), None).await, None);
    assert_eq!(takes_of(store, of_unit(None), None).await, None);
    assert_eq!(takes_of(store, scope("Dee", Role::Auditor, None), None).await, None);
    assert_eq!(takes_of(store, scope("Dee", Role::Lead, None), unit).await, None);
    assert_eq!(takes_of(store, of_unit(Some(other)), None).await.as_deref(), Some("FFFF-FFFF"));
    assert_eq!(takes(store, "Dan").await, None, "it is closed to others");
    assert_eq!(takes(store, "Zo").await, None, "and to who is called nearly so");
    assert_eq!(takes(store, "Zoe").await.as_deref(), Some("EEEE-EEEE"));
    // What she had and was closed to her since is not given to her again.
    change(store, "EEEE-EEEE", "Lea", Change::Restrict { named: Some(vec!["Lea".to_owned()]) }).await;
    assert_eq!(takes(store, "Zoe").await, None);
    let refused = with_words(
        "EEEE-EEEE".parse().unwrap(),
        "Lea",
        EntryKind::Reason,
        Change::Restrict { named: Some(vec!["Lea\nZoe".to_owned()]) },
    );
    assert!(store.change("EEEE-EEEE".parse().unwrap(), 3, refused).await.is_err(), "one name is not two");
    for (name, reference) in [("Zoe", "EEEE-EEEE"), ("Dee", "FFFF-FFFF")] {
        change(store, reference, name, open()).await;
    }
}

/// What is added is there with the change that it came with, or not at all.
async fn words(store: &dyn Store) {
    arrives(store, "GGGG-GGGG").await;
    let reference = "GGGG-GGGG".parse().unwrap();
    let mut task = note(reference, "Ann", EntryKind::Task);
    task.change = Change::Add { due_at: Some(later(90)) };
    let new = task.words.as_mut().unwrap();
    (new.entry.due_at, new.entry.lane) = (Some(later(90)), Lane::ForReporter);
    let wanted = new.clone();
    let case = does(store, reference, task).await;
    assert_eq!((case.due_at, case.version), (later(90), 1));
    let first = store.entries_of(reference).await.unwrap();
    assert_eq!((first.len(), &first[0].entry, &first[0].sealed), (1, &wanted.entry, &wanted.sealed));
    let mut strike = note(reference, "Ben", EntryKind::Strike);
    strike.words.as_mut().unwrap().entry.of = Some(first[0].number);
    does(store, reference, strike.clone()).await;
    let both = store.entries_of(reference).await.unwrap();
    assert!(both[0] == first[0] && both[1].entry.of == Some(first[0].number) && both[1].number > first[0].number);
    // Seen too early, not legal, or of another case: nothing is added.
    let noted = store.head().await.unwrap();
    assert!(matches!(store.change(reference, 1, strike.clone()).await.unwrap(), Changed::Conflict(_)));
    let closing = Change::Close { outcome: Outcome::Contacted, at: now() };
    let closing = with_words(reference, "Ben", EntryKind::Reason, closing);
    assert!(matches!(store.change(reference, 2, closing).await.unwrap(), Changed::NotLegal(_)));
    strike.words.as_mut().unwrap().entry.reference = "AAAA-AAAA".parse().unwrap();
    assert!(store.change(reference, 2, strike).await.is_err());
    assert_eq!((store.entries_of(reference).await.unwrap(), store.head().await.unwrap()), (both, noted));
    assert_eq!(store.case(reference).await.unwrap().unwrap().version, 2);
    assert_eq!(store.entries_of("0000-0000".parse().unwrap()).await.unwrap(), []);
}

/// What is held stays, however old; what is erased takes with it what was added, and its audit stays.
async fn erased(store: &dyn Store) {
    let came_by = now();
    let erase = async || store.erase_reports(State::Closed, came_by, entry("retention", "erase", None)).await.unwrap();
    let audit = store.audit_page(store::AuditFilter::default(), None, 500).await.unwrap();
    let of_case = |all: &[domain::audit::Linked]| {
        let said = all.iter().filter_map(|linked| linked.said.as_ref());
        said.filter(|(said, _)| said.reference.is_some_and(|found| found.to_string() == "GGGG-GGGG")).count()
    };
    let before = of_case(&audit);
    for (name, reference) in [("Ann", "GGGG-GGGG"), ("Ann", "HHHH-HHHH")] {
        if reference == "HHHH-HHHH" {
            arrives(store, reference).await;
        }
        change(store, reference, name, Change::Take { owner: name.to_owned(), at: now() }).await;
        change(store, reference, name, open()).await;
        change(store, reference, name, Change::Close { outcome: Outcome::Contacted, at: now() }).await;
        does(store, reference.parse().unwrap(), note(reference.parse().unwrap(), name, EntryKind::Note)).await;
        change(store, reference, name, Change::Hold).await;
    }
    assert_eq!((erase().await, store.count_reports(State::Closed, came_by).await.unwrap()), (0, 0));
    change(store, "GGGG-GGGG", "Ann", Change::Release).await;
    assert_eq!(store.count_reports(State::Closed, came_by).await.unwrap(), 1);
    assert_eq!(erase().await, 1);
    assert_eq!(store.case("GGGG-GGGG".parse().unwrap()).await.unwrap(), None);
    assert_eq!(store.entries_of("GGGG-GGGG".parse().unwrap()).await.unwrap(), []);
    assert_eq!(store.entries_of("HHHH-HHHH".parse().unwrap()).await.unwrap().len(), 1);
    let after = store.audit_page(store::AuditFilter::default(), None, 500).await.unwrap();
    assert_eq!(of_case(&after), before + 6, "the audit stays");
    assert!(usize::from(BATCH) > 1);
}

/// Thirty-two take all there is, over and over: no case goes to two, and none is left.
async fn at_once(store: Arc<dyn Store>) {
    const TAKERS: usize = 32;
    const EACH: usize = 3;
    for nth in 0..TAKERS * EACH {
        arrives(store.as_ref(), &format!("QQQQ-QQ{nth:02}")).await;
    }
    let taker = |nth: usize| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let (name, mut taken) = (format!("taker {nth}"), Vec::new());
            while let Some(reference) = takes(store.as_ref(), &name).await {
                change(store.as_ref(), &reference, &name, open()).await;
                taken.push(reference);
            }
            taken
        })
    };
    let mut all = BTreeSet::new();
    for takes in (0..TAKERS).map(taker).collect::<Vec<_>>() {
        for reference in takes.await.unwrap() {
            assert!(all.insert(reference), "two have the same");
        }
    }
    assert_eq!(all.len(), TAKERS * EACH);
}
