//! Whether the paper says how to reach the person: it does not, unless they want that.

use content::Content;
use govuk::{Button, ButtonOptions, Checkboxes, CheckboxesOptions, Choice, FieldsetOptions, LegendOptions};
use leptos::prelude::*;

use super::ContactOnPaper;
use crate::pages::return_to::PAPER;

/// The sentence that says so; none where nothing of it was told.
pub(super) fn said(words: &'static Content, contact: ContactOnPaper) -> Option<&'static str> {
    let text = &words.site.paper.contact;
    match contact {
        ContactOnPaper::NotTold => None,
        ContactOnPaper::LeftOut => Some(&text.left_out),
        ContactOnPaper::Shown => Some(&text.shown),
    }
}

/// One box to tick.
pub(super) fn form(words: &'static Content, contact: ContactOnPaper) -> Option<impl IntoView + use<>> {
    let text = &words.site.paper.contact;
    said(words, contact)?;
    let legend =
        LegendOptions { text: text.ask.clone(), classes: "govuk-fieldset__legend--s".to_owned(), ..Default::default() };
    let choice = Choice {
        value: "yes".to_owned(),
        text: text.choice.clone(),
        checked: Some(contact == ContactOnPaper::Shown),
        ..Choice::default()
    };
    let options = CheckboxesOptions {
        name: "contact".to_owned(),
        fieldset: Some(FieldsetOptions { legend: Some(legend), ..FieldsetOptions::default() }),
        items: vec![Some(choice)],
        ..CheckboxesOptions::default()
    };
    let button = ButtonOptions {
        text: text.button.clone(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    Some(view! {
        <form method="post" action=PAPER autocomplete="off">
            <Checkboxes options=options />
            <Button options=button />
        </form>
    })
}
