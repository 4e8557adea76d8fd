//! What can be done about an answer, or about all answers in a card.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given};

/// What can be done about an answer, or about all in a card.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct SummaryActions {
    /// The links.
    pub items: Vec<SummaryAction>,
    /// Further classes.
    pub classes: String,
}

/// Something that can be done.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct SummaryAction {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// What it is about, for those who hear it without its row.
    pub visually_hidden_text: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Links: a list only where there are several.
pub(crate) enum Links {
    None,
    One(AnyView),
    Several(Vec<AnyView>),
}

impl Links {
    pub(crate) fn new(actions: Vec<SummaryAction>, about: Option<&Words>) -> Self {
        let mut links: Vec<_> = actions.into_iter().map(|action| link(action, about)).collect();
        match links.len() {
            0 => Self::None,
            1 => links.pop().map_or(Self::None, Self::One),
            _ => Self::Several(links),
        }
    }
}

/// Links as a list.
pub(crate) fn several(links: Vec<AnyView>, class: String, item: &'static str) -> AnyView {
    let links: Vec<_> = links.into_iter().map(|link| view! { <li class={item}>{link}</li> }).collect();
    view! { <ul class={class}>{links}</ul> }.into_any()
}

fn link(action: SummaryAction, about: Option<&Words>) -> AnyView {
    let SummaryAction { href, text, html, visually_hidden_text: what, classes: more, attributes } = action;
    let class = classes(["govuk-link", &more]);
    let what = given(what).map(|what| format!(" {what}"));
    let hidden = match about.cloned() {
        None => what.map(IntoAny::into_any),
        // One text, not two: leptos would put a comment between them.
        Some(Words::Text(about)) => Some(format!("{} ({about})", what.unwrap_or_default()).into_any()),
        Some(about) => Some(view! { {what} {about.between(" (", ")")} }.into_any()),
    };
    let hidden = hidden.map(|hidden| view! { <span class="govuk-visually-hidden">{hidden}</span> });
    view! { <a class={class} href={href} {..attributes.spread()}>{Words::new(text, html).view()} {hidden}</a> }
        .into_any()
}
