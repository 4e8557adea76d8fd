//! Danger now, and orders as the report tells of them.

use domain::access::Part;
use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::parts::{held, section};
use super::forms;
use crate::model::{CasePage, Told};

pub(super) fn view(page: &CasePage) -> AnyView {
    let danger = &page.file.danger;
    let (class, beside) = if danger.now {
        ("alarm", view! { <p class="end late">{icon(Icon::Warn)} " It says: in danger at this moment"</p> }.into_any())
    } else {
        let said = "No answer says that it is happening at this moment.";
        (if danger.yes.is_empty() { "" } else { "alarm" }, view! { <p class="end">{said}</p> }.into_any())
    };
    let body = view! {
        {pins(page)}
        <div class="cols">
            <div><h3>"What raises it most"</h3> {answers(page)}</div>
            <div><h3>"Orders it tells of"</h3> {orders(page)}</div>
        </div>
        {forms::folded(page, "pin", None, "Pin a line here").map(|form| view! { <div class="in no-print">{form}</div> })}
    };
    section("danger", class, "Danger now, and orders", beside, body)
}

/// What everybody must read first, as staff wrote it.
fn pins(page: &CasePage) -> Option<AnyView> {
    if page.file.is_kept_back(Part::Notes) {
        return None;
    }
    let pins: Vec<_> = page.file.danger.pins.iter().map(|pin| {
        let strike = forms::folded(page, "strike", Some(pin.number), "Strike it through");
        view! {
            <li>
                {icon(Icon::Pin)}
                <div><b dir="auto">{pin.text.clone()}</b> " " <span class="small muted">{pin.by.clone()}</span> {strike}</div>
            </li>
        }
    }).collect();
    (!pins.is_empty()).then(|| {
        view! { <h3 class="vh">"Pinned by staff"</h3> <ul class="lines in pins">{pins.into_iter().collect_view()}</ul> }
            .into_any()
    })
}

fn answers(page: &CasePage) -> AnyView {
    let danger = &page.file.danger;
    let yes = danger.yes.iter().map(|told| {
        view! { <li>{icon(Icon::Warn)} <span><b>{told.label.clone()}</b> " " <span dir="auto">{told.lines.join(", ")}</span></span></li> }
    });
    let none = danger.yes.is_empty().then(|| view! { <p class="muted">"No danger question was answered yes."</p> });
    let open = (!danger.open.is_empty()).then(|| {
        let open = danger.open.iter().map(|question| view! { <li>{question.clone()}</li> }).collect_view();
        view! {
            <details>
                <summary>{format!("{} left blank, not known or not said: ask these", danger.open.len())}</summary>
                <p class="small muted">"They never lower the band."</p>
                <ul>{open}</ul>
            </details>
        }
    });
    view! { <ul class="lines">{yes.collect_view()}</ul> {none} {open} }.into_any()
}

fn orders(page: &CasePage) -> AnyView {
    if page.file.is_kept_back(Part::Words) {
        return held();
    }
    let orders = page.file.danger.orders.iter().map(|order| {
        let told = order.iter().map(line).collect_view();
        view! { <li>{icon(Icon::Order)} <div>{told}</div></li> }
    });
    let none = page.file.danger.orders.is_empty().then(|| view! { <p class="muted">"It tells of no order."</p> });
    view! { <ul class="lines">{orders.collect_view()}</ul> {none} }.into_any()
}

fn line(told: &Told) -> AnyView {
    view! { <span class="line"><span class="muted">{told.label.clone()} ": "</span><span dir="auto">{told.lines.join("; ")}</span></span> }
        .into_any()
}
