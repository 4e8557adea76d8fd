//! One of several.

use leptos::prelude::*;

use super::parts::{Choice, Choices, Kind, Notes, asking, given, reading};

asking! {
    grouped:
    /// A question that is answered by choosing one of several.
    RadiosOptions {
        /// The name it is sent with.
        pub name: String,
        /// What the answers' ids begin with, if not the name.
        pub id_prefix: String,
        /// The answers.
        #[serde(deserialize_with = "reading::places")]
        pub items: Vec<Option<Choice>>,
        /// The value that is chosen.
        pub value: String,
    }
}

/// One of several.
#[component]
pub fn Radios(
    /// Its options.
    options: RadiosOptions,
) -> impl IntoView {
    let id = given(options.id_prefix).unwrap_or_else(|| options.name.clone());
    let described_by = options.fieldset.as_ref().map_or_else(String::new, |fieldset| fieldset.described_by.clone());
    let choices = Choices {
        kind: Kind { kind: "radio", block: "govuk-radios" },
        name: options.name,
        notes: Notes::new(&id, options.hint, options.error_message),
        id,
        chosen: given(options.value).into_iter().collect(),
        items: options.items,
        fieldset: options.fieldset,
        described_by,
        form_group: options.form_group,
        classes: options.classes,
        attributes: options.attributes,
    };
    choices.view()
}
