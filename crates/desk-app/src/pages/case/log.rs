//! The log of the case. Absent for those who may not see it.

use domain::access::Part;
use leptos::prelude::*;

use super::super::parts::{columns, section};
use crate::model::CasePage;

pub(super) fn view(page: &CasePage) -> Option<AnyView> {
    let file = &page.file;
    if file.is_kept_back(Part::Log) {
        return None;
    }
    let rows = file.log.iter().map(|entry| {
        view! {
            <tr>
                <th scope="row" class="nowrap">{entry.at.clone()}</th>
                <td data-l="Who"><span dir="auto">{entry.who.clone()}</span></td>
                <td data-l="What"><span>{entry.what.clone()}</span></td>
                <td class="num mono" data-l="Row">{entry.number}</td>
            </tr>
        }
    });
    let table = view! {
        <table class="stack tight">
            <caption class="vh">"Log of this case, the newest first"</caption>
            {columns(&["When", "Who", "What", "Row"])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
    };
    Some(section("log", "", "Log of this case", view! { <p>"Every view is written down, yours too"</p> }, table))
}
