//! The seal: anyone with the key and the ordinary tools can open it, and no one else.

use std::io::Read;

use age::secrecy::ExposeSecret;
use domain::triage::assess;
use domain::{Answers, Report};
use opener::Opener;
use seal::{Envelope, SealError, SealedReport, Sealer};

use crate::support::{KEY, SMALLEST};

fn sealed_for(recipients: &[String]) -> SealedReport {
    let report: Report = serde_json::from_str(SMALLEST).unwrap();
    let answers = Answers::read(report).unwrap();
    let time = "2026-11-21T22:30:00Z".parse().unwrap();
    let envelope = Envelope {
        reference: "0123-4567".parse().unwrap(),
        received_at: time,
        due_at: time,
        month: "2026-11".to_owned(),
        key: KEY.to_owned(),
        paper_key: None,
    };
    Sealer::new(recipients)
        .unwrap()
        .unwrap()
        .seal(&answers, &assess(&answers, jiff::civil::date(2026, 11, 22)), &envelope)
        .unwrap()
}

#[test]
fn the_ordinary_age_format_opens_it() {
    let officers = [age::x25519::Identity::generate(), age::x25519::Identity::generate()];
    let recipients = officers.each_ref().map(|identity| identity.to_public().to_string());
    let sealed = sealed_for(&recipients);
    assert!(sealed.sealed().starts_with(b"age-encryption.org/v1\n"));
    for officer in &officers {
        // Straight through the crate that the age and rage commands speak the format of, not our own code.
        let mut json = String::new();
        let decryptor = age::Decryptor::new(sealed.sealed()).unwrap();
        decryptor.decrypt(std::iter::once(officer as &dyn age::Identity)).unwrap().read_to_string(&mut json).unwrap();
        let opened: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(opened["report"]["behaviour"]["text"], "words");
        assert_eq!(json.len() % 1024, 0, "padded, so that size tells little");
    }
}

#[test]
fn others_and_other_rows_do_not() {
    let identity = age::x25519::Identity::generate();
    let sealed = sealed_for(&[identity.to_public().to_string()]);
    let opener = |identity: &age::x25519::Identity| Opener::new(identity.to_string().expose_secret()).unwrap();
    let here = "0123-4567".parse().unwrap();
    assert!(opener(&identity).open(here, sealed.sealed()).is_ok());
    let stranger = opener(&age::x25519::Identity::generate());
    assert!(matches!(stranger.open(here, sealed.sealed()), Err(SealError::WrongKey(1))));
    let moved = opener(&identity).open("7654-3210".parse().unwrap(), sealed.sealed());
    assert!(matches!(moved, Err(SealError::Misplaced { .. })));
    let mut damaged = sealed.sealed().to_vec();
    *damaged.last_mut().unwrap() ^= 1;
    assert!(matches!(opener(&identity).open(here, &damaged), Err(SealError::Damaged)));
}

#[test]
fn a_recipient_that_is_none_is_refused_at_the_start() {
    assert!(matches!(Sealer::new(&["age1nonsense".to_owned()]), Err(SealError::Recipient(1))));
    assert!(Sealer::new(&[]).unwrap().is_none());
    assert!(Sealer::new(&[" ".to_owned()]).unwrap().is_none());
}
