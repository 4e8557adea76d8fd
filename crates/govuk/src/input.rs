//! A line of words.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Field, Words, asking, classes, given, piece, reading};

asking! {
    labelled:
    /// A question that is answered in a line of words.
    InputOptions {
        /// Its type, `text` if unsaid.
        pub r#type: String,
        /// What was written.
        #[serde(deserialize_with = "reading::some_said")]
        pub value: Option<String>,
        /// Whether nothing can be written.
        pub disabled: bool,
        /// Further ids of what describes it.
        pub described_by: String,
        /// What always stands before the answer.
        pub prefix: Option<Affix>,
        /// What always stands after the answer.
        pub suffix: Option<Affix>,
        /// The box around the line and what stands beside it.
        pub input_wrapper: InputWrapper,
        /// The keyboard a phone should show.
        pub inputmode: String,
        /// What a browser may fill in.
        pub autocomplete: String,
        /// What a phone writes in capitals.
        pub autocapitalize: String,
        /// What the answer must look like.
        pub pattern: String,
        /// Whether the browser checks spelling.
        pub spellcheck: Option<bool>,
    }
}

/// What always stands beside an answer.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct Affix {
    /// What it says.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// The box around a line and what stands beside it.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct InputWrapper {
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// A line of words.
#[component]
pub fn Input(
    /// Its options.
    options: InputOptions,
) -> impl IntoView {
    let id = given(options.id).unwrap_or_else(|| options.name.clone());
    let notes = (options.hint, options.error_message);
    let mut field = Field::new(&id, options.label, notes, options.form_group, &options.described_by);
    let class = classes(["govuk-input", &options.classes, if field.wrong() { "govuk-input--error" } else { "" }]);
    let input = view! {
        <input
            class={class}
            id={id}
            name={options.name}
            type={given(options.r#type).unwrap_or_else(|| "text".to_owned())}
            spellcheck={options.spellcheck.map(|yes| yes.to_string())}
            value={options.value}
            disabled={options.disabled}
            aria-describedby={field.described_by()}
            autocomplete={given(options.autocomplete)}
            autocapitalize={given(options.autocapitalize)}
            pattern={given(options.pattern)}
            inputmode={given(options.inputmode)}
            {..options.attributes.spread()}
        />
    };
    let (before, after) = field.beside();
    let (prefix, suffix) =
        (options.prefix.and_then(|it| affix(it, "prefix")), options.suffix.and_then(|it| affix(it, "suffix")));
    if before.is_none() && after.is_none() && prefix.is_none() && suffix.is_none() {
        return field.around(input.into_any());
    }
    let InputWrapper { classes: more, attributes } = options.input_wrapper;
    let class = classes(["govuk-input__wrapper", &more]);
    let wrapper = view! {
        <div class={class} {..attributes.spread()}>
            {piece(before)} {prefix} {input} {suffix} {piece(after)}
        </div>
    };
    field.around(wrapper.into_any())
}

fn affix(affix: Affix, side: &str) -> Option<AnyView> {
    let words = Words::new(affix.text, affix.html);
    let class = classes([&format!("govuk-input__{side}"), &affix.classes]);
    let view =
        view! { <div class={class} aria-hidden="true" {..affix.attributes.spread()}>{words.clone().view()}</div> };
    (!words.is_empty()).then(|| view.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_not_end_the_attribute_they_stand_in() {
        let value = Some("\"><script><!>&".to_owned());
        let options = InputOptions { name: "person.name".to_owned(), value, ..InputOptions::default() };
        let html = Input(InputProps { options }).to_html();
        assert!(html.contains("value=\"&quot;&gt;&lt;script&gt;&lt;!&gt;&amp;\""), "{html}");
    }
}
