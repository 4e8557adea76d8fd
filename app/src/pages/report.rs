//! What to know before a report: first of all, how to leave.

use content::Content;
use leptos::prelude::*;

use super::{Shown, prose};
use crate::components::{Button, ButtonOptions, Panel, PanelOptions};

pub(super) fn show(words: &'static Content) -> Shown {
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
    let body = view! {
        {prose::heading(&page.title)}
        <Panel options=leaving />
        {prose::body(page)}
        <form method="post" action="/report" autocomplete="off" novalidate>
            <Button options=start />
        </form>
    };
    Shown { back: Some("/".to_owned()), body: body.into_any(), ..prose::show(page) }
}
