//! Warns of what may follow.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What a warning says.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct WarningTextOptions {
    /// The warning.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// What screen readers say for the exclamation mark, `Warning` if unsaid.
    pub icon_fallback_text: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Warns of what may follow.
#[component]
pub fn WarningText(
    /// Its options.
    options: WarningTextOptions,
) -> impl IntoView {
    let WarningTextOptions { text, html, icon_fallback_text, classes: more, attributes } = options;
    let class = classes(["govuk-warning-text", &more]);
    let icon = given(icon_fallback_text).unwrap_or_else(|| "Warning".to_owned());
    view! {
        <div class={class} {..attributes.spread()}>
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            " "
            <strong class="govuk-warning-text__text">
                " "
                <span class="govuk-visually-hidden">{icon}</span>
                {Words::new(text, html).spaced()}
            </strong>
        </div>
    }
}
