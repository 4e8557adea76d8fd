//! A case. Its sections stand in one order: danger first, then how to make contact safely, and what was told and done
//! after that. Every control that leads to a contact comes after how to make it safely.

mod change;
mod conflict;
mod contact;
mod danger;
mod forms;
mod head;
mod leads;
mod links;
mod log;
mod notes;
mod orders;
mod rail;
mod summary;
mod tasks;
mod timeline;
mod timeline_drawn;
mod why;
mod words;

use leptos::prelude::*;

use super::parts::said;
use crate::model::{CaseFile, CasePage};

pub(super) fn view(page: &CasePage) -> AnyView {
    if page.summary {
        return summary::view(page);
    }
    if let Some(conflict) = &page.conflict {
        return conflict::view(page, conflict);
    }
    let version = page.file.version.to_string();
    view! {
        {forms::problems(page)}
        {head::view(page)}
        {said(page.said.as_ref())}
        {forms::unsaved(page)}
        {head::lines(page)}
        <div id="live" role="status" data-live="/live" data-case=page.file.reference.clone() data-version=version></div>
        <div class="case">
            <div>
                {danger::view(page)}
                {contact::view(page)}
                {why::view(page)}
                {words::view(page)}
                {timeline::view(page)}
                {leads::view(page)}
                {orders::view(page)}
                {notes::view(page)}
                {tasks::view(page)}
                {links::view(page)}
                {log::view(page)}
                {change::view(page)}
                {rail::actions(page)}
            </div>
            <aside class="rail" aria-label="This case">{rail::view(page)}</aside>
        </div>
    }
    .into_any()
}

/// The numbers of the entries that can be struck through.
fn numbers(file: &CaseFile) -> impl Iterator<Item = i64> {
    let notes = file.notes.iter().filter(|note| note.struck.is_none()).map(|note| note.number);
    let pins = file.danger.pins.iter().map(|pin| pin.number);
    let orders = file.orders.iter().map(|order| order.number);
    let leads = file.leads.iter().map(|lead| lead.number);
    notes.chain(pins).chain(orders).chain(leads).collect::<Vec<_>>().into_iter()
}
