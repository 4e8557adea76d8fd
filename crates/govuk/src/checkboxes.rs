//! Any of several.

use leptos::prelude::*;

use super::parts::{Choice, Choices, Kind, Notes, asking, given, reading};

asking! {
    grouped:
    /// A question that is answered by choosing any of several.
    CheckboxesOptions {
        /// The name they are sent with.
        pub name: String,
        /// What the answers' ids begin with, if not the name.
        pub id_prefix: String,
        /// The answers.
        #[serde(deserialize_with = "reading::places")]
        pub items: Vec<Option<Choice>>,
        /// The values that are chosen.
        #[serde(deserialize_with = "reading::all_said")]
        pub values: Vec<String>,
        /// Further ids of what describes each answer, where there is no fieldset.
        pub described_by: String,
    }
}

/// Any of several.
#[component]
pub fn Checkboxes(
    /// Its options.
    options: CheckboxesOptions,
) -> impl IntoView {
    let id = given(options.id_prefix).unwrap_or_else(|| options.name.clone());
    let of_fieldset = options.fieldset.as_ref().and_then(|fieldset| given(fieldset.described_by.as_str()));
    let choices = Choices {
        kind: Kind { kind: "checkbox", block: "govuk-checkboxes" },
        name: options.name,
        notes: Notes::new(&id, options.hint, options.error_message),
        id,
        chosen: options.values,
        items: options.items,
        fieldset: options.fieldset,
        described_by: of_fieldset.unwrap_or(options.described_by),
        form_group: options.form_group,
        classes: options.classes,
        attributes: options.attributes,
    };
    choices.view()
}
