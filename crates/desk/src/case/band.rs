//! Why a report is in its band: the flags that fired, in words, with the answers that each came from.

use desk_app::WhyRow;
use domain::Code;
use domain::triage::{Band, Flag, Needs, RULE};
use opener::OpenedFlag;

use super::answers::Answers;

pub(super) fn why(flags: &[OpenedFlag], answers: &Answers) -> Vec<WhyRow> {
    let mut rows: Vec<(u8, WhyRow)> = flags.iter().map(|flag| row(flag, answers)).collect();
    rows.sort_by_key(|(band, _)| *band);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(flag: &OpenedFlag, answers: &Answers) -> (u8, WhyRow) {
    let known = Flag::from_code(flag.code());
    let words = known.map_or_else(|| flag.code().to_owned(), |flag| content::english().say(flag).to_owned());
    let (band, counts_as) = known.and_then(counts).unwrap_or((u8::MAX, "of another version of the rule".to_owned()));
    let from = match flag {
        OpenedFlag::Code(_) => Vec::new(),
        OpenedFlag::WithOrigin { from, .. } => from.iter().filter_map(|field| answers.told(field)).collect(),
    };
    (band, WhyRow { flag: words, counts_as, from })
}

/// How a flag counts in the rule, at its most urgent, and in which band.
fn counts(flag: Flag) -> Option<(u8, String)> {
    let counted = |line: &domain::triage::Line| {
        let how = match line.needs {
            Needs::AnyOf(flags) if flags.contains(&flag) => "alone",
            Needs::With(first, others) | Needs::WithAct(first, others) if first == flag || others.contains(&flag) => {
                "with another"
            }
            Needs::TwoOf(flags) if flags.contains(&flag) => "two of these",
            Needs::AnyFlag => "any sign of danger",
            _ => return None,
        };
        Some((line.band.number(), format!("{how}: band {}", line.band.number())))
    };
    RULE.iter().find_map(counted)
}

/// The band with this number.
pub(super) fn with_number(number: u8) -> Option<Band> {
    Band::ALL.iter().copied().find(|band| band.number() == number)
}
