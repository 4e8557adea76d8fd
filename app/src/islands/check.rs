//! The FOUR check answered inside the browser, sending nothing.

use content::CheckAnswer;
use domain::check::{Advice, CheckAnswers, FIELDS};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;

use crate::pages::advice_view;

/// Wraps the check's form. Once awake, it answers in its place; asleep, the form is posted and the
/// server answers with the same words.
#[island]
pub fn CheckInBrowser(
    /// All that an answer can say.
    answer: CheckAnswer,
    /// The heading over the answer.
    title: String,
    /// The tab's title with the answer.
    tab: String,
    /// The button back to the questions.
    again: String,
    /// The questions.
    children: Children,
) -> impl IntoView {
    let advice = RwSignal::new(None::<Advice>);
    let heading = NodeRef::<leptos::html::H1>::new();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        // Anything unexpected goes to the server, whose answer is just as good.
        let Some(answers) = read(&event) else { return };
        event.prevent_default();
        advice.set(Some(answers.advise()));
        document().set_title(&tab);
        // As on the server's answer, Back leads to the questions.
        if let Ok(Some(back)) = document().query_selector(".govuk-back-link") {
            let _ = back.set_attribute("href", "/check");
        }
    };
    Effect::new(move || {
        if advice.get().is_some()
            && let Some(heading) = heading.get()
        {
            let _ = heading.focus();
        }
    });
    let answered = move || {
        advice.get().map(|advice| {
            view! {
                <h1 class="govuk-heading-l" tabindex="-1" node_ref=heading>{title.clone()}</h1>
                {advice_view(&answer, &advice)}
                <p class="govuk-body"><a class="govuk-link" href="/check">{again.clone()}</a></p>
            }
        })
    };
    view! {
        <div on:submit=on_submit>
            <div hidden=move || advice.get().is_some()>{children()}</div>
            <div>{answered}</div>
        </div>
    }
}

fn read(event: &leptos::ev::SubmitEvent) -> Option<CheckAnswers> {
    let form = event.target()?.dyn_into::<web_sys::HtmlFormElement>().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let given: Vec<(&str, String)> =
        FIELDS.iter().filter_map(|(name, _)| Some((*name, data.get(name).as_string()?))).collect();
    CheckAnswers::read(given.iter().map(|(name, value)| (*name, value.as_str()))).ok()
}
