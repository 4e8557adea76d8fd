//! Changing the case: a form for each change that the one who looks may make.

use leptos::prelude::*;

use super::super::parts::section;
use super::forms;
use crate::model::CasePage;

const CHANGES: [(&str, &str); 9] = [
    ("pass-over", "Pass it over"),
    ("give-back", "Give it back to the queue"),
    ("hand-over", "Hand it over to a unit or a person"),
    ("band", "Raise or lower the band"),
    ("close", "Close with an outcome"),
    ("reopen", "Reopen"),
    ("hold", "Keep it past its day"),
    ("release", "Keep it no longer than others"),
    ("restrict", "Say who may know of it"),
];

pub(super) fn view(page: &CasePage) -> Option<AnyView> {
    let forms: Vec<_> =
        CHANGES.iter().filter_map(|(name, summary)| forms::folded(page, name, None, *summary)).collect();
    (!forms.is_empty()).then(|| {
        let lead = view! { <p>"Each names the version you saw, and is written to the log with the change"</p> };
        section(
            "change",
            "no-print",
            "Change this case",
            lead,
            view! { <div class="in">{forms.into_iter().collect_view()}</div> },
        )
    })
}
