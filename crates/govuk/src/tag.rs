//! Shows a state in a word or two.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes};

/// What a tag says.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct TagOptions {
    /// What it says.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Shows a state in a word or two.
#[component]
pub fn Tag(
    /// Its options.
    options: TagOptions,
) -> impl IntoView {
    let TagOptions { text, html, classes: more, attributes } = options;
    let class = classes(["govuk-tag", &more]);
    view! { <strong class={class} {..attributes.spread()}>{Words::new(text, html).spaced()}</strong> }
}
