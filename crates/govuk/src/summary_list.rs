//! Questions with their answers, side by side on a wide screen.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes};
use super::summary_actions::{Links, SummaryActions, several};
use super::summary_card::{self, SummaryCard};

/// Questions with their answers.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct SummaryListOptions {
    /// The rows.
    #[serde(deserialize_with = "super::parts::reading::places")]
    pub rows: Vec<Option<SummaryRow>>,
    /// A card around them.
    pub card: Option<SummaryCard>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// A question with its answer.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct SummaryRow {
    /// The question.
    pub key: SummaryKey,
    /// The answer.
    pub value: SummaryValue,
    /// What can be done about it.
    pub actions: SummaryActions,
    /// Further classes.
    pub classes: String,
}

/// The question of a row.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct SummaryKey {
    /// The words.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Further classes.
    pub classes: String,
}

/// The answer of a row.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct SummaryValue {
    /// The words.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// What people wrote or chose: each a paragraph, as written, in the direction of its own script.
    pub lines: Vec<String>,
    /// Further classes.
    pub classes: String,
}

/// Questions with their answers.
#[component]
pub fn SummaryList(
    /// Its options.
    options: SummaryListOptions,
) -> impl IntoView {
    let SummaryListOptions { rows, card, classes: more, attributes } = options;
    let class = classes(["govuk-summary-list", &more]);
    let about = card.as_ref().and_then(SummaryCard::about);
    let rows: Vec<_> = rows.into_iter().flatten().collect();
    let any_actions = rows.iter().any(|row| !row.actions.items.is_empty());
    let rows: Vec<_> = rows.into_iter().map(|row| row_view(row, any_actions, about.as_ref())).collect();
    let list = view! { <dl class={class} {..attributes.spread()}>{rows}</dl> }.into_any();
    match card {
        Some(card) => summary_card::view(card, list),
        None => list,
    }
}

fn row_view(row: SummaryRow, any_actions: bool, about: Option<&Words>) -> AnyView {
    let SummaryRow { key, value, actions, classes: more } = row;
    let none = if any_actions && actions.items.is_empty() { "govuk-summary-list__row--no-actions" } else { "" };
    let class = classes(["govuk-summary-list__row", none, &more]);
    let key_class = classes(["govuk-summary-list__key", &key.classes]);
    let value_class = classes(["govuk-summary-list__value", &value.classes]);
    let answers = value.lines.into_iter().map(|line| view! { <p class="fs-words" dir="auto">{line}</p> });
    let links = match Links::new(actions.items, about) {
        Links::None => None,
        Links::One(link) => Some(link),
        Links::Several(links) => {
            let class = "govuk-summary-list__actions-list".to_owned();
            Some(several(links, class, "govuk-summary-list__actions-list-item"))
        }
    };
    let links_class = classes(["govuk-summary-list__actions", &actions.classes]);
    let links = links.map(|links| view! { <dd class={links_class}>{links}</dd> });
    view! {
        <div class={class}>
            <dt class={key_class}>{Words::new(key.text, key.html).view()}</dt>
            <dd class={value_class}>{Words::new(value.text, value.html).view()} {answers.collect_view()}</dd>
            {links}
        </div>
    }
    .into_any()
}
