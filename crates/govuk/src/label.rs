//! Names a field.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What a label says, and of what.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct LabelOptions {
    /// What it says. Nothing said, nothing shown.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// The id of the field that it names.
    pub r#for: String,
    /// Whether it is the page's heading too.
    pub is_page_heading: bool,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Names a field.
#[component]
pub fn Label(
    /// Its options.
    options: LabelOptions,
) -> impl IntoView {
    let LabelOptions { text, html, r#for, is_page_heading, classes: more, attributes } = options;
    let words = Words::new(text, html);
    if words.is_empty() {
        return ().into_any();
    }
    let class = classes(["govuk-label", &more]);
    let label = view! { <label class={class} {..attributes.spread()} for={given(r#for)}>{words.spaced()}</label> };
    if is_page_heading { view! { <h1 class="govuk-label-wrapper">{label}</h1> }.into_any() } else { label.into_any() }
}
