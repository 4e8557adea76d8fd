//! Sets a piece of text apart.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What is set apart.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
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
    let class = classes(["govuk-inset-text", &more]);
    view! { <div id={given(id)} class={class} {..attributes.spread()}>{inside}</div> }
}
