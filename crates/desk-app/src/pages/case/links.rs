//! Other cases that are the same, or about the same person. Nothing is merged.

use domain::access::Part;
use leptos::prelude::*;

use super::super::parts::{columns, held, section};
use super::forms;
use crate::model::CasePage;

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    if file.is_kept_back(Part::Notes) {
        return section("links", "", "Linked cases", None::<AnyView>, view! { <div class="in">{held()}</div> });
    }
    let rows = file.links.iter().map(|link| {
        let href = format!("/cases/{}", link.reference);
        view! {
            <tr>
                <th scope="row"><a class="ref" href=href>{link.reference.clone()}</a></th>
                <td data-l="What">{link.kind.clone()}</td>
                <td data-l="Why"><span dir="auto">{link.reason.clone()}</span></td>
                <td data-l="Who"><span>{link.by.clone()}</span></td>
            </tr>
        }
    });
    let table = (!file.links.is_empty()).then(|| {
        view! {
            <table class="stack">
                <caption class="vh">"Linked cases"</caption>
                {columns(&["Case", "What links them", "Why", "Who"])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    });
    let none = file.links.is_empty().then(|| view! { <p class="in muted">"None."</p> });
    let form = forms::folded(page, "link", None, "Link another case")
        .map(|form| view! { <div class="in no-print">{form}</div> });
    section("links", "", "Linked cases", view! { <p>"Nothing is merged"</p> }, view! { {table} {none} {form} })
}
