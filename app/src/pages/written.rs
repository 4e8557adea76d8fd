//! Questions that are answered in words.

use std::collections::BTreeMap;

use content::{Kind, Plural};
use leptos::prelude::*;

use super::question::Put;
use crate::components::{Attributes, CharacterCount, CharacterCountOptions, Input, InputOptions};

/// A question for words, at most so many characters long.
pub(super) fn view(put: &Put<'_>, most: u64) -> AnyView {
    let (name, form_group, label) = (put.name.clone(), put.group(), put.label());
    let (hint, error_message) = put.notes();
    // Words are written in the direction of their own script, whatever the page's. Firefox writes down what stands in
    // several lines, or in a list, unless it is told so by themselves; their form's word does not count.
    let attributes = Attributes::from([("autocomplete", "off"), ("dir", "auto")]);
    let value = put.filled.words(&name);
    if put.question.kind != Kind::Textarea {
        let inputmode = put.question.mode.clone().unwrap_or_default();
        let value = Some(value);
        let options = InputOptions {
            name,
            label,
            value,
            inputmode,
            hint,
            error_message,
            form_group,
            attributes,
            ..Default::default()
        };
        return view! { <Input options=options /> }.into_any();
    }
    let words = &put.words.site.characters;
    let options = CharacterCountOptions {
        name,
        value,
        rows: Some(8),
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
    view! { <CharacterCount options=options /> }.into_any()
}

fn by_plural(words: &Plural) -> BTreeMap<String, String> {
    [("one", &words.one), ("other", &words.other)].map(|(form, said)| (form.to_owned(), said.clone())).into()
}
