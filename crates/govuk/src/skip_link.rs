//! Jumps over what is the same on every page.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What a skip link says, and where it jumps to.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct SkipLinkOptions {
    /// What it says.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Where it jumps to, `#content` if unsaid.
    pub href: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Jumps over what is the same on every page, for those who use a keyboard.
#[component]
pub fn SkipLink(
    /// Its options.
    options: SkipLinkOptions,
) -> impl IntoView {
    let SkipLinkOptions { text, html, href, classes: more, attributes } = options;
    let class = classes(["govuk-skip-link", &more]);
    let href = given(href).unwrap_or_else(|| "#content".to_owned());
    view! {
        <a href={href} class={class} {..attributes.spread()} data-module="govuk-skip-link">
            {Words::new(text, html).view()}
        </a>
    }
}
