//! What is wrong with a form, said once above it.

use leptos::prelude::*;

/// One problem: where to mend it, and the sentence for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// A link to the field, whose name is the id of its first element.
    pub href: String,
    /// What is wrong.
    pub sentence: String,
}

/// All problems, each with a link to its field. It takes the focus as the page opens, without any
/// script, so that a screen reader begins here.
#[component]
pub fn ErrorSummary(
    /// The heading.
    title: &'static str,
    /// The problems.
    refusals: Vec<Refusal>,
) -> impl IntoView {
    let lines = refusals.into_iter().map(|refusal| {
        view! { <li><a href=refusal.href>{refusal.sentence}</a></li> }
    });
    view! {
        <div class="govuk-error-summary" tabindex="-1" autofocus>
            <div role="alert">
                <h2 class="govuk-error-summary__title">{title}</h2>
                <div class="govuk-error-summary__body">
                    <ul class="govuk-list govuk-error-summary__list">{lines.collect_view()}</ul>
                </div>
            </div>
        </div>
    }
}
