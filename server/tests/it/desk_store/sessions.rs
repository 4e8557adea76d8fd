//! Who is signed in, and what lasts no longer than that.

use std::sync::Arc;

use domain::access::Role;
use store::{BATCH, Ceremony, Invitation, InvitationKind, Officer, OfficerState, Store};

use super::made::{entry, invitation, later, now, officer, session};
use super::officers::noted;

/// Somebody who signs in by a link of the demo.
async fn signed_in(store: &dyn Store, number: u8, name: &str) -> Officer {
    let who = officer(number, name, Role::Lead);
    let link = Invitation { kind: InvitationKind::Demo, ..invitation(&who, number) };
    assert!(store.add_officer(who.clone(), link, entry("demo", "invite", None)).await.unwrap());
    let begin = async |id| {
        let begun = store.begin_session(session(&who, id), Some(link.token_hash), entry(name, "sign_in", None));
        begun.await.unwrap()
    };
    let own = entry(name, "sign_in", None);
    assert!(!store.begin_session(session(&who, number), None, own).await.unwrap(), "they are not active");
    assert!(begin(number).await && !begin(number + 100).await, "a link is spent");
    Officer { state: OfficerState::Active, ..who }
}

pub(super) async fn story(store: &dyn Store) {
    let ann = signed_in(store, 1, "Ann").await;
    let ben = signed_in(store, 2, "Ben").await;
    let enrol = invitation(&ann, 50);
    assert!(store.invite_again(enrol, entry("Ben", "invite", None)).await.unwrap());
    let begun = store.begin_session(session(&ann, 51), Some(enrol.token_hash), entry("Ann", "sign_in", None));
    assert!(!begun.await.unwrap(), "an invitation to enrol signs nobody in");
    assert!(store.begin_session(session(&ann, 3), None, entry("Ann", "sign_in", None)).await.unwrap());
    assert!(!store.begin_session(session(&ben, 3), None, entry("Ben", "sign_in", None)).await.unwrap(), "it is hers");
    assert_eq!(store.session([3; 32], later(59)).await.unwrap(), Some((session(&ann, 3), ann.clone())));
    assert_eq!(store.session([3; 32], later(60)).await.unwrap(), None, "it has expired");
    store.see_session([3; 32], later(2), Some(later(1))).await.unwrap();
    let seen = store.session([3; 32], now()).await.unwrap().unwrap().0;
    assert_eq!((seen.seen_at, seen.locked_at), (later(2), Some(later(1))));
    store.see_session([3; 32], later(3), None).await.unwrap();
    assert_eq!(store.session([3; 32], now()).await.unwrap().unwrap().0.locked_at, None);
    ends(store, &ann, &ben).await;
    ceremonies(store, &ben).await;
    words(store, &ann, &ben).await;
    expires(store, &ben).await;
}

async fn ends(store: &dyn Store, ann: &Officer, ben: &Officer) {
    let before = noted(store).await;
    let out = || entry("Ann", "sign_out", None);
    for _ in 0..2 {
        store.end_session([3; 32], out()).await.unwrap();
    }
    assert_eq!((store.session([3; 32], now()).await.unwrap(), noted(store).await), (None, before + 1));
    assert!(store.begin_session(session(ann, 4), None, entry("Ann", "sign_in", None)).await.unwrap());
    assert_eq!(store.end_sessions(ann.id, out()).await.unwrap(), 2);
    assert_eq!(store.end_sessions(ann.id, out()).await.unwrap(), 0);
    assert_eq!(noted(store).await, before + 3);
    assert_eq!(store.session([2; 32], now()).await.unwrap().unwrap().1, *ben);
}

fn ceremony(officer: Option<&Officer>) -> Ceremony {
    let officer = officer.map(|officer| officer.id);
    Ceremony { officer, purpose: "sign_in".to_owned(), state: vec![0, 255], expires_at: later(5) }
}

async fn ceremonies(store: &dyn Store, ben: &Officer) {
    for (number, kept) in [(1, ceremony(Some(ben))), (2, ceremony(None))] {
        store.put_ceremony([number; 32], kept.clone()).await.unwrap();
        assert_eq!(store.take_ceremony([number; 32], now()).await.unwrap(), Some(kept));
        assert_eq!(store.take_ceremony([number; 32], now()).await.unwrap(), None, "it is taken once");
    }
    store.put_ceremony([3; 32], ceremony(None)).await.unwrap();
    assert_eq!(store.take_ceremony([3; 32], later(5)).await.unwrap(), None, "it has expired");
}

async fn words(store: &dyn Store, ann: &Officer, ben: &Officer) {
    let keep = async |who: &Officer, words: &[u8], minutes: i64| {
        store.keep_words(who.id, [7; 32], words.to_vec(), later(minutes), later(minutes + 60)).await.unwrap();
    };
    keep(ann, b"one", 0).await;
    keep(ann, b"two", 1).await;
    keep(ben, b"his", 2).await;
    assert_eq!(store.words(ann.id, [7; 32], now()).await.unwrap(), Some((b"two".to_vec(), later(1))));
    assert_eq!(store.words(ann.id, [8; 32], now()).await.unwrap(), None);
    assert_eq!(store.words(ann.id, [7; 32], later(61)).await.unwrap(), None, "they have expired");
    for _ in 0..2 {
        store.drop_words(ann.id, [7; 32]).await.unwrap();
    }
    assert_eq!(store.words(ann.id, [7; 32], now()).await.unwrap(), None);
    assert_eq!(store.words(ben.id, [7; 32], now()).await.unwrap(), Some((b"his".to_vec(), later(2))));
}

/// What is past its end goes, more than one commit takes too; what is not stays.
async fn expires(store: &dyn Store, ben: &Officer) {
    let many = u8::try_from(BATCH * 2 + 1).unwrap();
    for number in 0..many {
        store.put_ceremony([number; 32], ceremony(None)).await.unwrap();
    }
    assert_eq!(store.expire_desk(later(4)).await.unwrap(), 0);
    assert_eq!(store.expire_desk(later(5)).await.unwrap(), usize::from(many));
    // Ben's session; then his words; then the invitation to enrol.
    for (minutes, gone) in [(59, 0), (60, 1), (62, 1), (24 * 60, 1)] {
        assert_eq!(store.expire_desk(later(minutes)).await.unwrap(), gone, "{minutes}");
    }
    assert!(store.officer_by_id(ben.id).await.unwrap().is_some());
}

/// However many take one ceremony, one has it.
pub(super) async fn at_once(store: Arc<dyn Store>) {
    store.put_ceremony([1; 32], ceremony(None)).await.unwrap();
    let tries = (0..16).map(|_| {
        let store = Arc::clone(&store);
        tokio::spawn(async move { store.take_ceremony([1; 32], now()).await.unwrap().is_some() })
    });
    let mut taken = 0;
    for done in tries.collect::<Vec<_>>() {
        taken += i32::from(done.await.unwrap());
    }
    assert_eq!(taken, 1);
}
