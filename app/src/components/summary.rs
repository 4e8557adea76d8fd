//! Answers looked over, and news of success.

use leptos::prelude::*;

/// A question with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The question.
    pub question: String,
    /// What was answered: one line for each code, or the words.
    pub answers: Vec<String>,
}

/// Questions and answers, side by side where there is room.
#[component]
pub fn SummaryList(
    /// The rows.
    rows: Vec<Answered>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        // Words show in the direction of their own script, whatever the page's.
        let answers = row.answers.into_iter().map(|answer| view! { <p class="fs-words" dir="auto">{answer}</p> });
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{row.question}</dt>
                <dd class="govuk-summary-list__value">{answers.collect_view()}</dd>
            </div>
        }
    });
    view! { <dl class="govuk-summary-list">{rows.collect_view()}</dl> }
}

/// News of success, with one thing to remember.
#[component]
pub fn Panel(
    /// The news; the page's heading.
    title: String,
    /// What the thing is.
    label: String,
    /// The thing to remember.
    value: String,
) -> impl IntoView {
    view! {
        <div class="govuk-panel govuk-panel--confirmation">
            <h1 class="govuk-panel__title">{title}</h1>
            <div class="govuk-panel__body">{label}<br /><strong>{value}</strong></div>
        </div>
    }
}
