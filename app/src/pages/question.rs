//! A question from `content/`, put with the component for its kind.

use content::{Content, Kind, Question};
use domain::codes::Answer;
use domain::field::Shape;
use domain::{Code, CodeSet, Problems};
use leptos::prelude::*;

use super::Filled;
use crate::components::{
    Attributes, Checkboxes, CheckboxesOptions, Choice, ErrorMessageOptions, FieldsetOptions, HintOptions, Input,
    InputOptions, LabelOptions, LegendOptions, Radios, RadiosOptions, Select, SelectItem, SelectOptions, Textarea,
    TextareaOptions,
};

/// The question, filled in as it was, with what is wrong with it.
pub(super) fn view(
    words: &'static Content,
    question: &Question,
    shape: Shape,
    filled: &Filled,
    problems: &Problems,
) -> AnyView {
    let name = question.name.clone();
    match (question.kind, shape) {
        (Kind::Select, Shape::One(set)) => select(words, question, set, filled, problems),
        (kind, Shape::One(set) | Shape::Many(set)) => choose(words, question, (kind, set), filled, problems),
        (kind, Shape::Words(_)) => {
            let label = label(question);
            let (hint, error_message) = notes(words, question, problems);
            // Words are written in the direction of their own script, whatever the page's.
            let attributes = Attributes::from([("dir", "auto")]);
            let value = filled.words(&name);
            if kind == Kind::Textarea {
                let rows = Some(8);
                let options =
                    TextareaOptions { name, value, rows, label, hint, error_message, attributes, ..Default::default() };
                return view! { <Textarea options=options /> }.into_any();
            }
            let inputmode = question.mode.clone().unwrap_or_default();
            let value = Some(value);
            let options =
                InputOptions { name, value, label, hint, error_message, inputmode, attributes, ..Default::default() };
            view! { <Input options=options /> }.into_any()
        }
    }
}

/// Answers to choose from, all in sight.
fn choose(
    words: &'static Content,
    question: &Question,
    (kind, set): (Kind, CodeSet),
    filled: &Filled,
    problems: &Problems,
) -> AnyView {
    let name = question.name.clone();
    let (hint, error_message) = notes(words, question, problems);
    let legend = LegendOptions {
        text: question.label.clone(),
        classes: "govuk-fieldset__legend--s".to_owned(),
        ..LegendOptions::default()
    };
    let fieldset = Some(FieldsetOptions { legend: Some(legend), ..FieldsetOptions::default() });
    let choice = |code: &&str| Choice {
        value: (*code).to_owned(),
        text: words.codes.label(set.name, code).to_owned(),
        checked: Some(filled.has(&name, code)),
        ..Choice::default()
    };
    let items = set.codes.iter().map(|code| Some(choice(code))).collect();
    if kind == Kind::Checkboxes {
        let options = CheckboxesOptions { name, items, fieldset, hint, error_message, ..Default::default() };
        return view! { <Checkboxes options=options /> }.into_any();
    }
    // Yes, no and their kin are short enough to stand side by side.
    let inline = if set == Answer::SET { "govuk-radios--inline govuk-radios--small" } else { "" };
    let classes = inline.to_owned();
    let options = RadiosOptions { name, items, fieldset, hint, error_message, classes, ..Default::default() };
    view! { <Radios options=options /> }.into_any()
}

/// Many answers, in a list that opens. The first entry means: not answered.
fn select(words: &Content, question: &Question, set: CodeSet, filled: &Filled, problems: &Problems) -> AnyView {
    let name = question.name.clone();
    let (hint, error_message) = notes(words, question, problems);
    let text = words.site.choose.clone();
    let none = SelectItem { value: Some(String::new()), text, ..SelectItem::default() };
    let entry = |code: &&str| SelectItem {
        value: Some((*code).to_owned()),
        text: words.codes.label(set.name, code).to_owned(),
        selected: Some(filled.has(&name, code)),
        ..SelectItem::default()
    };
    let entries = set.codes.iter().map(entry);
    let items = std::iter::once(none).chain(entries).map(Some).collect();
    let label = label(question);
    let options = SelectOptions { name, items, label, hint, error_message, ..Default::default() };
    view! { <Select options=options /> }.into_any()
}

fn label(question: &Question) -> LabelOptions {
    LabelOptions { text: question.label.clone(), classes: "govuk-label--s".to_owned(), ..LabelOptions::default() }
}

/// Hint and error of a question.
fn notes(
    words: &Content,
    question: &Question,
    problems: &Problems,
) -> (Option<HintOptions>, Option<ErrorMessageOptions>) {
    let hint = question.hint.clone().map(|hint| HintOptions { html: Some(hint), ..HintOptions::default() });
    let problem = problems.iter().find(|problem| problem.field() == question.name);
    let error =
        problem.map(|problem| ErrorMessageOptions { text: words.problem(problem), ..ErrorMessageOptions::default() });
    (hint, error)
}
