//! Says at a field what is wrong with it.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What an error message says.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct ErrorMessageOptions {
    /// What is wrong.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Its id, by which a field names it.
    pub id: String,
    /// What screen readers say first, `Error` if unsaid; nothing when empty.
    pub visually_hidden_text: Option<String>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Says at a field what is wrong with it.
#[component]
pub fn ErrorMessage(
    /// Its options.
    options: ErrorMessageOptions,
) -> impl IntoView {
    let ErrorMessageOptions { text, html, id, visually_hidden_text, classes: more, attributes } = options;
    let class = classes(["govuk-error-message", &more]);
    let first = visually_hidden_text.unwrap_or_else(|| "Error".to_owned());
    let first = given(first).map(|first| view! { <span class="govuk-visually-hidden">{format!("{first}:")}</span> });
    let words = Words::new(text, html);
    let words = if first.is_some() { words.between(" ", "") } else { words.view() };
    view! { <p id={given(id)} class={class} {..attributes.spread()}>{first} {words}</p> }
}
