//! Digital evidence; what is gone soonest comes first.

use domain::access::Part;
use leptos::prelude::*;

use super::super::parts::{columns, due, held, section};
use super::forms;
use crate::model::{CasePage, LeadRow};

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    if file.is_kept_back(Part::Leads) || file.is_kept_back(Part::Identifiers) {
        return section("leads", "", "Digital leads", None::<AnyView>, view! { <div class="in">{held()}</div> });
    }
    let rows = file.leads.iter().map(|lead| row(page, lead)).collect_view();
    let table = (!file.leads.is_empty()).then(|| {
        view! {
            <table class="top-al stack">
                <caption class="vh">"Digital leads, what is gone soonest first"</caption>
                {columns(&["Gone", "Source", "Identifier, exactly", "First and last seen", "How far"])}
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let none = file.leads.is_empty().then(|| view! { <p class="in muted">"None yet."</p> });
    let form =
        forms::folded(page, "lead", None, "Add a lead").map(|form| view! { <div class="in no-print">{form}</div> });
    let lead = view! { <p>"What is gone soonest comes first"</p> };
    section("leads", "", "Digital leads", lead, view! { {table} {none} {form} })
}

fn row(page: &CasePage, lead: &LeadRow) -> AnyView {
    let gone = match &lead.gone {
        Some(gone) => due(gone),
        None => view! { <span class="muted">"Not known"</span> }.into_any(),
    };
    let (kind, value) = lead.identifier.clone();
    let strike = forms::folded(page, "strike", Some(lead.number), "Strike it through");
    view! {
        <tr>
            <td data-l="Gone">{gone}</td>
            <th scope="row" dir="auto">{lead.source.clone()}</th>
            <td data-l="Identifier"><span><span class="line small muted">{kind}</span><bdi class="mono">{value}</bdi></span></td>
            <td data-l="Seen"><span class="small pre" dir="auto">{lead.seen.clone()}</span></td>
            <td data-l="How far"><div>{lead.step.clone()} {strike}</div></td>
        </tr>
    }
    .into_any()
}
