//! Answers as they are read back to whoever gave them.

use content::{Content, Question};
use domain::Section;
use domain::asked::Asked;
use domain::field::{self, Shape};
use domain::rows;
use leptos::prelude::*;

use super::{Filled, section};
use crate::components::{
    SummaryAction, SummaryActions, SummaryKey, SummaryList, SummaryListOptions, SummaryRow, SummaryValue,
};

/// A question that was answered.
pub(super) struct Told<'a> {
    question: &'a Question,
    /// The question; in rows it says which row it stands in.
    pub(super) label: String,
    /// The answer, in the words of the person or in the words for the codes.
    pub(super) lines: Vec<String>,
}

/// The questions of a part that were answered, in their order.
pub(super) fn told<'a>(words: &'a Content, section: Section, filled: &Filled) -> Vec<Told<'a>> {
    let answer = |question: &'a Question, name: &str, label: String| {
        let lines = lines(words, name, filled);
        (!lines.is_empty()).then_some(Told { question, label, lines })
    };
    let mut all = Vec::new();
    for question in &words.sections.of(section).questions {
        let (Some(list), Some(asked)) = (rows::list(&question.name), &question.rows) else {
            all.extend(answer(question, &question.name, question.label.clone()));
            continue;
        };
        for row in 0..filled.rows(list) {
            all.extend(asked.questions.iter().filter_map(|inner| {
                answer(inner, &list.field(row, &inner.name), format!("{}: {}", asked.title(row), inner.label))
            }));
        }
    }
    all
}

/// The same as a list, or that there is nothing. Those of `unasked` stand where nothing was to be asked,
/// and say what becomes of them.
pub(super) fn list(
    words: &'static Content,
    section: Section,
    filled: &Filled,
    unasked: &[&'static Asked],
) -> impl IntoView + use<> {
    let told = told(words, section, filled);
    if told.is_empty() {
        return view! { <p class="govuk-body">{words.site.none_given.as_str()}</p> }.into_any();
    }
    let row = |told: Told<'static>| {
        let unasked = unasked.iter().find(|asked| asked.field == told.question.name);
        Some(SummaryRow {
            key: SummaryKey { text: told.label, ..SummaryKey::default() },
            value: SummaryValue {
                // What becomes of it stands before what it is.
                text: unasked.and(told.question.unasked.clone()).unwrap_or_default(),
                lines: told.lines,
                ..SummaryValue::default()
            },
            actions: unasked.map_or_else(SummaryActions::default, |asked| mend(words, told.question, asked)),
            ..SummaryRow::default()
        })
    };
    let rows = told.into_iter().map(row).collect();
    view! { <SummaryList options=SummaryListOptions { rows, ..SummaryListOptions::default() } /> }.into_any()
}

/// The way to the answer that decides, and so to this one.
fn mend(words: &Content, question: &Question, asked: &Asked) -> SummaryActions {
    let decides = Section::of(asked.after).map(section::address_to_change).unwrap_or_default();
    let action = SummaryAction {
        href: format!("{decides}#{}", asked.after),
        text: words.site.change.clone(),
        visually_hidden_text: question.label.to_lowercase(),
        ..SummaryAction::default()
    };
    SummaryActions { items: vec![action], ..SummaryActions::default() }
}

fn lines(words: &Content, name: &str, filled: &Filled) -> Vec<String> {
    let read = |value: &String| match field::shape(name) {
        Some(Shape::One(set) | Shape::Many(set)) => words.codes.label(set.name, value).to_owned(),
        _ => value.clone(),
    };
    filled.all(name).iter().map(read).collect()
}
