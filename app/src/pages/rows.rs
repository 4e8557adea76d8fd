//! A question that is put in rows, one for each of several things.

use content::RowsWords;
use domain::field::Shape;
use domain::rows::{Rows, SAMPLE};
use leptos::prelude::*;

use super::Filled;
use super::question::Put;
use crate::components::{
    Attributes, Button, ButtonOptions, ErrorMessage, ErrorMessageOptions, Fieldset, FieldsetOptions, Hint, HintOptions,
    LegendOptions,
};

/// All rows that are filled in and one more, a button for another, and what the browser needs to
/// make one itself. `put` is the question; what is asked in each row is in its words.
pub(super) fn view(put: &Put<'_>, rows: &'static Rows) -> AnyView {
    let Some(words) = &put.question.rows else { return ().into_any() };
    let name = rows.name;
    let count = (put.filled.rows(rows) + 1).min(rows.most.max(put.filled.rows(rows)));
    let shown: Vec<_> = (0..count).map(|at| row(put, rows, words, at)).collect();
    let (hint, error) = put.notes();
    let wrong = if error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    let ids = [hint.as_ref().map(|_| format!("{name}-hint")), error.as_ref().map(|_| format!("{name}-error"))];
    let hint = hint.map(|hint| {
        let options = HintOptions { id: format!("{name}-hint"), ..hint };
        view! { <Hint options=options /> }
    });
    let error = error.map(|error| {
        let options = ErrorMessageOptions { id: format!("{name}-error"), ..error };
        view! { <ErrorMessage options=options /> }
    });
    let fieldset = FieldsetOptions {
        described_by: ids.into_iter().flatten().collect::<Vec<_>>().join(" "),
        ..fieldset(&put.question.label, "govuk-fieldset__legend--s", name.to_owned())
    };
    let add = (count < rows.most).then(|| {
        let button = button(words.add.clone(), "add", name.to_owned());
        view! { <Button options=button /> }
    });
    let template = row(put, rows, words, SAMPLE);
    view! {
        <div class=wrong data-rows=name data-most-rows=rows.most.to_string()>
            <Fieldset options=fieldset>{hint} {error} {shown} {add}</Fieldset>
        </div>
        <template data-row-of=name>{template}</template>
    }
    .into_any()
}

/// One row. The first can be emptied, all others be removed.
fn row(put: &Put<'_>, rows: &'static Rows, words: &RowsWords, at: usize) -> AnyView {
    let asked = words.questions.iter().filter_map(|question| {
        let shape: Shape = rows.shape(&question.name)?;
        let name = rows.field(at, &question.name);
        let rules = domain::answers::alone::rules(&name);
        // For the sample nothing is filled in, and no form can make it so.
        let nothing = Filled::default();
        let filled = if at == SAMPLE { &nothing } else { put.filled };
        Some(Put { question, name, shape, filled, rules, ..put.clone() }.view())
    });
    let asked: Vec<_> = asked.collect();
    let name = format!("{}.{at}", rows.name);
    let fieldset = fieldset(&words.title(at), "govuk-fieldset__legend--s", name.clone());
    let remove = (at > 0).then(|| {
        let button = button(words.remove(at), "remove", name);
        view! { <Button options=button /> }
    });
    view! { <div class="fs-row" data-row=""><Fieldset options=fieldset>{asked} {remove}</Fieldset></div> }.into_any()
}

/// With an id that links lead to and the focus can be set on.
fn fieldset(legend: &str, size: &str, id: String) -> FieldsetOptions {
    let legend = LegendOptions { text: legend.to_owned(), classes: size.to_owned(), ..LegendOptions::default() };
    let attributes = Attributes::from([("id", id.as_str()), ("tabindex", "-1")]);
    FieldsetOptions { legend: Some(legend), attributes, ..FieldsetOptions::default() }
}

/// A button that keeps the form and comes back to it.
fn button(text: String, name: &str, value: String) -> ButtonOptions {
    ButtonOptions {
        text,
        name: name.to_owned(),
        value,
        classes: "govuk-button--secondary".to_owned(),
        attributes: Attributes::from([("formnovalidate", "")]),
        ..ButtonOptions::default()
    }
}
