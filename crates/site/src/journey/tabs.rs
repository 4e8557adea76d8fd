//! Two tabs on one page: the later one is told what the other has kept, before it replaces it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{Report, Step};
use sha2::{Digest, Sha256};

use crate::draft::Draft;
use crate::tree::filled;

/// A short text that stands for the answers of a page. A form brings it back with what was typed.
pub(crate) fn stands_for(answers: &Report) -> String {
    let words = serde_json::to_vec(answers).expect("reports have string keys only");
    URL_SAFE_NO_PAD.encode(&Sha256::digest(&words)[..12])
}

/// Whether `newer` would take out or replace something that its form has not seen.
pub(crate) fn overtaken(step: Step, draft: &Draft, newer: &Report, seen: Option<&str>) -> bool {
    let kept = step.only(&draft.report);
    seen.is_some_and(|seen| seen != stands_for(&kept)) && !filled(&kept).unlike(&filled(newer)).is_empty()
}
