//! Helps to answer a question.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What a hint says.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct HintOptions {
    /// What it says.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Its id, by which a field names it.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Helps to answer a question.
#[component]
pub fn Hint(
    /// Its options.
    options: HintOptions,
) -> impl IntoView {
    let HintOptions { text, html, id, classes: more, attributes } = options;
    let class = classes(["govuk-hint", &more]);
    view! { <div id={given(id)} class={class} {..attributes.spread()}>{Words::new(text, html).view()}</div> }
}
