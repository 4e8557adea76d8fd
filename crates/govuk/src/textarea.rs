//! Several lines of words.

use leptos::prelude::*;

use super::parts::{Field, asking, classes, given, piece};

asking! {
    labelled:
    /// A question that is answered in several lines of words.
    TextareaOptions {
        /// What was written.
        pub value: String,
        /// How many lines it shows, 5 if unsaid.
        pub rows: Option<u32>,
        /// Whether nothing can be written.
        pub disabled: bool,
        /// Further ids of what describes it.
        pub described_by: String,
        /// What a browser may fill in.
        pub autocomplete: String,
        /// Whether the browser checks spelling.
        pub spellcheck: Option<bool>,
    }
}

/// Several lines of words.
#[component]
pub fn Textarea(
    /// Its options.
    options: TextareaOptions,
) -> impl IntoView {
    textarea(options, ().into_any())
}

/// The same, with something right below.
pub(super) fn textarea(options: TextareaOptions, below: AnyView) -> AnyView {
    let id = given(options.id).unwrap_or_else(|| options.name.clone());
    let notes = (options.hint, options.error_message);
    let mut field = Field::new(&id, options.label, notes, options.form_group, &options.described_by);
    let class = classes(["govuk-textarea", if field.wrong() { "govuk-textarea--error" } else { "" }, &options.classes]);
    let (before, after) = field.beside();
    let described_by = field.described_by();
    let element = view! {
        {piece(before)}
        <textarea
            class={class}
            id={id}
            name={options.name}
            rows={options.rows.unwrap_or(5).to_string()}
            spellcheck={options.spellcheck.map(|yes| yes.to_string())}
            disabled={options.disabled}
            aria-describedby={described_by}
            autocomplete={given(options.autocomplete)}
            {..options.attributes.spread()}
        >
            {inside_textarea(&options.value)}
        </textarea>
        {below}
        {piece(after)}
    };
    field.around(element.into_any())
}

/// Leptos writes a textarea's content as it is, so that `</textarea>` in an answer would end it:
/// escape it here. The first line end is one that browsers drop, in place of the answer's own.
fn inside_textarea(value: &str) -> String {
    format!("\n{}", value.replace('&', "&amp;").replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_not_end_the_field_they_stand_in() {
        let value = "\n</textarea><script>alert(1)</script> & \"quotes\" &lt;".to_owned();
        let options = TextareaOptions { name: "behaviour.text".to_owned(), value, ..TextareaOptions::default() };
        let html = Textarea(TextareaProps { options }).to_html();
        assert!(
            html.contains(">\n\n&lt;/textarea>&lt;script>alert(1)&lt;/script> &amp; \"quotes\" &amp;lt;</textarea>"),
            "{html}"
        );
    }
}
