//! A question that takes several fields, or one in several parts: its legend, hint and error stand
//! over all of them.

use govuk::{
    Attributes, ErrorMessage, ErrorMessageOptions, Fieldset, FieldsetOptions, Hint, HintOptions, LegendOptions,
};
use leptos::prelude::*;

use super::put::Put;

/// The question's own fieldset, and the class of the box around it.
pub(super) fn view(put: &Put<'_>, attributes: Attributes, inside: AnyView) -> (&'static str, AnyView) {
    let name = &put.name;
    let (hint, error) = put.notes();
    let wrong = if error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    let ids = [hint.as_ref().map(|_| format!("{name}-hint")), error.as_ref().map(|_| format!("{name}-error"))];
    let hint = hint.map(|hint| {
        let options = HintOptions { id: format!("{name}-hint"), ..hint };
        view! { <Hint options=options /> }
    });
    let error = error.map(|error| {
        let options = ErrorMessageOptions { id: format!("{name}-error"), ..error };
        view! { <ErrorMessage options=options /> }
    });
    let options = FieldsetOptions {
        legend: Some(legend(put.question.label(put.second_hand), "m")),
        described_by: ids.into_iter().flatten().collect::<Vec<_>>().join(" "),
        attributes,
        ..FieldsetOptions::default()
    };
    (wrong, view! { <Fieldset options=options>{hint} {error} {inside}</Fieldset> }.into_any())
}

/// Attributes of a fieldset that links lead to and the focus can be set on.
pub(super) fn reached_as(id: &str) -> Attributes {
    Attributes::from([("id", id), ("tabindex", "-1")])
}

/// A legend of this size, `s` or `m`.
pub(super) fn legend(text: &str, size: &str) -> LegendOptions {
    let classes = format!("govuk-fieldset__legend--{size}");
    LegendOptions { text: text.to_owned(), classes, ..LegendOptions::default() }
}
