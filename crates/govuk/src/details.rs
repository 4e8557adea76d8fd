//! Holds back what only some need to read.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What is held back, and behind what.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct DetailsOptions {
    /// What it is called.
    pub summary_text: String,
    /// Markup, instead of that text.
    pub summary_html: Option<Html>,
    /// What is held back.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Whether it is open from the start.
    pub open: bool,
    /// Its id.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Holds back what only some need to read. Children stand in for what is held back.
#[component]
pub fn Details(
    /// Its options.
    options: DetailsOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let DetailsOptions { summary_text, summary_html, text, html, open, id, classes: more, attributes } = options;
    let class = classes(["govuk-details", &more]);
    let inside = match children {
        Some(children) => children(),
        None => Words::new(text, html).view(),
    };
    view! {
        <details id={given(id)} class={class} {..attributes.spread()} open={open}>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{Words::new(summary_text, summary_html).spaced()}</span>
            </summary>
            <div class="govuk-details__text">{inside}</div>
        </details>
    }
}
