//! The audit from the command line.

use domain::audit::{self, START};
use store::Store;

use super::Outcome;

/// How many entries are read at once.
const PAGE: u32 = 1000;

/// Checks that the entries of the audit follow each other up to the last, and prints how many there are.
///
/// # Errors
/// Where the store does not answer, or the chain is broken: the message names the entry.
pub async fn verify(store: &dyn Store) -> Outcome {
    let (head, last_link) = store.head().await?;
    let (mut link, mut last, mut count) = (START, None, 0);
    loop {
        let entries = store.entries(last.unwrap_or(0), PAGE).await?;
        let Some(first) = entries.first() else { break };
        // Entries of before there was a chain have numbers, too.
        link = audit::verify(link, last.unwrap_or(first.number - 1), &entries)?;
        last = entries.last().map(|entry| entry.number);
        count += entries.len();
    }
    // Where nothing was chained yet, the head is the last entry of before.
    if last.is_some_and(|last| last < head) || link != last_link {
        return Err(format!("the audit ends before its last entry, {head}").into());
    }
    println!("the audit holds; entries: {count}, the last: {head}");
    Ok(())
}
