//! Printed reports from the command line.

use std::error::Error;
use std::io::BufRead;
use std::path::Path;

use clock::ClockAndRandom;
use domain::queue::Reference;
use seal::{PaperCode, PaperKey};
use store::{AuditEntry, Store};

use super::{Outcome, keys};

/// Reads the key and the code of a paper, a line each. They are no secret of the team's, but on a command line they
/// would stay in the shell's history.
///
/// # Errors
/// Where a line is not what stands on a paper.
pub fn typed(from: impl BufRead) -> Result<(PaperKey, PaperCode), Box<dyn Error + Send + Sync>> {
    eprintln!("type the key on the paper, then its code, a line each:");
    let mut lines = from.lines();
    let mut next = || lines.next().transpose().map(Option::unwrap_or_default);
    let key = next()?.parse().map_err(|why| format!("the key is {why}"))?;
    let code = next()?.parse().map_err(|why| format!("the code is {why}"))?;
    Ok((key, code))
}

/// Says whether the key and the code on a paper belong to the report that is stored. Writes down that it was asked, first.
///
/// # Errors
/// Where they do not; and where there is no such report, it can't be opened, or that can't be written down.
pub async fn verify(
    store: &dyn Store,
    clock: &ClockAndRandom,
    reference: Reference,
    identity: &Path,
    (key, code): (PaperKey, PaperCode),
) -> Outcome {
    let of = |why: &dyn std::fmt::Display| format!("report {reference}: {why}");
    let no_such = || format!("no report has the reference {reference}");
    let sealed = store.sealed(reference).await.map_err(|why| of(&why))?.ok_or_else(no_such)?;
    let opened = keys::opener(identity)?.open(reference, &sealed).map_err(|why| of(&why))?;
    store.append(AuditEntry::now(clock, "command line", "paper verify", Some(reference))).await?;
    let Some(sealed_key) = opened.paper_key.as_deref().and_then(|key| key.parse::<PaperKey>().ok()) else {
        return Err(of(&"it has no paper: a program sent it, or an older version took it").into());
    };
    if sealed_key != key {
        return Err(of(&"the key is not of this report").into());
    }
    if sealed_key.code_of(opened.report_as_sent()?.as_bytes()) != code {
        return Err(of(&"the code is not of the report that is stored").into());
    }
    println!("key and code belong to report {reference} as it is stored");
    Ok(())
}
