//! A question from `content/`, put with the component for its kind.

use content::{Content, Kind, Question};
use domain::field::Shape;
use domain::{Code, CodeSet, Problem, Problems};
use leptos::prelude::*;

use super::Filled;
use crate::components::{Asked, Checkboxes, Choice, Input, Radios, Refusal, Select, Textarea};

/// The question, filled in as it was, with what is wrong with it.
pub(super) fn view(
    words: &'static Content,
    question: &Question,
    shape: Shape,
    filled: &Filled,
    problems: &Problems,
) -> AnyView {
    let name = question.name.clone();
    let problem = problems.iter().find(|problem| problem.field() == name);
    let asked = Asked {
        label: question.label.clone(),
        hint: question.hint.clone(),
        error: problem.map(|problem| words.problem(problem)),
        name: name.clone(),
    };
    let choices = |set: CodeSet| choices(words, set, &name, filled);
    match (question.kind, shape) {
        (Kind::Checkboxes, Shape::Many(set)) => view! { <Checkboxes asked=asked choices=choices(set) /> }.into_any(),
        (Kind::Select, Shape::One(set)) => view! { <Select asked=asked choices=choices(set) /> }.into_any(),
        (_, Shape::One(set) | Shape::Many(set)) => {
            let inline = set == domain::codes::Answer::SET;
            view! { <Radios asked=asked choices=choices(set) inline=inline /> }.into_any()
        }
        (Kind::Textarea, Shape::Words(_)) => view! { <Textarea asked=asked value=filled.words(&name) /> }.into_any(),
        (_, Shape::Words(_)) => {
            view! { <Input asked=asked value=filled.words(&name) mode=question.mode.clone() /> }.into_any()
        }
    }
}

fn choices(words: &Content, set: CodeSet, name: &str, filled: &Filled) -> Vec<Choice> {
    let choice = |code: &&str| Choice {
        value: (*code).to_owned(),
        text: words.codes.label(set.name, code).to_owned(),
        chosen: filled.has(name, code),
    };
    set.codes.iter().map(choice).collect()
}

/// The lines of the error summary, for questions on the page itself.
pub(super) fn refusals(words: &Content, problems: &Problems) -> Vec<Refusal> {
    refusals_on(words, problems, |_| String::new())
}

/// The lines of the error summary, each led to the page that asks for the field.
pub(super) fn refusals_on(words: &Content, problems: &Problems, page: impl Fn(&str) -> String) -> Vec<Refusal> {
    let refusal = |problem: &Problem| {
        let field = problem.field();
        let asked = words.question(&field).is_some() || domain::check::FIELDS.iter().any(|(name, _)| *name == field);
        let sentence = words.problem(problem);
        // What no question asks came from no honest form: name it, for whoever is testing.
        let sentence = if asked { sentence } else { format!("{sentence}: {field}") };
        Refusal { href: format!("{}#{field}", page(&field)), sentence }
    };
    problems.iter().map(refusal).collect()
}
