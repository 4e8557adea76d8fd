//! Who may sign in, and their passkeys.

use std::sync::Arc;

use domain::Code;
use domain::access::Role;
use domain::codes::Unit;
use store::{DeskSession, Invitation, InvitationKind, Officer, OfficerState, Passkey, Store};

use super::made::{entry, invitation, later, now, officer, passkey, session};

/// How many entries the audit has.
pub(super) async fn noted(store: &dyn Store) -> i64 {
    store.head().await.unwrap().0
}

async fn add(store: &dyn Store, officer: &Officer, invitation: Invitation) -> bool {
    store.add_officer(officer.clone(), invitation, entry("Ann", "invite", None)).await.unwrap()
}

async fn enrol(store: &dyn Store, passkey: Passkey, token: Option<[u8; 32]>, session: DeskSession) -> bool {
    store.enrol(passkey, token, session, entry("Ann", "enrol", None)).await.unwrap()
}

async fn signs_in(store: &dyn Store, passkey: &Passkey, session: DeskSession) -> bool {
    let changed = store.used_passkey(passkey.credential.clone(), vec![9], session, entry("Ann", "sign_in", None));
    changed.await.unwrap()
}

pub(super) async fn story(store: &dyn Store) {
    assert_eq!(store.officers().await.unwrap(), []);
    let ann = officer(1, "Ann", Role::Lead);
    let ben = Officer { unit: Some(Unit::ALL[0]), ..officer(2, "B\u{eb}n \u{1f642}", Role::UnitOfficer) };
    assert!(add(store, &ben, invitation(&ben, 2)).await);
    assert!(add(store, &ann, invitation(&ann, 1)).await);
    assert_eq!(store.officers().await.unwrap(), [ann.clone(), ben.clone()]);
    assert_eq!(store.officer("Ann".to_owned()).await.unwrap(), Some(ann.clone()));
    assert_eq!(store.officer("ann".to_owned()).await.unwrap(), None);
    assert_eq!(store.officer_by_id(ben.id).await.unwrap(), Some(ben.clone()));
    // A name is one person's, and a line feed or nothing is no name.
    let before = noted(store).await;
    let again = officer(3, "Ann", Role::Auditor);
    assert!(!add(store, &again, invitation(&again, 3)).await);
    for name in ["", "Ann\nBen"] {
        let nobody = officer(4, name, Role::Lead);
        let refused = store.add_officer(nobody.clone(), invitation(&nobody, 4), entry("Ann", "invite", None));
        assert!(refused.await.is_err(), "{name:?}");
    }
    assert_eq!((noted(store).await, store.officers().await.unwrap().len()), (before, 2));
    enrols(store, &ann).await;
    uses_passkeys(store, &ann).await;
    is_invited_again(store, &ann).await;
    is_revoked(store, &ann).await;
    let active = Officer { state: OfficerState::Active, ..ben.clone() };
    assert_eq!(store.officer_by_id(ben.id).await.unwrap(), Some(active), "nobody else is");
}

async fn enrols(store: &dyn Store, ann: &Officer) {
    let token = Some([1; 32]);
    let before = noted(store).await;
    let late = Passkey { added_at: later(24 * 60), ..passkey(ann, 1) };
    assert!(!enrol(store, late, token, session(ann, 1)).await, "it has expired");
    assert!(!enrol(store, passkey(ann, 1), Some([2; 32]), session(ann, 1)).await, "it is another's");
    assert!(!enrol(store, passkey(ann, 1), Some([77; 32]), session(ann, 1)).await, "there is none");
    assert!(!enrol(store, passkey(ann, 1), None, session(ann, 1)).await, "they are not active");
    assert_eq!((noted(store).await, store.passkeys(ann.id).await.unwrap()), (before, vec![]));
    assert_eq!(store.session([1; 32], now()).await.unwrap(), None);
    assert!(enrol(store, passkey(ann, 1), token, session(ann, 1)).await);
    assert!(!enrol(store, passkey(ann, 11), token, session(ann, 11)).await, "it is spent");
    assert!(!enrol(store, passkey(ann, 1), None, session(ann, 11)).await, "the credential is known");
    let active = Officer { state: OfficerState::Active, ..ann.clone() };
    assert_eq!(store.session([1; 32], now()).await.unwrap(), Some((session(ann, 1), active)));
    assert_eq!(store.passkeys(ann.id).await.unwrap(), [passkey(ann, 1)]);
    // A second one, signed in: the session goes on.
    let again = DeskSession { seen_at: later(1), proven_at: Some(later(1)), ..session(ann, 1) };
    let second = Passkey { added_at: later(1), ..passkey(ann, 2) };
    assert!(enrol(store, second.clone(), None, again).await);
    assert_eq!(store.session([1; 32], now()).await.unwrap().unwrap().0, again);
    assert_eq!(store.passkeys(ann.id).await.unwrap(), [passkey(ann, 1), second]);
    assert_eq!(noted(store).await, before + 2);
}

async fn uses_passkeys(store: &dyn Store, ann: &Officer) {
    let before = noted(store).await;
    let used = DeskSession { seen_at: later(5), ..session(ann, 5) };
    assert!(signs_in(store, &passkey(ann, 1), used).await);
    assert!(!signs_in(store, &passkey(ann, 77), session(ann, 6)).await, "there is none");
    let theirs = store.passkeys(ann.id).await.unwrap();
    assert_eq!((theirs[0].changing.as_slice(), theirs[0].used_at), (&[9][..], Some(later(5))));
    // Nobody goes on with another's session, nor signs in with another's passkey.
    let ben = officer(2, "", Role::Lead);
    assert!(enrol(store, passkey(&ben, 22), Some([2; 32]), session(&ben, 22)).await);
    assert!(!signs_in(store, &passkey(&ben, 22), session(&ben, 5)).await);
    assert!(!signs_in(store, &passkey(ann, 1), session(&ben, 23)).await);
    assert_eq!(store.session([5; 32], now()).await.unwrap().unwrap().0.officer, ann.id);
    // The last one stays.
    let remove =
        async |number: u8| store.remove_passkey(ann.id, vec![number; 20], entry("Ann", "remove", None)).await.unwrap();
    assert!(!remove(22).await, "it is another's");
    assert!(remove(1).await && !remove(1).await && !remove(2).await);
    assert!(!signs_in(store, &passkey(ann, 1), session(ann, 6)).await, "it is gone");
    assert_eq!(noted(store).await, before + 3);
}

async fn is_invited_again(store: &dyn Store, ann: &Officer) {
    let invite =
        async |number: u8| store.invite_again(invitation(ann, number), entry("Cem", "invite", None)).await.unwrap();
    assert!(invite(31).await && invite(32).await);
    assert_eq!(store.invitation([31; 32], now()).await.unwrap(), None, "the earlier one is dropped");
    let found = store.invitation([32; 32], now()).await.unwrap().unwrap();
    assert_eq!((found.0, found.1.id), (invitation(ann, 32), ann.id));
    assert_eq!(store.invitation([32; 32], later(24 * 60)).await.unwrap(), None, "it has expired");
    let nobody = officer(99, "Nobody", Role::Lead);
    assert!(!store.invite_again(invitation(&nobody, 99), entry("Cem", "invite", None)).await.unwrap());
}

async fn is_revoked(store: &dyn Store, ann: &Officer) {
    store.keep_words(ann.id, [1; 32], vec![1], now(), later(60)).await.unwrap();
    let revoke = async || store.revoke_officer(ann.id, later(9), entry("Cem", "revoke", None)).await.unwrap();
    let before = noted(store).await;
    assert!(revoke().await && !revoke().await);
    assert_eq!(noted(store).await, before + 1);
    let gone = store.officer_by_id(ann.id).await.unwrap().unwrap();
    assert_eq!((gone.state, gone.revoked_at), (OfficerState::Revoked, Some(later(9))));
    assert_eq!(store.session([1; 32], now()).await.unwrap(), None);
    assert_eq!(store.passkeys(ann.id).await.unwrap(), []);
    assert_eq!(store.invitation([32; 32], now()).await.unwrap(), None);
    assert_eq!(store.words(ann.id, [1; 32], now()).await.unwrap(), None);
    assert!(!store.invite_again(invitation(ann, 33), entry("Cem", "invite", None)).await.unwrap());
    assert!(!enrol(store, passkey(ann, 40), None, session(ann, 40)).await);
    assert!(!signs_in(store, &passkey(ann, 2), session(ann, 41)).await);
    let demo = Invitation { kind: InvitationKind::Demo, ..invitation(ann, 34) };
    let begun = store.begin_session(session(ann, 42), Some(demo.token_hash), entry("Ann", "sign_in", None));
    assert!(!begun.await.unwrap());
}

/// Of many who use one invitation one does; of two keys that are removed at once one stays.
pub(super) async fn at_once(store: Arc<dyn Store>) {
    let ann = officer(1, "Ann", Role::Lead);
    assert!(add(store.as_ref(), &ann, invitation(&ann, 1)).await);
    let tries = (1..=8).map(|number| {
        let (store, ann) = (Arc::clone(&store), ann.clone());
        tokio::spawn(
            async move { enrol(store.as_ref(), passkey(&ann, number), Some([1; 32]), session(&ann, number)).await },
        )
    });
    let mut enrolled = 0;
    for done in tries.collect::<Vec<_>>() {
        enrolled += i32::from(done.await.unwrap());
    }
    assert_eq!((enrolled, store.passkeys(ann.id).await.unwrap().len()), (1, 1));
    assert!(enrol(store.as_ref(), passkey(&ann, 50), None, session(&ann, 50)).await);
    let keys = store.passkeys(ann.id).await.unwrap();
    let removals = keys.into_iter().map(|key| {
        let (store, id) = (Arc::clone(&store), ann.id);
        tokio::spawn(
            async move { store.remove_passkey(id, key.credential, entry("Ann", "remove", None)).await.unwrap() },
        )
    });
    let mut removed = 0;
    for done in removals.collect::<Vec<_>>() {
        removed += i32::from(done.await.unwrap());
    }
    assert_eq!((removed, store.passkeys(ann.id).await.unwrap().len()), (1, 1));
}
