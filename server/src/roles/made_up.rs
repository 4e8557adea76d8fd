//! Twelve made-up reports for a demonstration: of every band, of every kind of reporter, so that a newcomer sees a desk
//! that lives. Each says in its words that it is made up.

use domain::{Answers, Report};
use serde_json::Value;
use site::Public;
use site::submit::submit;

use super::Outcome;

const REPORTS: &str = include_str!("made_up.json");

/// Puts them into the queue, unless something waits there. They come the usual way: sorted, sealed, stored.
///
/// # Errors
/// Where one can't be stored.
///
/// # Panics
/// Never: a test reads them all.
pub async fn fill(public: &Public) -> Outcome {
    let Some(intake) = &public.intake else { return Ok(()) };
    if !intake.store.waiting(Some(1)).await?.is_empty() {
        return Ok(());
    }
    for (at, answers) in reports().into_iter().enumerate() {
        submit(intake, &answers, &format!("made-up-report-of-a-demonstration-{at:02}"), None).await?;
    }
    Ok(())
}

fn reports() -> Vec<Answers> {
    let all: Vec<Value> = serde_json::from_str(REPORTS).expect("a test reads them");
    let read = |json: Value| {
        let report: Report = serde_json::from_value(json).expect("a test reads them");
        Answers::read(report).expect("a test reads them")
    };
    all.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::triage::assess;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn there_are_twelve_of_every_band_and_each_says_that_it_is_made_up() {
        let all = reports();
        assert_eq!(all.len(), 12);
        let bands: BTreeSet<u8> = all.iter().map(|answers| assess(answers, date(2026, 11, 28)).band.number()).collect();
        assert_eq!(bands, BTreeSet::from([1, 2, 3, 4]));
        for answers in &all {
            let text = serde_json::to_string(answers.report()).unwrap();
            assert!(text.contains("Made up"), "{text}");
        }
    }
}
