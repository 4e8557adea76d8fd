//! What happened, seen together: a calendar and a line that rises, and a table that says the same. Drawn by the server
//! into the page, so that seeing it asks nobody.

use std::fmt::Write;

use content::Content;
use domain::pattern::{Cell, Pattern, Unit};
use domain::when::day_in_words;
use leptos::prelude::*;

/// The side of a cell and the space between two, in the units of the picture.
const CELL: usize = 14;
const STEP: usize = 18;
/// How high the line may rise.
const RISE: usize = 80;

pub(super) fn view(words: &'static Content, pattern: Option<&Pattern>) -> Option<AnyView> {
    let (pattern, text) = (pattern?, &words.site.pattern);
    let columns = pattern.columns().count();
    let height = pattern.unit.rows() * STEP + RISE + STEP;
    let view_box = format!("0 0 {} {height}", columns.max(6) * STEP);
    let label = text.label.replace("{total}", &pattern.total().to_string());
    let rows = pattern.marked().map(|cell| {
        view! {
            <tr class="govuk-table__row">
                <th class="govuk-table__header" scope="row">{named(pattern.unit, cell)}</th>
                <td class="govuk-table__cell">{cell.count}</td>
                <td class="govuk-table__cell">{cell.so_far}</td>
            </tr>
        }
    });
    let undated = (pattern.undated > 0).then(|| {
        view! { <p class="govuk-body">{text.undated.replace("{count}", &pattern.undated.to_string())}</p> }
    });
    let header = |title: &'static str| view! { <th class="govuk-table__header" scope="col">{title}</th> };
    let whole = view! {
        <section class="fs-card fs-card--tint">
            <h2 class="govuk-heading-m">{text.title.as_str()}</h2>
            <p class="govuk-body">{text.lead.as_str()}</p>
            <svg class="fs-pattern fs-pattern--s" viewBox=view_box role="img" aria-label=label inner_html=drawn(pattern)></svg>
            <table class="govuk-table">
                <caption class="govuk-visually-hidden">{text.title.as_str()}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        {header(&text.when)} {header(&text.count)} {header(&text.so_far)}
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{rows.collect_view()}</tbody>
            </table>
            {undated}
        </section>
    };
    Some(whole.into_any())
}

/// Numbers only: nothing that anybody wrote is in the picture.
fn drawn(pattern: &Pattern) -> String {
    let mut shapes = String::new();
    let below = pattern.unit.rows() * STEP;
    let mut line = format!("0,{}", below + RISE);
    for (at, column) in pattern.columns().enumerate() {
        for (row, cell) in column.iter().enumerate() {
            let class = if cell.count > 0 { "d" } else { "c" };
            let (x, y) = (at * STEP, row * STEP);
            let _ = write!(shapes, r#"<rect class="{class}" x="{x}" y="{y}" width="{CELL}" height="{CELL}" rx="3"/>"#);
        }
        let so_far = column.last().map_or(0, |cell| cell.so_far);
        let _ = write!(line, " {},{}", at * STEP + CELL, below + RISE - RISE * so_far / pattern.total().max(1));
    }
    let _ = write!(shapes, r#"<polyline class="l" points="{line}"/>"#);
    shapes
}

/// A day or a month in words.
fn named(unit: Unit, cell: &Cell) -> String {
    let day = day_in_words(&cell.begins.to_string()).unwrap_or_default();
    match unit {
        Unit::Days => day,
        Unit::Months => day.split_once(' ').map_or(day.clone(), |(_, month)| month.to_owned()),
    }
}
