//! What comes before answers that are there already: the choice whether to go on with them, and whether to show them.

use content::Content;
use govuk::{Button, ButtonOptions, Choice, FieldsetOptions, LegendOptions, Radios, RadiosOptions};
use leptos::prelude::*;

use super::{Shown, prose};

/// Somebody pressed Start where there are answers. To start anew is what happens if nothing else is chosen: the
/// answers may be somebody else's.
pub(super) fn show(words: &'static Content) -> Shown {
    let (page, text) = (words.page("choice"), &words.site.choice);
    let legend = LegendOptions {
        text: text.question.clone(),
        classes: "govuk-fieldset__legend--s".to_owned(),
        ..LegendOptions::default()
    };
    let item =
        |value: &str, text: &str| Some(Choice { value: value.to_owned(), text: text.to_owned(), ..Choice::default() });
    let options = RadiosOptions {
        name: "choice".to_owned(),
        fieldset: Some(FieldsetOptions { legend: Some(legend), ..FieldsetOptions::default() }),
        items: vec![item("new", &text.new), item("carry_on", &text.carry_on)],
        value: "new".to_owned(),
        ..RadiosOptions::default()
    };
    let button = ButtonOptions { text: text.button.clone(), ..ButtonOptions::default() };
    let body = view! {
        {prose::heading(&page.title)}
        {prose::body(page)}
        <form method="post" action="/report" autocomplete="off" novalidate data-part="choice">
            <Radios options=options />
            <Button options=button />
        </form>
    };
    Shown { back: Some("/".to_owned()), body: body.into_any(), ..prose::show(page) }
}

/// Nobody was active for a while. `to` is the address that was asked for.
pub(super) fn show_away(words: &'static Content, to: &str) -> Shown {
    let (page, text) = (words.page("away"), &words.site.away);
    let button = |text: &str, value: &str, classes: &str| ButtonOptions {
        text: text.to_owned(),
        name: "choice".to_owned(),
        value: value.to_owned(),
        classes: classes.to_owned(),
        ..ButtonOptions::default()
    };
    let show = button(&text.show, "show", "");
    let delete = button(&text.delete, "delete", "govuk-button--warning");
    let to = to.to_owned();
    let body = view! {
        {prose::heading(&page.title)}
        {prose::body(page)}
        <form method="post" action="/report/away" autocomplete="off" novalidate data-part="away">
            <input type="hidden" name="to" value=to />
            <div class="govuk-button-group"><Button options=show /> <Button options=delete /></div>
        </form>
    };
    Shown { body: body.into_any(), ..prose::show(page) }
}
