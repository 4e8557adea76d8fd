//! What to know before a report: first of all, how to leave.

use content::Content;
use domain::codes::Campus;
use domain::{Code, Section};
use govuk::{Button, ButtonOptions, Panel, PanelOptions};
use leptos::prelude::*;

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
    let leaving = words.page("leaving");
    let leaving = PanelOptions {
        title_text: leaving.title.clone(),
        heading_level: Some(2),
        html: Some(leaving.body.clone()),
        classes: "govuk-panel--interruption".to_owned(),
        ..PanelOptions::default()
    };
    let start = ButtonOptions { text: words.site.start_button.clone(), ..ButtonOptions::default() };
    // Straight to the orders: one that was broken needs nothing else to be told first.
    let order = ButtonOptions {
        text: words.site.order_button.clone(),
        name: "to".to_owned(),
        value: Section::Orders.code().to_owned(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    let contact = ButtonOptions {
        text: words.site.unsafe_button.clone(),
        value: Section::Contact.code().to_owned(),
        ..order.clone()
    };
    let carried = (!from.carried.is_empty()).then(|| {
        let fields = from.carried.iter().map(|(name, value)| {
            view! { <input type="hidden" name=name.clone() value=value.clone() /> }
        });
        view! { <p class="govuk-body">{words.check.carried.as_str()}</p> {fields.collect_view()} }
    });
    let body = view! {
        {prose::heading(&page.title)}
        <Panel options=leaving />
        {prose::body(page)}
        <form method="post" action="/report" autocomplete="off" novalidate>
            {carried}
            {campus::hidden(from.campus)}
            <div class="govuk-button-group"><Button options=start /> <Button options=order /></div>
        </form>
        <form method="post" action="/report" autocomplete="off" novalidate>
            <input type="hidden" name="unsafe" value="yes" />
            <Button options=contact />
        </form>
    };
    Shown { back: Some("/".to_owned()), body: body.into_any(), ..prose::show(page) }
}
