//! Questions that are answered in words.
//!
//! Browsers may send what is typed to a spelling service (Chrome's enhanced spell check, Microsoft Editor),
//! and nothing that a person types here goes to anyone else. A page can't ask for a check that stays on the
//! device, so spelling is checked in no field; nobody judges it either. Keyboards still help with words,
//! but not with names, addresses and codes, which they would change.

use std::collections::BTreeMap;

use content::{Kind, Plural};
use domain::rows;
use govuk::{Attributes, CharacterCount, CharacterCountOptions, Input, InputOptions};
use leptos::prelude::*;

use super::put::Put;

/// What is written exactly as it is: addresses, numbers and codes.
const IDENTIFIERS: [&str; 7] = [
    "contact.phone",
    "contact.email",
    "contact.code_word",
    "earlier.references",
    "person.accounts.handle_or_address",
    "person.accounts.number",
    "person.accounts.link",
];

/// Names, which have capitals but stand in no dictionary.
const NAMES: [&str; 6] = [
    "reporter.name",
    "reporter.organisation",
    "person.name",
    "person.accounts.service",
    "orders.officer",
    "sharing.university_name",
];

/// A question for words, at most so many characters long.
pub(super) fn view(put: &Put<'_>, most: u64) -> AnyView {
    let (name, form_group, label) = (put.name.clone(), put.group(), put.label());
    let (hint, error_message) = put.notes();
    // Words are written in the direction of their own script, whatever the page's. Firefox writes down what stands in
    // several lines, or in a list, unless it is told so by themselves; their form's word does not count.
    let attributes = Attributes::from([("autocomplete", "off"), ("dir", "auto")]);
    let field = rows::part(&name).map_or_else(|| name.clone(), |(list, _, field)| format!("{}.{field}", list.name));
    let identifier = IDENTIFIERS.contains(&field.as_str());
    let as_it_is = identifier || NAMES.contains(&field.as_str());
    let attributes = attributes
        .with("autocorrect", if as_it_is { "off" } else { "" })
        .with("autocapitalize", if identifier { "none" } else { "" });
    let spellcheck = Some(false);
    let value = put.filled.words(&name);
    let printed = printed(put, &value);
    if put.question.kind != Kind::Textarea {
        let inputmode = put.question.mode.clone().unwrap_or_default();
        let value = Some(value);
        let options = InputOptions {
            name,
            label,
            value,
            inputmode,
            spellcheck,
            hint,
            error_message,
            form_group,
            attributes,
            ..Default::default()
        };
        return view! { <Input options=options /> {printed} }.into_any();
    }
    let words = &put.words.site.characters;
    let options = CharacterCountOptions {
        name,
        value,
        rows: Some(LINES),
        spellcheck,
        maxlength: most.to_string(),
        label,
        hint,
        error_message,
        form_group,
        textarea_description_text: put.words.up_to(most),
        characters_under_limit_text: by_plural(&words.left),
        characters_at_limit_text: words.none_left.clone(),
        characters_over_limit_text: by_plural(&words.too_many),
        attributes,
        ..Default::default()
    };
    view! { <CharacterCount options=options /> {printed} }.into_any()
}

/// The most characters that surely stand in a line of words on paper, and how many such lines a field shows.
const LINE: usize = 40;
const LINES: u32 = 8;

/// What was written, as text for paper, where the field itself would cut it off. On the screen the field
/// shows it. A page that has something to be mended is not for paper, and writes nothing twice.
fn printed(put: &Put<'_>, value: &str) -> Option<impl IntoView + use<>> {
    let lines: usize = value.trim().lines().map(|line| line.chars().count().div_ceil(LINE).max(1)).sum();
    let shown = if put.question.kind == Kind::Textarea { LINES as usize } else { 1 };
    (lines > shown && put.problems.is_empty())
        .then(|| view! { <div class="fs-printed" dir="auto" hidden>{value.to_owned()}</div> })
}

fn by_plural(words: &Plural) -> BTreeMap<String, String> {
    [("one", &words.one), ("other", &words.other)].map(|(form, said)| (form.to_owned(), said.clone())).into()
}
