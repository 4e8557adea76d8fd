//! Sends a form, or leads on.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What a button says and does.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct ButtonOptions {
    /// What it says.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Where it leads; with it, the button is a link.
    pub href: String,
    /// `submit` (if unsaid), `button` or `reset`.
    pub r#type: String,
    /// The name it is sent with.
    pub name: String,
    /// What is sent when it was pressed.
    pub value: String,
    /// Whether it can not be pressed.
    pub disabled: bool,
    /// Whether a second press right after the first is to be dropped.
    pub prevent_double_click: Option<bool>,
    /// Whether it starts something: it then has an arrow.
    pub is_start_button: bool,
    /// Its id.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Sends a form, or leads on. Children stand in for its words.
#[component]
pub fn Button(
    /// Its options.
    options: ButtonOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let ButtonOptions { text, html, is_start_button: start, .. } = options;
    let class = classes(["govuk-button", &options.classes, if start { "govuk-button--start" } else { "" }]);
    let words = Words::new(text, html);
    let inside = match (children, &words) {
        (Some(children), _) => children(),
        // The arrow is laid out beside one element.
        (None, Words::Html(_)) if start => view! { " " <span>{words.view()}</span> " " }.into_any(),
        (None, _) => words.spaced(),
    };
    let inside = view! { {inside} {start.then(|| view! { {arrow()} " " })} };
    let attributes = options.attributes.with("id", options.id).spread();
    if options.href.is_empty() {
        view! {
            <button
                type={given(options.r#type).unwrap_or_else(|| "submit".to_owned())}
                value={given(options.value)}
                name={given(options.name)}
                disabled={options.disabled}
                aria-disabled={options.disabled.then_some("true")}
                data-prevent-double-click={options.prevent_double_click.map(|yes| yes.to_string())}
                class={class}
                data-module="govuk-button"
                {..attributes}
            >
                {inside}
            </button>
        }
        .into_any()
    } else {
        view! {
            <a
                href={options.href}
                role="button"
                draggable="false"
                class={class}
                data-module="govuk-button"
                {..attributes}
            >
                {inside}
            </a>
        }
        .into_any()
    }
}

fn arrow() -> impl IntoView {
    view! {
        <svg
            class="govuk-button__start-icon"
            xmlns="http://www.w3.org/2000/svg"
            width="17.5"
            height="19"
            viewBox="0 0 33 40"
            aria-hidden="true"
            focusable="false"
        >
            <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
        </svg>
    }
}
