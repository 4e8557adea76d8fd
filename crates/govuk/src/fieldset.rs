//! Holds fields that answer one question together.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What a fieldset is about.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct FieldsetOptions {
    /// The question.
    pub legend: Option<LegendOptions>,
    /// The fields, as markup.
    pub html: Option<Html>,
    /// Ids of what describes it.
    pub described_by: String,
    /// A role other than its own.
    pub role: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// The question over several fields.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct LegendOptions {
    /// What it says. Nothing said, nothing shown.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Whether it is the page's heading too.
    pub is_page_heading: bool,
    /// Further classes.
    pub classes: String,
}

/// Holds fields that answer one question together. Children stand in for its markup.
#[component]
pub fn Fieldset(
    /// Its options.
    options: FieldsetOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let FieldsetOptions { legend, html, described_by, role, classes: more, attributes } = options;
    let class = classes(["govuk-fieldset", &more]);
    let inside = match children {
        Some(children) => children(),
        None => Words::new(String::new(), html).view(),
    };
    view! {
        <fieldset
            class={class}
            role={given(role)}
            aria-describedby={given(described_by)}
            {..attributes.spread()}
        >
            {legend.map(legend_view)}
            {inside}
        </fieldset>
    }
}

fn legend_view(legend: LegendOptions) -> AnyView {
    let words = Words::new(legend.text, legend.html);
    if words.is_empty() {
        return ().into_any();
    }
    let class = classes(["govuk-fieldset__legend", &legend.classes]);
    let words = words.view();
    let inside = if legend.is_page_heading {
        view! { <h1 class="govuk-fieldset__heading">{words}</h1> }.into_any()
    } else {
        words
    };
    view! { <legend class={class}>{inside}</legend> }.into_any()
}
