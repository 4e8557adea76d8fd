//! Answers as they are read back to whoever gave them.

use content::{Content, Question};
use domain::Step;
use domain::asked::Asked;
use domain::field::{self, Shape};
use domain::rows;
use govuk::{SummaryAction, SummaryActions, SummaryKey, SummaryList, SummaryListOptions, SummaryRow, SummaryValue};
use leptos::prelude::*;

use super::{Filled, return_to};

/// A question that was answered.
pub(super) struct Told<'a> {
    question: &'a Question,
    /// Whether the report is about someone else than the reporter.
    second_hand: bool,
    /// What the row is called in which it stands, where it stands in one.
    pub(super) row: Option<String>,
    /// The answer, in the words of the person or in the words for the codes.
    pub(super) lines: Vec<String>,
}

impl Told<'_> {
    /// The question.
    pub(super) fn label(&self) -> &str {
        self.question.label(self.second_hand)
    }
}

/// The questions of a page that were answered, in their order.
pub(super) fn told<'a>(words: &'a Content, step: Step, filled: &Filled, second_hand: bool) -> Vec<Told<'a>> {
    let answer = |question: &'a Question, name: &str, row: Option<String>| {
        let lines = lines(words, name, filled);
        (!lines.is_empty()).then_some(Told { question, second_hand, row, lines })
    };
    let mut all = Vec::new();
    for question in &words.step(step).questions {
        let (Some(list), Some(asked)) = (rows::list(&question.name), &question.rows) else {
            all.extend(answer(question, &question.name, None));
            continue;
        };
        for row in 0..filled.rows(list) {
            let inner = asked.questions.iter();
            all.extend(inner.filter_map(|inner| answer(inner, &list.field(row, &inner.name), Some(asked.title(row)))));
        }
    }
    all
}

/// Below which heading a list stands: its rows are one level below that.
#[derive(Clone, Copy)]
pub(super) enum Under {
    /// A part's, of level 2.
    Part,
    /// A page's within a part's, of level 3.
    Page,
}

/// The same as lists, each row under its name, or that there is nothing. Those of `unasked` stand where
/// nothing was to be asked, and say what becomes of them.
pub(super) fn list(
    words: &'static Content,
    step: Step,
    filled: &Filled,
    second_hand: bool,
    unasked: &[&'static Asked],
    under: Under,
) -> impl IntoView + use<> {
    let told = told(words, step, filled, second_hand);
    if told.is_empty() {
        return view! { <p class="govuk-body">{words.site.none_given.as_str()}</p> }.into_any();
    }
    let lists = told.chunk_by(|one, next| one.row == next.row).map(|told| {
        let rows = told.iter().map(|told| Some(summary(words, told, unasked))).collect();
        let name = told[0].row.clone().map(|row| match under {
            Under::Part => view! { <h3 class="govuk-heading-s">{row}</h3> }.into_any(),
            Under::Page => view! { <h4 class="govuk-heading-s">{row}</h4> }.into_any(),
        });
        view! { {name} <SummaryList options=SummaryListOptions { rows, ..SummaryListOptions::default() } /> }
    });
    view! { <div>{lists.collect_view()}</div> }.into_any()
}

fn summary(words: &Content, told: &Told<'_>, unasked: &[&'static Asked]) -> SummaryRow {
    let unasked = unasked.iter().find(|asked| asked.field == told.question.name);
    SummaryRow {
        key: SummaryKey { text: told.label().to_owned(), ..SummaryKey::default() },
        value: SummaryValue {
            // What becomes of it stands before what it is.
            text: unasked.and(told.question.unasked.clone()).unwrap_or_default(),
            lines: told.lines.clone(),
            ..SummaryValue::default()
        },
        actions: unasked.map_or_else(SummaryActions::default, |asked| mend(words, told, asked)),
        ..SummaryRow::default()
    }
}

/// The way to the answer that decides, and so to this one.
fn mend(words: &Content, told: &Told<'_>, asked: &Asked) -> SummaryActions {
    let decides = Step::of(asked.after).map(return_to::address_to_change).unwrap_or_default();
    let action = SummaryAction {
        href: format!("{decides}#{}", asked.after),
        text: words.site.change.clone(),
        visually_hidden_text: told.label().to_lowercase(),
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
