//! Leads back in a journey.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What a back link says, and where it leads.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct BackLinkOptions {
    /// What it says, `Back` if unsaid.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Where it leads, `#` if unsaid.
    pub href: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Leads back in a journey.
#[component]
pub fn BackLink(
    /// Its options.
    options: BackLinkOptions,
) -> impl IntoView {
    let BackLinkOptions { text, html, href, classes: more, attributes } = options;
    let class = classes(["govuk-back-link", &more]);
    let href = given(href).unwrap_or_else(|| "#".to_owned());
    let words = Words::new(given(text).unwrap_or_else(|| "Back".to_owned()), html);
    view! { <a href={href} class={class} {..attributes.spread()}>{words.view()}</a> }
}
