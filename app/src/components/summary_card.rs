//! A card around a summary list, and the links that either has.

use content::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given, heading};
use super::summary_list::{SummaryAction, SummaryActions};

/// A card around a summary list.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct SummaryCard {
    /// What it is about.
    pub title: Option<SummaryCardTitle>,
    /// What can be done about all of it.
    pub actions: SummaryActions,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// What a card is about.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct SummaryCardTitle {
    /// The words.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// The level of its heading, 2 if unsaid.
    pub heading_level: Option<u8>,
    /// Further classes.
    pub classes: String,
}

impl SummaryCard {
    /// What each link in it is about.
    pub(super) fn about(&self) -> Option<Words> {
        self.title.as_ref().map(|title| Words::new(title.text.clone(), title.html.clone()))
    }
}

/// The card with the list in it.
pub(super) fn view(card: SummaryCard, list: AnyView) -> AnyView {
    let about = card.about();
    let SummaryCard { title, actions, classes: more, attributes } = card;
    let class = classes(["govuk-summary-card", &more]);
    let title = title.map(|title| {
        let class = classes(["govuk-summary-card__title", &title.classes]);
        let words = Words::new(title.text, title.html).view();
        heading(title.heading_level.unwrap_or(2), class, String::new(), words)
    });
    let links_class = classes(["govuk-summary-card__actions", &actions.classes]);
    let links = match Links::new(actions.items, about.as_ref()) {
        Links::None => None,
        Links::One(link) => Some(view! { <div class={links_class}>{link}</div> }.into_any()),
        Links::Several(links) => Some(several(links, links_class, "govuk-summary-card__action")),
    };
    view! {
        <div class={class} {..attributes.spread()}>
            <div class="govuk-summary-card__title-wrapper">{title} {links}</div>
            <div class="govuk-summary-card__content">{list}</div>
        </div>
    }
    .into_any()
}

/// Links: a list only where there are several.
pub(super) enum Links {
    None,
    One(AnyView),
    Several(Vec<AnyView>),
}

impl Links {
    pub(super) fn new(actions: Vec<SummaryAction>, about: Option<&Words>) -> Self {
        let mut links: Vec<_> = actions.into_iter().map(|action| link(action, about)).collect();
        match links.len() {
            0 => Self::None,
            1 => links.pop().map_or(Self::None, Self::One),
            _ => Self::Several(links),
        }
    }
}

/// Links as a list.
pub(super) fn several(links: Vec<AnyView>, class: String, item: &'static str) -> AnyView {
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
