//! Orders as the team knows them, and what was done about each breach.

use domain::access::Part;
use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::parts::{held, section};
use super::forms;
use crate::model::{CasePage, OrderRow};

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    if file.is_kept_back(Part::Notes) {
        return section("orders", "", "Orders known", None::<AnyView>, view! { <div class="in">{held()}</div> });
    }
    let orders = file.orders.iter().map(|known| order(page, known)).collect_view();
    let none = file.orders.is_empty().then(|| {
        view! { <p class="in muted">"None yet. An order that the report tells of becomes one of these once staff know it."</p> }
    });
    let form = forms::folded(page, "order", None, "Record an order")
        .map(|form| view! { <div class="in no-print">{form}</div> });
    section("orders", "", "Orders known", None::<AnyView>, view! { {orders} {none} {form} })
}

fn order(page: &CasePage, order: &OrderRow) -> AnyView {
    let facts = order.facts.iter().map(|(label, value)| {
        view! { <div><dt>{label.clone()}</dt><dd dir="auto" class="pre">{value.clone()}</dd></div> }
    });
    let breaches: Vec<_> = order.breaches.iter().map(|(when, by, what)| {
        view! { <li>{icon(Icon::No)} <span><b class="late">{when.clone()}</b> ": " <span dir="auto">{what.clone()}</span> " " <span class="small muted">{by.clone()}</span></span></li> }
    }).collect();
    let broken = (!breaches.is_empty())
        .then(|| view! { <h4>"Breaches"</h4> <ul class="lines">{breaches.into_iter().collect_view()}</ul> });
    let about = Some(order.number);
    view! {
        <div class="in">
            <h3>{icon(Icon::Order)} " " {order.kind.clone()}</h3>
            <dl class="kv">{facts.collect_view()}</dl>
            {broken}
            <div class="no-print">
                {forms::folded(page, "breach", about, "Record a breach, and what was done about it")}
                {forms::folded(page, "strike", about, "Strike this order through")}
            </div>
        </div>
    }
    .into_any()
}
