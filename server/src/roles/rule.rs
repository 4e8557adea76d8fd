//! The sorting rule from the command line.

use std::collections::BTreeMap;
use std::path::Path;

use clock::ClockAndRandom;
use domain::local_time::LocalTime;
use domain::triage::{Band, band_of, version_1};
use store::{AuditEntry, Store};

use super::{Outcome, keys};

/// Opens every report that is not closed, runs rule version 1 and the version of today over it, and prints how many
/// would move from which band to which. Nothing is changed but the audit, which gets one entry.
///
/// # Errors
/// Where the store does not answer, the identity can't be read, or a report does not open: then by its reference, after
/// the others were counted.
pub async fn replay(store: &dyn Store, clock: &ClockAndRandom, local: &LocalTime, identity: &Path) -> Outcome {
    let keys = keys::opener(identity)?;
    store.append(AuditEntry::now(clock, "command line", "rule replay", None)).await?;
    let (mut moves, mut failed) = (BTreeMap::<(Band, Band), u64>::new(), Vec::new());
    for waiting in store.waiting(None).await? {
        let opened = match store.sealed(waiting.reference).await? {
            Some(sealed) => keys.open(waiting.reference, &sealed),
            // Closed or erased since the list was read.
            None => continue,
        };
        match opened {
            Ok(opened) => {
                let report = opened.in_types().report;
                let arrived = local.date(opened.received_at);
                *moves.entry((version_1::band(&report), band_of(&report, arrived))).or_default() += 1;
            }
            Err(why) => failed.push(format!("report {}: {why}", waiting.reference)),
        }
    }
    print(&moves);
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n").into()) }
}

fn print(moves: &BTreeMap<(Band, Band), u64>) {
    let all: u64 = moves.values().sum();
    let changed: u64 = moves.iter().filter(|((old, new), _)| old != new).map(|(_, count)| count).sum();
    println!("{:<10}{:<10}reports", "version 1", "now");
    for ((old, new), count) in moves {
        println!("{:<10}{:<10}{count}", old.number(), new.number());
    }
    println!("would move: {changed} of {all}");
}
