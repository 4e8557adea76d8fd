//! How to make contact safely. It comes before every control that leads to a contact, and the bar at the foot of the
//! page says it again.

use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::parts::{pairs, section};
use super::forms;
use crate::model::{CasePage, ContactTried};

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    let tried = file.tried.iter().map(tried).collect_view();
    let any = (!file.tried.is_empty()).then(|| view! { <h3>"Tried so far"</h3> <ul class="tried">{tried}</ul> });
    let form = forms::form(page, "contact", None)
        .map(|form| view! { <h3 class="no-print">"Record a contact that was tried"</h3> {form} });
    let body = view! {
        <div class="in">
            {first(page)}
            {pairs("kv", file.contact.iter().map(|told| (told.label.as_str(), told.lines.as_slice())))}
            {any}
            {form}
        </div>
    };
    let class = if file.contact_blocked { "alarm" } else { "safe" };
    section("contact", class, "How to contact safely", None::<AnyView>, body)
}

/// The warning, if there is one, and the whole in a line.
pub(super) fn first(page: &CasePage) -> AnyView {
    let blocked = page.file.contact_blocked.then(|| {
        view! {
            <p class="never">
                {icon(Icon::No)}
                <span>"Do not contact them as they said before. The person said that it is no longer safe."</span>
            </p>
        }
    });
    view! { {blocked} <p class="remind">{icon(Icon::Shield)} <b dir="auto">{page.file.contact_line.clone()}</b></p> }
        .into_any()
}

fn tried(tried: &ContactTried) -> AnyView {
    let text = (!tried.text.is_empty()).then(|| view! { <span class="line" dir="auto">{tried.text.clone()}</span> });
    view! {
        <li>
            <b>{tried.at.clone()}</b> ", " {tried.how.clone()} ": " {tried.result.clone()} ". " <span class="muted">{tried.by.clone()}</span>
            {text}
        </li>
    }
    .into_any()
}
