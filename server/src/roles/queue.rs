//! The queue from the command line.

use std::io::Write;
use std::path::Path;

use clock::ClockAndRandom;
use domain::Code;
use domain::queue::Reference;
use opener::Opened;
use store::{AuditEntry, Store};

use super::{Outcome, keys};

/// Prints what waits, all or the first so many. Nothing of it was written by a person.
///
/// # Errors
/// Where the store does not answer; and where rows are damaged, by name, after the others were printed. For the
/// first so many only these are read, and rows are not looked for that are not among them.
pub async fn list(store: &dyn Store, first: Option<u32>, json: bool) -> Outcome {
    let waiting = store.waiting(first).await?;
    if json {
        println!("{}", serde_json::to_string_pretty(&waiting)?);
        return if first.is_none() { none_damaged(store).await } else { Ok(()) };
    }
    println!("{:<11}{:<6}{:<22}{:<22}{:<9}area", "reference", "band", "received", "due", "state");
    for report in waiting {
        let area = report.area.unwrap_or_default();
        let (received, due) = (report.received_at.to_string(), report.due_at.to_string());
        println!(
            "{:<11}{:<6}{received:<22}{due:<22}{:<9}{area}",
            report.reference.to_string(),
            report.band.number(),
            report.state.code()
        );
    }
    if first.is_none() { none_damaged(store).await } else { Ok(()) }
}

/// Nobody would miss a report that a list does not tell of, so it is told.
async fn none_damaged(store: &dyn Store) -> Outcome {
    let damaged = store.damaged().await?;
    if damaged.is_empty() {
        return Ok(());
    }
    Err(format!("damaged: {}", damaged.join(", ")).into())
}

/// Prints one report: opened as JSON, or the age file as it is. Writes down that it was done, first.
///
/// # Errors
/// Where there is no such report, it can't be opened, or that can't be written down; and where its row says something
/// else in clear than what was sealed, after it was printed.
pub async fn open(store: &dyn Store, clock: &ClockAndRandom, reference: Reference, identity: Option<&Path>) -> Outcome {
    let no_such = || format!("no report has the reference {reference}");
    let sealed = store.sealed(reference).await.map_err(|why| of(reference, &why))?.ok_or_else(no_such)?;
    let note = |action| AuditEntry::now(clock, "command line", action, Some(reference));
    let Some(file) = identity else {
        store.append(note("export")).await?;
        return Ok(std::io::stdout().write_all(&sealed)?);
    };
    let opened = keys::opener(file)?.open(reference, &sealed).map_err(|why| of(reference, &why))?;
    store.append(note("open")).await?;
    let mut json = opened.json();
    json.push(b'\n');
    std::io::stdout().write_all(&json)?;
    none_differs(store, reference, &opened).await
}

/// What the queue is sorted and routed by may have been changed behind the program's back.
async fn none_differs(store: &dyn Store, reference: Reference, opened: &Opened) -> Outcome {
    let row = store.columns(reference).await.map_err(|why| of(reference, &why))?;
    let differs = row.map(|row| opened.differs(&row)).unwrap_or_default();
    if differs.is_empty() {
        return Ok(());
    }
    Err(of(reference, &format!("its row differs from what was sealed: {}", differs.join(", "))).into())
}

fn of(reference: Reference, why: &dyn std::fmt::Display) -> String {
    format!("report {reference}: {why}")
}
