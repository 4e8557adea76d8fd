//! Erasing what is past its day.

use std::time::Duration;

use clock::ClockAndRandom;
use domain::Code;
use domain::queue::State;
use jiff::{SignedDuration, Timestamp};
use store::{AuditEntry, BATCH, Store, StoreError};

use super::Outcome;

/// How long to stand back after each commit, so that whoever stores has their turn.
const PAUSE: Duration = Duration::from_millis(10);

/// What was past its day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Reports erased.
    pub reports: usize,
    /// Reports not erased, because somebody has yet to finish with them.
    pub waiting: u64,
}

/// The last moment whose reports are past their day; none where none can be.
pub fn came_by(report_days: Option<u32>, now: Timestamp) -> Option<Timestamp> {
    let kept = SignedDuration::from_hours(i64::from(report_days?) * 24);
    now.checked_sub(kept).ok()
}

/// Erases what is past its day and prints how much that was.
///
/// # Errors
/// Where the store does not answer; what it had erased stays erased.
pub async fn retain(store: &dyn Store, report_days: Option<u32>, clock: &ClockAndRandom) -> Outcome {
    let now = clock.now();
    println!("drafts erased: {}", store.expire_drafts(now).await?);
    let Some(came_by) = came_by(report_days, now) else {
        println!("reports erased: 0, because retention.report_days is not set");
        return Ok(());
    };
    let Erased { reports, waiting } = erase(store, came_by, clock).await?;
    println!("reports erased: {reports}");
    if waiting > 0 {
        eprintln!("past their day and kept, because they still wait to be read: {waiting}");
    }
    Ok(())
}

/// Prints how many reports [`retain`] would erase, and erases none.
///
/// # Errors
/// Where the store does not answer.
pub async fn would_retain(store: &dyn Store, report_days: Option<u32>, clock: &ClockAndRandom) -> Outcome {
    let Some(came_by) = came_by(report_days, clock.now()) else {
        println!("reports that would be erased: 0, because retention.report_days is not set");
        return Ok(());
    };
    let mut all = 0;
    for state in State::ALL.iter().filter(|state| state.is_finished()) {
        all += store.count_reports(*state, came_by).await?;
    }
    println!("reports that would be erased: {all}");
    Ok(())
}

/// The rule: what is finished is erased, what is not is counted.
async fn erase(store: &dyn Store, came_by: Timestamp, clock: &ClockAndRandom) -> Result<Erased, StoreError> {
    let mut all = Erased::default();
    for state in State::ALL {
        if state.is_finished() {
            all.reports += erase_all(store, *state, came_by, clock).await?;
        } else {
            all.waiting += store.count_reports(*state, came_by).await?;
        }
    }
    Ok(all)
}

async fn erase_all(
    store: &dyn Store,
    state: State,
    came_by: Timestamp,
    clock: &ClockAndRandom,
) -> Result<usize, StoreError> {
    let mut all = 0;
    loop {
        let erased = store.erase_reports(state, came_by, AuditEntry::now(clock, "retention", "erase", None)).await?;
        all += erased;
        if erased < usize::from(BATCH) {
            return Ok(all);
        }
        tokio::time::sleep(PAUSE).await;
    }
}
