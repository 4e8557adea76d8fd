//! Questions answered in words.

use leptos::prelude::*;

use super::Asked;

/// A line of words.
#[component]
pub fn Input(
    /// The question.
    asked: Asked,
    /// What was written.
    value: String,
    /// The keyboard a phone should show.
    mode: Option<String>,
) -> impl IntoView {
    let class = if asked.error.is_some() { "govuk-input govuk-input--error" } else { "govuk-input" };
    view! {
        <div class=asked.group_class()>
            {asked.label()} {asked.notes()}
            <input
                class=class
                id=asked.name.clone()
                name=asked.name.clone()
                type="text"
                inputmode=mode
                dir="auto"
                value=value
                aria-describedby=asked.described_by()
            />
        </div>
    }
}

/// Several lines of words.
#[component]
pub fn Textarea(
    /// The question.
    asked: Asked,
    /// What was written.
    value: String,
) -> impl IntoView {
    let class = if asked.error.is_some() { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" };
    view! {
        <div class=asked.group_class()>
            {asked.label()} {asked.notes()}
            <textarea
                class=class
                id=asked.name.clone()
                name=asked.name.clone()
                rows="8"
                dir="auto"
                aria-describedby=asked.described_by()
            >
                {inside_textarea(&value)}
            </textarea>
        </div>
    }
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
        let asked = Asked { name: "behaviour.text".to_owned(), ..Asked::default() };
        let value = "\n</textarea><script>alert(1)</script> & \"quotes\" &lt;".to_owned();
        let html = Textarea(TextareaProps { asked, value }).to_html();
        assert!(
            html.contains(">\n\n&lt;/textarea>&lt;script>alert(1)&lt;/script> &amp; \"quotes\" &amp;lt;</textarea>"),
            "{html}"
        );
    }

    #[test]
    fn words_can_not_end_the_attribute_they_stand_in() {
        let asked = Asked { name: "person.name".to_owned(), ..Asked::default() };
        let value = "\"><script><!>&".to_owned();
        let html = Input(InputProps { asked, value, mode: None }).to_html();
        assert!(html.contains("value=\"&quot;&gt;&lt;script&gt;&lt;!&gt;&amp;\""), "{html}");
    }
}
