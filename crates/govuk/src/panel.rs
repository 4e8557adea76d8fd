//! News that fills the page's head: something was done, or something to stop and read.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, heading};
use super::{Button, ButtonOptions};

const INTERRUPTION: &str = "govuk-panel--interruption";

/// What a panel says.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct PanelOptions {
    /// The news.
    pub title_text: String,
    /// Markup, instead of that text.
    pub title_html: Option<Html>,
    /// The level of the heading that says it, 1 if unsaid.
    pub heading_level: Option<u8>,
    /// More about it.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Ways on, where the panel interrupts.
    pub actions: Option<PanelActions>,
    /// Further classes; `govuk-panel--interruption` makes it one that interrupts.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Ways on from a panel.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct PanelActions {
    /// The ways.
    pub items: Vec<PanelAction>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// A way on from a panel.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct PanelAction {
    /// What it is called.
    pub text: String,
    /// Where it leads; without it, it is a button.
    pub href: String,
    /// The button's type; with `button`, a link looks like one too.
    pub r#type: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// News that fills the page's head. Children stand in for the words under the title.
#[component]
pub fn Panel(
    /// Its options.
    options: PanelOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let interruption = options.classes.contains(INTERRUPTION);
    let kind = if interruption { "" } else { "govuk-panel--confirmation" };
    let class = classes(["govuk-panel", kind, &options.classes]);
    let title = Words::new(options.title_text, options.title_html).view();
    let title = heading(options.heading_level.unwrap_or(1), "govuk-panel__title".to_owned(), String::new(), title);
    let words = Words::new(options.text, options.html);
    let body = match children {
        Some(children) => Some(children()),
        None => (!words.is_empty()).then(|| words.view()),
    };
    view! {
        <div class={class} {..options.attributes.spread()}>
            {title}
            {body.map(|body| view! { <div class="govuk-panel__body">{body}</div> })}
            {options.actions.filter(|_| interruption).map(ways_on)}
        </div>
    }
}

fn ways_on(PanelActions { items, classes: more, attributes }: PanelActions) -> AnyView {
    let class = classes(["govuk-panel__actions", &more]);
    let items = (!items.is_empty()).then(|| {
        let items: Vec<_> = items.into_iter().map(|item| view! { {way_on(item)} " " }).collect();
        view! { <div class="govuk-button-group">{items}</div> }
    });
    view! { <div class={class} {..attributes.spread()}>{items}</div> }.into_any()
}

fn way_on(action: PanelAction) -> AnyView {
    let PanelAction { text, href, r#type, classes: more, attributes } = action;
    if href.is_empty() || r#type == "button" {
        let r#type = if r#type.is_empty() { "button".to_owned() } else { r#type };
        let classes = classes(["govuk-button--inverse", &more]);
        return view! { <Button options=ButtonOptions { text, href, r#type, classes, attributes, ..ButtonOptions::default() } /> }
            .into_any();
    }
    let class = classes(["govuk-link govuk-link--inverse", &more]);
    view! { <a class={class} href={href} {..attributes.spread()}>{text}</a> }.into_any()
}
