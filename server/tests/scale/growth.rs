//! Whether a large database costs more than a small one.

use std::time::Duration;

use clock::ClockAndRandom;
use domain::queue::State;
use jiff::Timestamp;
use store::{AuditEntry, BATCH};
use tokio::time::Instant;

use crate::Size;
use crate::fill::{NOW, old_day};
use crate::place::Place;
use crate::reports::{CLIENTS, Maker, store_one, store_together};
use crate::table::line;

/// How many reports of one day are erased.
const DAY: u32 = 200;
/// Nothing is as old as this but what is to be erased, in seconds since 1970.
const PAST: i64 = NOW - 2 * 365 * 24 * 60 * 60;
/// How long the first page of the list is.
const PAGE: u32 = 50;

/// What is measured.
#[derive(Clone, Copy)]
enum What {
    Accept,
    AcceptTogether,
    List,
    Retention,
}

impl What {
    /// Where 64 share a commit, what is left to each is what it writes. In a small database their entries in the indices
    /// by reference and by key fall onto a few pages, in a large one each onto a page of its own.
    fn leeway(self) -> f64 {
        if matches!(self, Self::AcceptTogether) { 4.0 / 3.0 } else { 1.0 }
    }
}

const ALL: [(What, &str); 4] = [
    (What::Accept, "accept one"),
    (What::AcceptTogether, "accept 64 at once"),
    (What::List, "the first 50 of the list"),
    (What::Retention, "a day's retention, 200 reports"),
];

/// Prints a line for each, and gives those that cost too much more.
pub(crate) async fn measure(places: &[Place; 2], size: &Size) -> Vec<String> {
    let maker = Maker::new();
    let mut over = Vec::new();
    for (what, name) in ALL {
        let mut times = [Vec::new(), Vec::new()];
        // By turns, so that whatever else the machine does slows both.
        for _ in 0..size.rounds {
            for (place, times) in places.iter().zip(&mut times) {
                times.push(once(what, place, &maker).await);
            }
        }
        let (line, ratio) = line(name, &times);
        println!("{line}");
        if ratio > size.most * what.leeway() {
            over.push(format!("{}: {name} costs {ratio:.2} times as much", places[0].kind.name()));
        }
    }
    over
}

async fn once(what: What, place: &Place, maker: &Maker) -> Duration {
    match what {
        What::Accept => store_one(place, maker.make()).await,
        What::AcceptTogether => store_together(place, (0..CLIENTS).map(|_| maker.make()).collect()).await,
        What::List => {
            // So short that a busy machine would be measured instead: the best of a few.
            let mut best = Duration::MAX;
            for _ in 0..20 {
                let began = Instant::now();
                assert_eq!(place.store.waiting(Some(PAGE)).await.unwrap().len(), PAGE as usize);
                best = best.min(began.elapsed());
            }
            best
        }
        What::Retention => {
            old_day(place, DAY).await;
            let by = Timestamp::from_second(PAST).unwrap();
            let clock = ClockAndRandom::new(|| Timestamp::from_second(NOW).unwrap(), |_| {});
            let entry = AuditEntry::now(&clock, "retention", "erase", None);
            let began = Instant::now();
            let mut all = 0;
            loop {
                let erased = place.store.erase_reports(State::Closed, by, entry.clone()).await.unwrap();
                all += erased;
                if erased < usize::from(BATCH) {
                    break;
                }
            }
            let took = began.elapsed();
            assert!(all + 5 > DAY as usize, "{all} erased");
            took
        }
    }
}
