//! A case on one page, to be printed: who, danger, orders, contact, why, when, and what is open.

use domain::access::Part;
use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::parts::{held, pairs, section};
use super::{contact, head, tasks, timeline, why};
use crate::model::CasePage;

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    let back = format!("/cases/{}", file.reference);
    let contact = view! {
        <div class="in">
            {contact::first(page)}
            {pairs("kv", file.contact.iter().map(|told| (told.label.as_str(), told.lines.as_slice())))}
        </div>
    };
    let tasks = (!file.is_kept_back(Part::Tasks))
        .then(|| section("tasks", "", "Open tasks", None::<AnyView>, tasks::table(page, false)));
    view! {
        <p class="no-print"><a href=back>"Back to the case"</a> " To keep it, print this page."</p>
        {head::view(page)}
        {head::lines(page)}
        <div class="summary">
            {danger(page)}
            {section("contact", "safe", "How to contact safely", None::<AnyView>, contact)}
            {orders(page)}
            {why::view(page)}
            {timeline::view(page)}
            {tasks}
        </div>
    }
    .into_any()
}

fn danger(page: &CasePage) -> AnyView {
    let danger = &page.file.danger;
    let now = danger
        .now
        .then(|| view! { <p class="never">{icon(Icon::Warn)} <span>"It says: in danger at this moment."</span></p> });
    let pins = (!page.file.is_kept_back(Part::Notes)).then(|| {
        danger.pins.iter().map(|pin| view! { <li>{icon(Icon::Pin)} <span dir="auto"><b>{pin.text.clone()}</b> " " {pin.by.clone()}</span></li> }).collect_view()
    });
    let yes = danger.yes.iter().map(|told| view! { <li>{icon(Icon::Warn)} <span>{told.label.clone()} " " <span dir="auto">{told.lines.join(", ")}</span></span></li> });
    let open = (!danger.open.is_empty()).then(|| {
        let open = format!("{} danger questions left blank, not known or not said.", danger.open.len());
        view! { <p class="small">{open}</p> }
    });
    let body = view! { <div class="in">{now} <ul class="lines">{pins} {yes.collect_view()}</ul> {open}</div> };
    section("danger", "alarm", "Danger", None::<AnyView>, body)
}

fn none() -> AnyView {
    view! { <p class="muted">"None."</p> }.into_any()
}

fn orders(page: &CasePage) -> AnyView {
    let told = if page.file.is_kept_back(Part::Words) {
        held()
    } else {
        let told = page
            .file
            .danger
            .orders
            .iter()
            .map(|order| pairs("kv", order.iter().map(|told| (told.label.as_str(), told.lines.as_slice()))));
        if page.file.danger.orders.is_empty() { none() } else { told.collect_view().into_any() }
    };
    let known = if page.file.is_kept_back(Part::Notes) {
        held()
    } else {
        let known = page.file.orders.iter().map(|order| {
            let facts: Vec<_> =
                order.facts.iter().map(|(label, value)| (label.as_str(), vec![value.clone()])).collect();
            let facts = pairs("kv", facts.iter().map(|(label, lines)| (*label, lines.as_slice())));
            let breaches =
                order.breaches.iter().map(|(when, by, what)| format!("{when}: {what} ({by})")).collect::<Vec<_>>();
            let breaches =
                (!breaches.is_empty()).then(|| view! { <p class="late">"Breaches: " {breaches.join("; ")}</p> });
            view! { <h4>{order.kind.clone()}</h4> {facts} {breaches} }
        });
        if page.file.orders.is_empty() { none() } else { known.collect_view().into_any() }
    };
    let body =
        view! { <div class="in"><h3>"As the report tells"</h3> {told} <h3>"As the team knows"</h3> {known}</div> };
    section("orders", "", "Orders", None::<AnyView>, body)
}
