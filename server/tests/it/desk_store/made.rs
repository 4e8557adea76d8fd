//! Rows as a desk makes them.

use std::sync::atomic::{AtomicU8, Ordering};

use clock::ClockAndRandom;
use domain::access::{Role, Scope, Viewer};
use domain::case::{Case, Change, Entry, EntryKind, Lane};
use domain::codes::Unit;
use domain::queue::Reference;
use jiff::{SignedDuration, Timestamp};
use store::{
    AuditEntry, Changed, DeskSession, Invitation, InvitationKind, NewEntry, Officer, OfficerState, Passkey, Store,
    Taker, Write,
};

use crate::support::START;

/// When it begins.
pub(crate) fn now() -> Timestamp {
    START.parse().unwrap()
}

/// So many minutes later.
pub(crate) fn later(minutes: i64) -> Timestamp {
    now() + SignedDuration::from_mins(minutes)
}

pub(crate) fn officer(number: u8, name: &str, role: Role) -> Officer {
    let (id, name) = ([number; 16], name.to_owned());
    Officer { id, name, role, unit: None, state: OfficerState::Invited, added_at: now(), revoked_at: None }
}

/// A link for a day.
pub(crate) fn invitation(officer: &Officer, number: u8) -> Invitation {
    let (token_hash, expires_at) = ([number; 32], later(24 * 60));
    Invitation { token_hash, officer: officer.id, kind: InvitationKind::Enrol, expires_at }
}

pub(crate) fn passkey(officer: &Officer, number: u8) -> Passkey {
    Passkey {
        credential: vec![number; 20],
        officer: officer.id,
        transports: 5,
        fixed: vec![number; 77],
        changing: vec![0, 1],
        added_at: now(),
        used_at: None,
    }
}

/// A session of an hour, begun with a passkey.
pub(crate) fn session(officer: &Officer, number: u8) -> DeskSession {
    DeskSession {
        id: [number; 32],
        officer: officer.id,
        began_at: now(),
        seen_at: now(),
        expires_at: later(60),
        proven_at: Some(now()),
        locked_at: None,
    }
}

pub(crate) fn entry(actor: &str, action: &str, reference: Option<Reference>) -> AuditEntry {
    static NEXT: AtomicU8 = AtomicU8::new(0);
    let clock = ClockAndRandom::new(now, |bytes| bytes.fill(NEXT.fetch_add(1, Ordering::Relaxed)));
    AuditEntry::now(&clock, actor, action, reference)
}

/// Somebody adds something to a case.
pub(crate) fn note(reference: Reference, by: &str, kind: EntryKind) -> Write {
    with_words(reference, by, kind, Change::Add { due_at: None })
}

/// Somebody changes a case, with words.
pub(crate) fn with_words(reference: Reference, by: &str, kind: EntryKind, change: Change) -> Write {
    let audit = entry(by, "change", Some(reference));
    let (by, at) = (by.to_owned(), now());
    let own = Entry { reference, kind, lane: Lane::Team, at, by, of: None, due_at: None };
    Write { change, audit, notices: Vec::new(), words: Some(NewEntry { entry: own, sealed: vec![1, 2, 3] }) }
}

/// Changes a case as it is now.
pub(crate) async fn change(store: &dyn Store, reference: &str, by: &str, change: Change) -> Case {
    let reference = reference.parse().unwrap();
    let write = Write { change, audit: entry(by, "change", Some(reference)), notices: Vec::new(), words: None };
    does(store, reference, write).await
}

pub(crate) async fn does(store: &dyn Store, reference: Reference, write: Write) -> Case {
    let seen = store.case(reference).await.unwrap().unwrap().version;
    match store.change(reference, seen, write).await.unwrap() {
        Changed::Saved(case) => case,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn scope(name: &str, role: Role, unit: Option<Unit>) -> Scope {
    Viewer { name: name.to_owned(), role, unit }.scope()
}

/// Takes the next of all cases.
pub(crate) async fn takes(store: &dyn Store, name: &str) -> Option<String> {
    takes_of(store, scope(name, Role::TriageOfficer, None), None).await
}

pub(crate) async fn takes_of(store: &dyn Store, scope: Scope, unit: Option<Unit>) -> Option<String> {
    let owner = scope.name().to_owned();
    let audit = entry(&owner, "take", None);
    let taken = store.take_next(scope, Taker { owner, unit }, audit, Vec::new()).await.unwrap();
    taken.map(|(reference, _)| reference.to_string())
}
