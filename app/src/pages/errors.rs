//! What is wrong with a form, said above it.

use content::Content;
use domain::{Problem, Problems};
use govuk::{Attributes, ErrorLine, ErrorMessage, ErrorMessageOptions, ErrorSummary, ErrorSummaryOptions};
use leptos::prelude::*;

/// The problems, each with a link. It takes the focus as the page opens, without any script, so that
/// a screen reader begins here.
pub(super) fn summary(words: &'static Content, error_list: Vec<ErrorLine>) -> AnyView {
    let options = ErrorSummaryOptions {
        title_text: words.site.error_title.clone(),
        error_list,
        attributes: Attributes::from([("tabindex", "-1"), ("autofocus", "")]),
        ..ErrorSummaryOptions::default()
    };
    view! { <ErrorSummary options=options /> }.into_any()
}

/// The same without any problem, and the message at a question, for the browser to fill in.
pub(super) fn templates(words: &'static Content) -> impl IntoView {
    let text = words.site.error_title.clone();
    let line = ErrorLine { href: "#main".to_owned(), text, ..ErrorLine::default() };
    view! {
        <template data-form="summary" data-prefix=words.site.error_prefix.as_str()>
            {summary(words, vec![line])}
        </template>
        <template data-form="error">
            <ErrorMessage options=ErrorMessageOptions::default() />
        </template>
    }
}

/// The lines of the error summary, for questions on the page itself.
pub(super) fn lines(words: &Content, problems: &Problems) -> Vec<ErrorLine> {
    lines_on(words, problems, |_| String::new())
}

/// The lines of the error summary, in the order of the questions, each led to the page that asks for the field.
pub(super) fn lines_on(words: &Content, problems: &Problems, page: impl Fn(&str) -> String) -> Vec<ErrorLine> {
    let refusal = |problem: &Problem| {
        let field = problem.field();
        let asked = words.question(&field).is_some() || domain::check::FIELDS.iter().any(|(name, _)| *name == field);
        let sentence = words.problem(problem);
        // What no question asks came from no honest form: name it, for whoever is testing.
        let text = if asked || field.is_empty() { sentence } else { format!("{sentence}: {field}") };
        ErrorLine { href: format!("{}#{field}", page(&field)), text, ..ErrorLine::default() }
    };
    let mut problems: Vec<&Problem> = problems.iter().collect();
    problems.sort_by_key(|problem| words.place(&problem.field()));
    // Several codes of one question that are not known are one thing to mend.
    problems.dedup_by_key(|problem| (problem.field(), problem.code));
    problems.into_iter().map(refusal).collect()
}
