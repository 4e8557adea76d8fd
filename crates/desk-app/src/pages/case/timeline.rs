//! When things happened: drawn, and as tables that say the same.

use domain::access::Part;
use leptos::prelude::*;

use super::super::parts::{columns, counted, held, section};
use super::timeline_drawn;
use crate::model::{CasePage, TimelineRow};

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    let body = if file.is_kept_back(Part::Words) {
        view! { {timeline_drawn::view(file.pattern.as_ref())} <div class="in">{held()}</div> }.into_any()
    } else if file.timeline.is_empty() {
        view! { <p class="in muted">"No incident was told one by one."</p> }.into_any()
    } else {
        let rows = file.timeline.iter().map(row).collect_view();
        view! {
            {timeline_drawn::view(file.pattern.as_ref())}
            <table class="stack top-al">
                <caption class="vh">"Incidents by their dates"</caption>
                {columns(&["When, in their words", "What", "Where", "Who saw it", "What is kept"])}
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let count =
        (!file.timeline.is_empty()).then(|| view! { <p>{counted(file.timeline.len(), "incident", "incidents")}</p> });
    section("time", "", "Timeline", count, body)
}

fn row(row: &TimelineRow) -> AnyView {
    let cell = |name: &'static str, words: &str| {
        let class = if words.is_empty() { "none" } else { "" };
        view! { <td data-l=name class=class><span class="pre" dir="auto">{words.to_owned()}</span></td> }
    };
    view! {
        <tr>
            <th scope="row" dir="auto">{row.when.clone()}</th>
            {cell("What", &row.what)}
            {cell("Where", &row.place)}
            {cell("Who saw it", &row.witnesses)}
            {cell("What is kept", &row.evidence)}
        </tr>
    }
    .into_any()
}
