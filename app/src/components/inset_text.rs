//! Sets a piece of text apart.

use content::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words};

/// What is set apart.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct InsetTextOptions {
    /// The text.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Its id.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Sets a piece of text apart. Children stand in for its words.
#[component]
pub fn InsetText(
    /// Its options.
    options: InsetTextOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let InsetTextOptions { text, html, id, classes: more, attributes } = options;
    let inside = match children {
        Some(children) => children(),
        None => Words::new(text, html).view(),
    };
    inset(&more, inside).add_any_attr(attributes.with("id", id).spread())
}

/// The same without options, for islands: those options would cost their WASM 4 kB.
pub fn inset<I: IntoView + 'static>(more: &str, inside: I) -> impl IntoView + use<I> {
    view! { <div class=format!("govuk-inset-text {more}")>{inside}</div> }
}
