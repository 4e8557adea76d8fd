//! A date, in three short fields.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::date_item::{DateItem, DatePart};
use super::parts::{FormGroup, Notes, asking, classes, given, group, piece, reading};
use super::{Fieldset, FieldsetOptions, Input};

asking! {
    grouped:
    /// A question that is answered with a date.
    DateInputOptions {
        /// Its id, which those of the fields begin with.
        pub id: String,
        /// What the fields' names begin with.
        pub name_prefix: String,
        /// The day's field.
        pub day: DatePart,
        /// The month's field.
        pub month: DatePart,
        /// The year's field.
        pub year: DatePart,
        /// Other fields, instead of these three.
        #[serde(deserialize_with = "reading::places")]
        pub items: Vec<Option<DateItem>>,
        /// What was written, by the fields' whole names.
        #[serde(deserialize_with = "reading::said_by_name")]
        pub values: BTreeMap<String, String>,
    }
}

/// A date, in three short fields.
#[component]
pub fn DateInput(
    /// Its options.
    options: DateInputOptions,
) -> impl IntoView {
    let DateInputOptions { id, name_prefix, day, month, year, items, values, fieldset, .. } = options;
    let usual = [day.asked("day", &values), month.asked("month", &values), year.asked("year", &values)];
    let items = if items.is_empty() { usual.to_vec() } else { items };
    let items: Vec<DateItem> = items.into_iter().flatten().collect();
    let notes = Notes::new(&id, options.hint, options.error_message);
    let wrong = notes.wrong();
    let all_wrong = wrong && !items.iter().any(DateItem::wrong);
    let described_by = notes.described_by(fieldset.as_ref().map_or("", |fieldset| &fieldset.described_by));
    let prefix = if name_prefix.is_empty() { name_prefix } else { format!("{name_prefix}-") };
    let fields = items.into_iter().map(|item| {
        let options = item.input(&usual, &id, &prefix, all_wrong, &values);
        view! { <div class="govuk-date-input__item"><Input options=options /></div> }
    });
    let fields: Vec<_> = fields.collect();
    let class = classes(["govuk-date-input", &options.classes]);
    let FormGroup { classes: group_classes, attributes, before_input, after_input } = options.form_group;
    let inside = view! {
        {notes.view()}
        <div class={class} {..options.attributes.spread()} id={given(id)}>
            {piece(before_input)} {fields} {piece(after_input)}
        </div>
    };
    let inside = match fieldset {
        // Without the role, some screen readers do not read out what describes it.
        Some(fieldset) => {
            let options = FieldsetOptions { described_by, role: "group".to_owned(), ..fieldset };
            view! { <Fieldset options=options>{inside}</Fieldset> }.into_any()
        }
        None => inside.into_any(),
    };
    group(&group_classes, attributes, wrong, inside)
}
