//! What was posted and could not be taken, as a form that sends it once more.

use content::Content;
use domain::field::{self, Shape};
use govuk::{Button, ButtonOptions, LabelOptions, Textarea, TextareaOptions};
use leptos::prelude::*;

/// A form as it was posted.
#[derive(Clone, Debug)]
pub struct Again {
    /// Where it was posted.
    pub action: String,
    /// Name and value of each field.
    pub fields: Vec<(String, String)>,
}

/// The form, as markup to stand on a page that says why. Words that somebody wrote are shown, to be kept
/// elsewhere in need; what was chosen goes along unseen.
pub fn again(words: &'static Content, again: &Again) -> String {
    let text = &words.site.again;
    let fields = again.fields.iter().enumerate().map(|(at, (name, value))| field(words, at, name, value));
    let button = ButtonOptions { text: text.button.clone(), ..ButtonOptions::default() };
    let view = view! {
        <form method="post" action=again.action.clone() autocomplete="off" novalidate>
            <h2 class="govuk-heading-m">{text.title.clone()}</h2>
            <p class="govuk-body">{text.kept.clone()}</p>
            {fields.collect_view()}
            <Button options=button />
        </form>
    };
    view.to_html().replace("<!>", "")
}

fn field(words: &'static Content, at: usize, name: &str, value: &str) -> AnyView {
    let (name, value) = (name.to_owned(), value.to_owned());
    let question = words.question(&name).filter(|_| matches!(field::shape(&name), Some(Shape::Words(_))));
    let Some(question) = question.filter(|_| !value.is_empty()) else {
        return view! { <input type="hidden" name=name value=value /> }.into_any();
    };
    let label = LabelOptions { text: question.label.clone(), ..LabelOptions::default() };
    // See written.rs: what is typed goes to no spelling service, and stays in no browser.
    let (id, spellcheck, autocomplete) = (format!("again-{at}"), Some(false), "off".to_owned());
    let options = TextareaOptions { name, id, label, value, autocomplete, spellcheck, ..TextareaOptions::default() };
    view! { <Textarea options=options /> }.into_any()
}
