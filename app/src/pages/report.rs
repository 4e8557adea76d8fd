//! Where a report begins: three lines and the button first, then how to leave and who reads it.

use content::Content;
use domain::codes::Campus;
use domain::{Code, Section};
use govuk::{Button, ButtonOptions};
use leptos::prelude::*;

use super::return_to::OVERVIEW;
use super::{Shown, campus, prose};

/// Where somebody comes from who is about to begin a report.
#[derive(Clone, Debug, Default)]
pub struct BeforeYouStart {
    /// From which university's page.
    pub campus: Option<Campus>,
    /// What was answered in the check, to be taken along: fields and codes.
    pub carried: Vec<(String, String)>,
}

pub(super) fn show(words: &'static Content, from: &BeforeYouStart) -> Shown {
    let page = words.page("before-you-start");
    let text = &words.site.begin;
    let start = ButtonOptions { text: text.button.clone(), ..ButtonOptions::default() };
    let lines = text.lines.iter().map(|line| view! { <li class="fs-line" inner_html=line.as_str()></li> });
    let carried = (!from.carried.is_empty()).then(|| {
        let fields = from.carried.iter().map(|(name, value)| {
            view! { <input type="hidden" name=name.clone() value=value.clone() /> }
        });
        view! { <p class="govuk-body">{words.check.carried.as_str()}</p> {fields.collect_view()} }
    });
    let body = view! {
        {prose::heading(&page.title)}
        <ul class="govuk-list fs-lines">{lines.collect_view()}</ul>
        <form method="post" action=OVERVIEW autocomplete="off" novalidate>
            {carried}
            {campus::hidden(from.campus)}
            <div class="govuk-button-group">
                <Button options=start />
                <a class="govuk-link" href="/report/return">{text.have_code.as_str()}</a>
            </div>
        </form>
        {prose::body(page)}
        <div class="govuk-button-group">
            {straight(text.order_button.clone(), Section::Orders, false)}
            {straight(text.unsafe_button.clone(), Section::Contact, true)}
        </div>
    };
    Shown { back: Some("/".to_owned()), body: body.into_any(), ..prose::show(page) }
}

/// Straight to a part: what is told there needs nothing else to be told first.
fn straight(text: String, to: Section, unsafe_contact: bool) -> impl IntoView {
    let options = ButtonOptions {
        text,
        name: "to".to_owned(),
        value: to.code().to_owned(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    let said = unsafe_contact.then(|| view! { <input type="hidden" name="unsafe" value="yes" /> });
    view! { <form method="post" action=OVERVIEW autocomplete="off" novalidate>{said} <Button options=options /></form> }
}
