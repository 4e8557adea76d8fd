//! All that is wrong with a form, said once above it.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes};

/// What is wrong with a form.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct ErrorSummaryOptions {
    /// The heading.
    pub title_text: String,
    /// Markup, instead of that text.
    pub title_html: Option<Html>,
    /// More about it.
    pub description_text: String,
    /// Markup, instead of that text.
    pub description_html: Option<Html>,
    /// The problems.
    pub error_list: Vec<ErrorLine>,
    /// Whether a script must not give it the focus.
    pub disable_auto_focus: Option<bool>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// One problem.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct ErrorLine {
    /// What is wrong.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Where to mend it: a field's id, with `#` before it.
    pub href: String,
    /// Further attributes of the link.
    pub attributes: Attributes,
}

/// All that is wrong with a form. Children stand in for the description.
#[component]
pub fn ErrorSummary(
    /// Its options.
    options: ErrorSummaryOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = classes(["govuk-error-summary", &options.classes]);
    let description = Words::new(options.description_text, options.description_html);
    let description = match children {
        Some(children) => Some(children()),
        None => (!description.is_empty()).then(|| description.view()),
    };
    let lines: Vec<_> = options.error_list.into_iter().map(line).collect();
    let lines = (!lines.is_empty()).then(|| view! { <ul class="govuk-list govuk-error-summary__list">{lines}</ul> });
    view! {
        <div
            class={class}
            data-disable-auto-focus={options.disable_auto_focus.map(|yes| yes.to_string())}
            {..options.attributes.spread()}
            data-module="govuk-error-summary"
        >
            <div role="alert">
                <h2 class="govuk-error-summary__title">{Words::new(options.title_text, options.title_html).view()}</h2>
                <div class="govuk-error-summary__body">
                    {description.map(|words| view! { <p>{words}</p> })}
                    {lines}
                </div>
            </div>
        </div>
    }
}

fn line(ErrorLine { text, html, href, attributes }: ErrorLine) -> AnyView {
    let words = Words::new(text, html).view();
    if href.is_empty() {
        return view! { <li>{words}</li> }.into_any();
    }
    view! { <li><a href={href} {..attributes.spread()}>{words}</a></li> }.into_any()
}
