//! A question that is put in rows, one for each of several things.

use content::RowsWords;
use domain::field::Shape;
use domain::rows::{Rows, SAMPLE};
use govuk::{Attributes, Button, ButtonOptions, Fieldset, FieldsetOptions};
use leptos::prelude::*;

use super::put::Put;
use super::{Filled, several};

/// All rows that are filled in, one more where that was asked for, a button for another, and what the browser needs to
/// make one itself. `put` is the question; what is asked in each row is in its words.
pub(super) fn view(put: &Put<'_>, rows: &'static Rows) -> AnyView {
    let Some(words) = &put.question.rows else { return ().into_any() };
    let name = rows.name;
    let filled = put.filled.rows(rows);
    let more = usize::from((put.adding || filled == 0) && filled < rows.most);
    let count = filled + more;
    let shown: Vec<_> = (0..count).map(|at| row(put, rows, words, at)).collect();
    let add = (count < rows.most).then(|| button(words.add.clone(), "add", name.to_owned(), false));
    // With nothing told there is nothing to order; where scripts run, the first row added shows it.
    let sort = words.sort.clone().map(|text| button(text, "sort", name.to_owned(), filled == 0));
    let buttons = view! { <div class="govuk-button-group">{add} {sort}</div> };
    let (class, fields) = several::view(put, several::reached_as(name), view! { {shown} {buttons} }.into_any());
    let template = row(put, rows, words, SAMPLE);
    view! {
        <div class=class data-rows=name data-most-rows=rows.most.to_string()>{fields}</div>
        <template data-row-of=name>{template}</template>
    }
    .into_any()
}

/// One row. All can be removed but one that is alone and empty.
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
    let fieldset = FieldsetOptions {
        legend: Some(several::legend(&words.title(at), "s")),
        attributes: several::reached_as(&name),
        ..FieldsetOptions::default()
    };
    let remove = (at > 0 || put.filled.rows(rows) > 0).then(|| button(words.remove(at), "remove", name, false));
    view! { <div class="fs-row" data-row=""><Fieldset options=fieldset>{asked} {remove}</Fieldset></div> }.into_any()
}

/// A button that keeps the form and comes back to it.
fn button(text: String, name: &str, value: String, hidden: bool) -> impl IntoView + use<> {
    let attributes = Attributes::from([("formnovalidate", "")]);
    let options = ButtonOptions {
        text,
        name: name.to_owned(),
        value,
        classes: "govuk-button--secondary".to_owned(),
        attributes: if hidden { attributes.with("hidden", "") } else { attributes },
        ..ButtonOptions::default()
    };
    view! { <Button options=options /> }
}
