//! Why the case is in its band.

use domain::access::Part;
use leptos::prelude::*;

use super::super::parts::{columns, held, section};
use crate::model::{CasePage, WhyRow};
use crate::words;

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    // The answers that a flag came from are words of the person.
    let from = !file.is_kept_back(Part::Words);
    let rows = file.why.iter().map(|why| row(why, from)).collect_view();
    let names: &[&'static str] =
        if from { &["Flag", "Counts as", "From these answers"] } else { &["Flag", "Counts as"] };
    let by_hand = file.by_rule.map(|rule| {
        let said = format!(
            "The rule gave band {} {}. Somebody gave band {} instead.",
            rule.number(),
            words::band(rule),
            file.band.number()
        );
        view! { <p class="in">{said}</p> }
    });
    let none = file.why.is_empty().then(|| view! { <p class="in muted">"No flag was raised."</p> });
    let table = (!file.why.is_empty()).then(|| {
        view! {
            <table class="stack top-al">
                <caption class="vh">"Flags and the answers that they came from"</caption>
                {columns(names)}
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let kept_back = (!from).then(|| view! { <div class="in">{held()}</div> });
    let lead = format!("Rule version {}. It sorts for reading; it is not a risk assessment.", file.rule_version);
    let title = format!("Why it is in band {}", file.band.number());
    section("why", "", title, view! { <p>{lead}</p> }, view! { {by_hand} {table} {none} {kept_back} })
}

fn row(why: &WhyRow, from: bool) -> AnyView {
    let from = from.then(|| {
        let from = why.from.iter().map(|told| {
            let lines = told.lines.join(", ");
            view! { <span class="line">{told.label.clone()} " " <b dir="auto">{lines}</b></span> }
        });
        view! { <td data-l="Answers"><span>{from.collect_view()}</span></td> }
    });
    view! { <tr><th scope="row">{why.flag.clone()}</th><td data-l="Counts as">{why.counts_as.clone()}</td> {from}</tr> }
        .into_any()
}
