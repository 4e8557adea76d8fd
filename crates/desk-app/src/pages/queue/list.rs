//! The rows. They say no flag and no word of a report, and stay where they are until the page is asked for again.

use domain::access::Role;
use domain::queue::State;
use domain::triage::Band;
use leptos::prelude::*;

use super::super::icons::Icon;
use super::super::parts::{band, band_box, columns, due, line, state};
use crate::model::{QueueLine, QueuePage, Signed};
use crate::words;

pub(super) fn view(page: &QueuePage, signed: Option<&Signed>) -> AnyView {
    if page.rows.is_empty() {
        let clear = format!("/queue?view={}", page.filter.view);
        let what = view! { "No case fits. " <a href=clear>"Clear the filters"</a> };
        return line("", Icon::Queue, what);
    }
    // Who is not told who has a case has no column for it.
    let owners = signed.is_none_or(|signed| signed.role != Role::Advocate);
    let closed = page.filter.view == "closed";
    let when = if closed { "Closed" } else { "Due" };
    let names: Vec<&'static str> = ["Reference", when, "State", "Owner", "Area and unit", "Also"]
        .into_iter()
        .filter(|name| owners || *name != "Owner")
        .collect();
    let groups = if closed {
        vec![(None, &page.rows[..])]
    } else {
        page.rows.chunk_by(|a, b| a.band == b.band).map(|rows| (rows.first().map(|row| row.band), rows)).collect()
    };
    let bodies = groups.into_iter().map(|(band, rows)| {
        let rows = rows.iter().map(|line| row(line, owners)).collect_view();
        view! { <tbody>{band.map(|band| group(page, band, names.len()))} {rows}</tbody> }
    });
    let next =
        page.next.as_ref().map(|next| view! { <a class="btn" href=next.href.clone() rel="next">"Next page"</a> });
    view! {
        <div class="card" data-list="">
            <table class="rows stack queue">
                <caption class="vh">"Cases by band, then by when they are due"</caption>
                {columns(&names)}
                {bodies.collect_view()}
            </table>
            <p class="keys" data-keys="" hidden></p>
        </div>
        <div class="btns">
            <span class="muted">"The list shows no words from reports, only what sorts them."</span>
            {next}
        </div>
    }
    .into_any()
}

fn group(page: &QueuePage, of: Band, columns: usize) -> AnyView {
    let counts = page.tiles.iter().find(|tile| tile.band == of).map(|tile| {
        let late = if tile.late > 0 { format!(", {} late", tile.late) } else { String::new() };
        format!("{} to read{late}", tile.waiting)
    });
    view! {
        <tr class="group">
            <td colspan=columns.to_string()>{band(of)} " " <span class="muted">{counts}</span></td>
        </tr>
    }
    .into_any()
}

fn row(row: &QueueLine, owners: bool) -> AnyView {
    let owner = owners.then(|| {
        let who = match &row.owner {
            Some(_) if row.own => view! { <b>"You"</b> }.into_any(),
            Some(owner) => view! { <span dir="auto">{owner.clone()}</span> }.into_any(),
            None => view! { <span class="muted">"Nobody"</span> }.into_any(),
        };
        view! { <td data-l="Owner">{who}</td> }
    });
    let outcome = row.outcome.map(|outcome| view! { " " <span class="small muted">{words::outcome(outcome)}</span> });
    let when = if row.state == State::Closed {
        view! { <time datetime=row.due.iso.clone()>{row.due.at.clone()}</time> }.into_any()
    } else {
        due(&row.due)
    };
    let unit = row.unit.clone().map(|unit| view! { " " <span class="muted small">{unit}</span> });
    let area = row.area.clone().unwrap_or_else(|| "Not known".to_owned());
    let also = row.also.iter().map(|also| view! { <span class="tag soft">{also.clone()}</span> " " }).collect_view();
    let also_class = if row.also.is_empty() { "c-wide none" } else { "c-wide" };
    view! {
        <tr>
            <th scope="row" class="c-ref">
                {band_box(row.band)} " " <a class="ref" href=row.href.clone()>{row.reference.clone()}</a>
            </th>
            <td class="c-due" data-l="Due">{when}</td>
            <td class="c-st" data-l="State">{state(row.state)} {outcome}</td>
            {owner}
            <td data-l="Area"><span>{area} {unit}</span></td>
            <td class=also_class data-l="Also">{also}</td>
        </tr>
    }
    .into_any()
}
