//! Reports as they come, really sealed.

use std::sync::Arc;
use std::time::Duration;

use clock::ClockAndRandom;
use domain::queue::Reference;
use domain::triage::assess;
use domain::{Answers, Report};
use jiff::Timestamp;
use seal::{Envelope, SealedReport, Sealer};
use store::Accepted;
use tokio::time::Instant;

use crate::fill::NOW;
use crate::place::Place;

/// How many come at once.
pub(crate) const CLIENTS: usize = 64;
/// For how long reports are stored one at a time, and then by many at once.
const SPAN: Duration = Duration::from_secs(3);

/// A report of about the usual length, as JSON.
pub(crate) fn body() -> String {
    let words = "They wait outside my work and follow me home. ".repeat(30);
    format!(
        r#"{{"version":1,"reporter":{{"role":"self"}},"behaviour":{{"text":"{words}"}},"danger":{{"weapon":"no","break_in":"yes"}},"place":{{"nation":"england"}}}}"#
    )
}

/// Makes reports, each with a key and a reference of its own.
#[derive(Clone)]
pub(crate) struct Maker {
    sealer: Sealer,
    answers: Answers,
    clock: ClockAndRandom,
}

impl Maker {
    pub(crate) fn new() -> Self {
        let recipient = age::x25519::Identity::generate().to_public().to_string();
        let sealer = Sealer::new(&[recipient]).unwrap().unwrap();
        let report: Report = serde_json::from_str(&body()).unwrap();
        Self { sealer, answers: Answers::read(report).unwrap(), clock: ClockAndRandom::real() }
    }

    pub(crate) fn make(&self) -> SealedReport {
        let now = Timestamp::from_second(NOW).unwrap();
        let envelope = Envelope {
            reference: Reference::from_chance(self.clock.random()),
            received_at: now,
            due_at: now,
            month: "2026-11".to_owned(),
            key: u128::from_le_bytes(self.clock.random()).to_string(),
            paper_key: None,
        };
        self.sealer.seal(&self.answers, &assess(&self.answers, jiff::civil::date(2026, 11, 22)), &envelope).unwrap()
    }
}

/// Stores one that was made before, and says how long that took.
pub(crate) async fn store_one(place: &Place, report: SealedReport) -> Duration {
    let began = Instant::now();
    assert!(matches!(place.store.accept(report).await.unwrap(), Accepted::Stored(_)));
    began.elapsed()
}

/// Stores as many as come at once, and says how long that took altogether.
pub(crate) async fn store_together(place: &Place, reports: Vec<SealedReport>) -> Duration {
    let began = Instant::now();
    let each = reports.into_iter().map(|report| {
        let store = Arc::clone(&place.store);
        tokio::spawn(async move { store.accept(report).await.unwrap() })
    });
    for stored in each.collect::<Vec<_>>() {
        assert!(matches!(stored.await.unwrap(), Accepted::Stored(_)));
    }
    began.elapsed()
}

/// How many are stored in a second one after the other, and how many when 64 come at a time: sealed before,
/// so that only the store is measured.
pub(crate) async fn at_once(place: &Place) -> String {
    let maker = Maker::new();
    let (mut one, mut took) = (0_u32, Duration::ZERO);
    while took < SPAN {
        took += store_one(place, maker.make()).await;
        one += 1;
    }
    let alone = f64::from(one) / took.as_secs_f64();
    let (mut many, mut took) = (0_u32, Duration::ZERO);
    while took < SPAN {
        let reports = (0..CLIENTS).map(|_| maker.make()).collect();
        took += store_together(place, reports).await;
        many += 1;
    }
    let together = f64::from(many) * 64.0 / took.as_secs_f64();
    let ratio = together / alone;
    format!("{:<34}{alone:.0} a second one by one, {together:.0} with 64 at once: {ratio:.1} times", "stored")
}
