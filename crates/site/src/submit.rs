//! The one way a report becomes a row, for the form and for programs alike.

use std::sync::Arc;

use clock::ClockAndRandom;
use domain::local_time::LocalTime;
use domain::queue::Reference;
use domain::reading_targets::ReadingTargets;
use domain::triage::{Flag, assess};
use domain::{Answers, Code};
use jiff::Timestamp;
use seal::{Envelope, PaperKey, SealError, Sealer};
use store::{Accepted, Store, StoreError};

use crate::counters::ReportCounter;

/// Why a report could not be taken. Nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// The same key came before with other answers; this is the reference they got.
    #[error("the idempotency key was used for another report")]
    Conflict(Reference),
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// It could not be stored.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a reporter is told once the report is committed to disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The report's reference.
    pub reference: Reference,
    /// When it came, to the minute.
    pub received_at: Timestamp,
    /// When a person should have read it.
    pub due_at: Timestamp,
    /// The name of the service that looks after the place, if that is not this team.
    pub route: Option<String>,
    /// What calls for something to be done now, before anybody reads the report.
    pub advice: Vec<Flag>,
}

/// Everything that taking a report needs.
#[derive(Clone)]
pub struct Intake {
    /// The public keys.
    pub sealer: Sealer,
    /// The queue.
    pub store: Arc<dyn Store>,
    /// How soon each band is read.
    pub targets: ReadingTargets,
    /// The time where the team is.
    pub local_time: LocalTime,
    /// Time and randomness.
    pub clock: ClockAndRandom,
    /// Where what is stored is counted.
    pub counter: ReportCounter,
}

/// Sorts, seals and stores. Returns only after the row is committed; the same key with the same
/// answers gives the same receipt and stores nothing. The key of the reporter's paper, where they can print one, is
/// sealed with it.
///
/// # Errors
/// [`SubmitError`]; in every case nothing was stored.
pub async fn submit(
    intake: &Intake,
    answers: &Answers,
    key: &str,
    paper_key: Option<PaperKey>,
) -> Result<Receipt, SubmitError> {
    let received_at = intake.clock.minute();
    let assessment = assess(answers, intake.local_time.date(received_at));
    let due_at = intake.targets.due(received_at, assessment.band, &intake.local_time);
    let month = intake.local_time.month(received_at);
    loop {
        let reference = Reference::from_chance(intake.clock.random());
        let envelope =
            Envelope { reference, received_at, due_at, month: month.clone(), key: key.to_owned(), paper_key };
        let sealed = intake.sealer.seal(answers, &assessment, &envelope)?;
        return match intake.store.accept(sealed).await? {
            Accepted::Stored(row) => {
                intake.counter.stored(assessment.band);
                tracing::info!(band = assessment.band.code(), "report stored");
                Ok(receipt(answers, row, assessment.advice))
            }
            Accepted::Before(row) => Ok(receipt(answers, row, assessment.advice)),
            Accepted::Conflict(row) => Err(SubmitError::Conflict(row.reference)),
            // Two of 2^40 alike: draw again.
            Accepted::ReferenceTaken => continue,
        };
    }
}

fn receipt(answers: &Answers, row: store::Row, advice: Vec<Flag>) -> Receipt {
    let place = &answers.report().place;
    let route = content::english().routes.service(place.nation, place.area).map(str::to_owned);
    Receipt { reference: row.reference, received_at: row.received_at, due_at: row.due_at, route, advice }
}
