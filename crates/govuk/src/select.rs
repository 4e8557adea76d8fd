//! One of many, in a list that opens.

use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Field, asking, classes, given, piece, reading};

asking! {
    labelled:
    /// A question that is answered by choosing from a list that opens.
    SelectOptions {
        /// The answers.
        #[serde(deserialize_with = "reading::places")]
        pub items: Vec<Option<SelectItem>>,
        /// The value that is chosen.
        #[serde(deserialize_with = "reading::said")]
        pub value: String,
        /// Whether nothing can be chosen.
        pub disabled: bool,
        /// Further ids of what describes it.
        pub described_by: String,
    }
}

/// One of the answers in a list.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct SelectItem {
    /// What is sent, if not the text.
    #[serde(deserialize_with = "reading::some_said")]
    pub value: Option<String>,
    /// What people read.
    pub text: String,
    /// Whether it is chosen; if unsaid, the list's value decides.
    pub selected: Option<bool>,
    /// Whether it can not be chosen.
    pub disabled: bool,
    /// Further attributes.
    pub attributes: Attributes,
}

/// One of many, in a list that opens.
#[component]
pub fn Select(
    /// Its options.
    options: SelectOptions,
) -> impl IntoView {
    let id = given(options.id).unwrap_or_else(|| options.name.clone());
    let notes = (options.hint, options.error_message);
    let mut field = Field::new(&id, options.label, notes, options.form_group, &options.described_by);
    let class = classes(["govuk-select", &options.classes, if field.wrong() { "govuk-select--error" } else { "" }]);
    let (before, after) = field.beside();
    let chosen = options.value;
    let items: Vec<_> = options.items.into_iter().flatten().map(|item| entry(item, &chosen)).collect();
    let described_by = field.described_by();
    let element = view! {
        {piece(before)}
        <select
            class={class}
            id={id}
            name={options.name}
            disabled={options.disabled}
            aria-describedby={described_by}
            {..options.attributes.spread()}
        >
            {items}
        </select>
        {piece(after)}
    };
    field.around(element.into_any())
}

fn entry(item: SelectItem, chosen: &str) -> impl IntoView + use<> {
    let SelectItem { value, text, selected, disabled, attributes } = item;
    let by_value = !chosen.is_empty() && value.as_ref().unwrap_or(&text) == chosen;
    let selected = selected.unwrap_or(by_value);
    let text = given(text);
    view! { <option value={value} selected={selected} disabled={disabled} {..attributes.spread()}>{text}</option> }
}
