//! A card around a summary list.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, heading};
use super::summary_actions::{Links, SummaryActions, several};

/// A card around a summary list.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
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
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
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
