//! Two tabs on one part: the later one is told what the other has kept, before it replaces it.

use app::pages::{Filled, SectionPage};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{Report, Section};
use sha2::{Digest, Sha256};

use crate::draft::Draft;
use crate::http::form::Posted;
use crate::http::tree::filled;

/// A short text that stands for the answers of a part. A form brings it back with what was typed.
pub(super) fn stands_for(answers: &Report) -> String {
    let words = serde_json::to_vec(answers).expect("reports have string keys only");
    URL_SAFE_NO_PAD.encode(&Sha256::digest(&words)[..12])
}

/// What the draft keeps in a part that `newer` would take out or replace.
pub(super) fn kept_elsewhere(section: Section, draft: &Draft, newer: &Report) -> Filled {
    filled(&section.only(&draft.report)).unlike(&filled(newer))
}

/// Whether that would happen unseen.
pub(super) fn overtaken(section: Section, draft: &Draft, newer: &Report, posted: &Posted) -> bool {
    let now = stands_for(&section.only(&draft.report));
    posted.seen().is_some_and(|seen| seen != now) && !kept_elsewhere(section, draft, newer).is_empty()
}

/// The page, which tells nothing of what is kept: so its form has seen no more than before.
pub(super) fn unseen(page: SectionPage, posted: &Posted) -> SectionPage {
    match posted.seen() {
        Some(seen) => SectionPage { seen: seen.to_owned(), ..page },
        None => page,
    }
}
