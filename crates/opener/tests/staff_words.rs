//! Words of staff come back as they were, and only where they belong.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use age::secrecy::ExposeSecret;
use domain::case::{Entry, EntryKind, Lane};
use jiff::Timestamp;
use opener::Opener;
use seal::{Belongs, Fields, SealError, Sealer};

fn entry() -> Entry {
    Entry {
        reference: "7KQ4-M2XP".parse().unwrap(),
        kind: EntryKind::Note,
        lane: Lane::Team,
        at: Timestamp::from_second(60).unwrap(),
        by: "ana".to_owned(),
        of: None,
        due_at: None,
    }
}

fn keys() -> (Sealer, Opener) {
    let identity = age::x25519::Identity::generate();
    let sealer = Sealer::new(&[identity.to_public().to_string()]).unwrap().unwrap();
    (sealer, Opener::new(identity.to_string().expose_secret()).unwrap())
}

#[test]
fn words_come_back_as_they_were() {
    let (sealer, opener) = keys();
    let fields = Fields::from([("text".to_owned(), "قال إنه سيعود \u{1f605}\n\n end ".to_owned())]);
    let words = sealer.seal_staff_words(Belongs::to_entry(&entry()), fields.clone()).unwrap();
    assert_eq!(opener.open_staff_words(&Belongs::to_entry(&entry()), &words).unwrap(), fields);
    assert!(matches!(keys().1.open_staff_words(&Belongs::to_entry(&entry()), &words), Err(SealError::WrongKey(1))));
}

#[test]
fn words_that_lie_elsewhere_are_found_out() {
    let (sealer, opener) = keys();
    let words = sealer.seal_staff_words(Belongs::to_entry(&entry()), Fields::new()).unwrap();
    let others = [
        Entry { reference: "7KQ4-M2XQ".parse().unwrap(), ..entry() },
        Entry { kind: EntryKind::Pin, ..entry() },
        Entry { lane: Lane::ForReporter, ..entry() },
        Entry { at: Timestamp::from_second(61).unwrap(), ..entry() },
        Entry { by: "ben".to_owned(), ..entry() },
        Entry { of: Some(1), ..entry() },
        Entry { due_at: Some(Timestamp::from_second(61).unwrap()), ..entry() },
    ];
    for other in others {
        let found = opener.open_staff_words(&Belongs::to_entry(&other), &words);
        assert!(matches!(found, Err(SealError::Moved)), "{other:?}");
    }
    let unsaved = opener.open_staff_words(&Belongs::to_unsaved(&[0; 16], "7KQ4-M2XP"), &words);
    assert!(matches!(unsaved, Err(SealError::Moved)));
}
