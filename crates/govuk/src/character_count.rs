//! Several lines of words, with a limit that is told as one writes.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, FormGroup, asking, classes, given, piece, reading};
use super::textarea::{TextareaOptions, textarea};
use super::{Hint, HintOptions};

/// Sentences by plural form: `one`, `other` and so on.
type ByPlural = BTreeMap<String, String>;

asking! {
    labelled:
    /// A question that is answered in several lines of words, up to a limit.
    CharacterCountOptions {
        /// What was written.
        pub value: String,
        /// How many lines it shows.
        pub rows: Option<u32>,
        /// The most characters.
        #[serde(deserialize_with = "reading::said")]
        pub maxlength: String,
        /// The most words, instead of characters.
        #[serde(deserialize_with = "reading::said")]
        pub maxwords: String,
        /// `words` or `characters`; told by the limit if unsaid.
        pub count_type: String,
        /// How much of the limit must be used before the count shows, in per cent.
        #[serde(deserialize_with = "reading::said")]
        pub threshold: String,
        /// Whether the browser checks spelling.
        pub spellcheck: Option<bool>,
        /// The looks of the count.
        pub count_message: CountMessage,
        /// Says what the limit is, `%{count}` in it.
        pub textarea_description_text: String,
        /// Says how many characters are left.
        pub characters_under_limit_text: ByPlural,
        /// Says that no character is left.
        pub characters_at_limit_text: String,
        /// Says how many characters are too many.
        pub characters_over_limit_text: ByPlural,
        /// Says how many words are left.
        pub words_under_limit_text: ByPlural,
        /// Says that no word is left.
        pub words_at_limit_text: String,
        /// Says how many words are too many.
        pub words_over_limit_text: ByPlural,
    }
}

/// The looks of the count.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct CountMessage {
    /// Further classes.
    pub classes: String,
}

/// Several lines of words, with a limit that is told as one writes.
#[component]
pub fn CharacterCount(
    /// Its options.
    options: CharacterCountOptions,
) -> impl IntoView {
    let id = given(options.id.as_str()).unwrap_or_else(|| options.name.clone());
    let info = format!("{id}-info");
    let attributes = for_script(&options);
    let FormGroup { classes: group, attributes: more, before_input, after_input } = options.form_group;
    let count = HintOptions {
        text: limit(&options.maxwords, &options.maxlength, &options.count_type, &options.textarea_description_text),
        id: info.clone(),
        classes: classes(["govuk-character-count__message", &options.count_message.classes]),
        ..HintOptions::default()
    };
    let below = view! { <Hint options=count /> {piece(after_input)} };
    let form_group = FormGroup {
        classes: classes(["govuk-character-count", &group]),
        attributes: attributes.and(more),
        before_input,
        after_input: None,
    };
    let around = TextareaOptions {
        id,
        name: options.name,
        described_by: info,
        rows: options.rows,
        spellcheck: options.spellcheck,
        value: options.value,
        form_group,
        classes: classes(["govuk-js-character-count", &options.classes]),
        label: options.label,
        hint: options.hint,
        error_message: options.error_message,
        attributes: options.attributes,
        ..TextareaOptions::default()
    };
    textarea(around, below.into_any())
}

/// What the limit is, in words; a script that sets the limit itself says it too.
fn limit(words: &str, characters: &str, count: &str, sentence: &str) -> String {
    let limit = if words.is_empty() { characters } else { words };
    if limit.is_empty() {
        return String::new();
    }
    let of_words = count == "words" || count.is_empty() && !words.is_empty();
    let usual = if of_words { "You can enter up to %{count} words" } else { "You can enter up to %{count} characters" };
    given(sentence).unwrap_or_else(|| usual.to_owned()).replace("%{count}", limit)
}

/// All that a script must know, on the group.
fn for_script(options: &CharacterCountOptions) -> Attributes {
    let no_limit = options.maxlength.is_empty() && options.maxwords.is_empty();
    let usual = if options.maxwords.is_empty() { "" } else { "words" };
    let count = given(options.count_type.as_str()).unwrap_or_else(|| usual.to_owned());
    let mut attributes = Attributes::from([("data-module", "govuk-character-count")])
        .with("data-maxlength", &options.maxlength)
        .with("data-maxwords", &options.maxwords)
        .with("data-threshold", &options.threshold)
        .with("data-count-type", count)
        .with("data-i18n.characters-at-limit", &options.characters_at_limit_text)
        .with("data-i18n.words-at-limit", &options.words_at_limit_text);
    if no_limit {
        attributes = attributes.with("data-i18n.textarea-description.other", &options.textarea_description_text);
    }
    let plurals = [
        ("characters-under-limit", &options.characters_under_limit_text),
        ("characters-over-limit", &options.characters_over_limit_text),
        ("words-under-limit", &options.words_under_limit_text),
        ("words-over-limit", &options.words_over_limit_text),
    ];
    let plurals = plurals.into_iter().flat_map(|(key, by)| by.iter().map(move |(form, said)| (key, form, said)));
    plurals.fold(attributes, |all, (key, form, said)| all.with(format!("data-i18n.{key}.{form}"), said))
}
