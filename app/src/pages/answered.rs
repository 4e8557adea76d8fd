//! Answers as they are read back to whoever gave them.

use content::{Content, Question};
use domain::Section;
use domain::asked::Asked;
use domain::field::{self, Shape};
use domain::rows::{self, Rows};

use super::{Filled, section};
use crate::components::{SummaryAction, SummaryActions, SummaryKey, SummaryRow, SummaryValue};

/// The questions of a part that were answered. In the words of the person, or in the words for the codes.
/// Those of `unasked` stand where nothing was to be asked, and say what becomes of them.
pub(super) fn rows(
    words: &Content,
    section: Section,
    filled: &Filled,
    unasked: &[&'static Asked],
) -> Vec<Option<SummaryRow>> {
    let answered = |question: &Question| {
        let lines = lines(words, &question.name, filled);
        let unasked = unasked.iter().find(|asked| asked.field == question.name);
        (!lines.is_empty()).then(|| SummaryRow {
            key: SummaryKey { text: question.label.clone(), ..SummaryKey::default() },
            value: SummaryValue {
                // What becomes of it stands before what it is.
                text: unasked.and(question.unasked.clone()).unwrap_or_default(),
                lines,
                ..SummaryValue::default()
            },
            actions: unasked.map_or_else(SummaryActions::default, |asked| mend(words, section, question, asked)),
            ..SummaryRow::default()
        })
    };
    let all = words.sections.of(section).questions.iter();
    all.flat_map(|question| match rows::list(&question.name) {
        Some(list) => in_rows(words, question, list, filled),
        None => vec![answered(question)],
    })
    .collect()
}

/// What was answered in rows; each says which row it stands in.
fn in_rows(words: &Content, question: &Question, list: &Rows, filled: &Filled) -> Vec<Option<SummaryRow>> {
    let Some(asked) = &question.rows else { return Vec::new() };
    let answered = |row: usize, inner: &Question| {
        let lines = lines(words, &list.field(row, &inner.name), filled);
        let text = format!("{}: {}", asked.title(row), inner.label);
        (!lines.is_empty()).then(|| SummaryRow {
            key: SummaryKey { text, ..SummaryKey::default() },
            value: SummaryValue { lines, ..SummaryValue::default() },
            ..SummaryRow::default()
        })
    };
    let each = |row| asked.questions.iter().map(move |inner| (row, inner));
    (0..filled.rows(list)).flat_map(each).map(|(row, inner)| answered(row, inner)).collect()
}

/// The way to the answer that decides, and so to this one.
fn mend(words: &Content, section: Section, question: &Question, asked: &Asked) -> SummaryActions {
    let action = SummaryAction {
        href: format!("{}#{}", section::address(section), asked.after),
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
