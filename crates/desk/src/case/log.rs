//! The log of a case: what the audit has of it.

use desk_app::{LogRow, action_in_words};
use domain::audit::Linked;
use domain::queue::Reference;
use jiff::{Timestamp, ToSpan};
use store::{AuditFilter, StoreError};

use crate::Desk;
use crate::when::When;

/// How many entries a case's page shows.
const SHOWN: u32 = 60;
/// For how long somebody who looked at a case counts as having it open, in minutes.
const OPEN_FOR: i64 = 10;

/// The entries about a case, the newest first.
pub(super) async fn of(desk: &Desk, reference: Reference) -> Result<Vec<Linked>, StoreError> {
    let filter = AuditFilter { reference: Some(reference), ..AuditFilter::default() };
    desk.store.audit_page(filter, None, SHOWN).await
}

pub(super) fn rows(entries: &[Linked], when: When<'_>, me: &str) -> Vec<LogRow> {
    let row = |linked: &Linked| {
        let (entry, _) = linked.said.as_ref()?;
        let who = if entry.actor == me { "You".to_owned() } else { entry.actor.clone() };
        Some(LogRow { number: linked.number, at: when.time(entry.at), who, what: action_in_words(&entry.action) })
    };
    entries.iter().filter_map(row).collect()
}

/// Who else looked at it in the last minutes.
pub(super) fn also_open(entries: &[Linked], now: Timestamp, me: &str) -> Vec<String> {
    let since = now.checked_sub(OPEN_FOR.minutes()).unwrap_or(now);
    let mut names: Vec<String> = Vec::new();
    for (entry, _) in entries.iter().filter_map(|linked| linked.said.as_ref()) {
        let looked = entry.action == "view" && entry.at >= since && entry.actor != me;
        if looked && !names.contains(&entry.actor) {
            names.push(entry.actor.clone());
        }
    }
    names
}

/// What was done to it since a version: as many of the newest changes as it has more versions now.
pub(super) fn since(entries: &[Linked], versions: usize, when: When<'_>, me: &str) -> Vec<LogRow> {
    let changes = entries.iter().filter(|linked| {
        linked.said.as_ref().is_some_and(|(entry, _)| entry.action != "view" && !entry.action.starts_with("refused"))
    });
    let newest: Vec<Linked> = changes.take(versions).cloned().collect();
    rows(&newest, when, me)
}
