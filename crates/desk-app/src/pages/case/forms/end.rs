//! How a case ends, how long it is kept, and who may know of it.

use domain::Code;
use domain::case::Outcome;
use leptos::prelude::*;

use super::Form;
use crate::words;

const WHY: &str = "(needed, sealed)";

pub(super) fn close(form: Form<'_>) -> AnyView {
    let outcomes: Vec<(&str, &str)> =
        Outcome::ALL.iter().map(|outcome| (outcome.code(), words::outcome(*outcome))).collect();
    let fields = vec![
        form.choice("outcome", "How it ended", Some("Choose"), &outcomes),
        form.line("reason", "Words", "(sealed)"),
    ];
    form.whole("fields", fields, "Close the case")
}

pub(super) fn reopen(form: Form<'_>) -> AnyView {
    let fields = vec![form.line("reason", "Why", WHY)];
    form.whole("fields", fields, "Reopen the case")
}

pub(super) fn hold(form: Form<'_>) -> AnyView {
    let fields = vec![form.line("reason", "Why it is kept past its day", WHY)];
    form.whole("fields", fields, "Keep it")
}

pub(super) fn release(form: Form<'_>) -> AnyView {
    let fields = vec![form.line("reason", "Why it need not be kept", WHY)];
    form.whole("fields", fields, "Keep it no longer than others")
}

/// One tick an account; none ticked opens the case to all whose role allows it.
pub(super) fn restrict(form: Form<'_>) -> AnyView {
    let named = form.page.file.named.clone().unwrap_or_default();
    let typed = form.typed("names");
    let ticks = form.page.forms.people.iter().map(|(name, _)| {
        let ticked = match &typed {
            Some(typed) => typed.split([',', '\n']).any(|typed| typed.trim() == name),
            None => named.contains(name),
        };
        view! {
            <label class="check"><input type="checkbox" name="names" value=name.clone() checked=ticked /> " " {name.clone()}</label>
        }
    });
    let ticks = view! {
        <fieldset class="whole" id="restrict-names">
            <legend>"Only these people may know of this case. Tick nobody to open it to all whose role allows it"</legend>
            <div class="btns">{ticks.collect_view()}</div>
        </fieldset>
    };
    let fields = vec![ticks.into_any(), form.line("reason", "Why", WHY)];
    form.whole("fields", fields, "Save who may know of it")
}
