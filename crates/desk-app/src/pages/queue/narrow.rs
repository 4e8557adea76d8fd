//! The views of the list, and what it is narrowed by: addresses and a form that asks for one, so that Back works.

use leptos::prelude::*;

use crate::model::{QueueFilter, QueuePage};

pub(super) fn views(page: &QueuePage) -> AnyView {
    let links = page.tabs.iter().map(|tab| {
        let current = tab.current.then_some("true");
        let count = tab.count.clone().map(|count| view! { " " <span>{count}</span> });
        view! { <a href=tab.href.clone() aria-current=current>{tab.name} {count}</a> }
    });
    view! { <nav class="views" aria-label="Views">{links.collect_view()}</nav> }.into_any()
}

pub(super) fn filters(filter: &QueueFilter) -> AnyView {
    let one = |name: &'static str, label: &'static str, any: &'static str, choices: &[(String, String, bool)]| {
        let options = choices.iter().map(|(code, name, chosen)| {
            view! { <option value=code.clone() selected=*chosen>{name.clone()}</option> }
        });
        let id = format!("f-{name}");
        (!choices.is_empty()).then(|| {
            view! {
                <div class="f">
                    <label class="vh" for=id.clone()>{label}</label>
                    <select id=id name=name><option value="">{any}</option> {options.collect_view()}</select>
                </div>
            }
        })
    };
    view! {
        <form class="filters" method="get" action="/queue" aria-label="Narrow the list">
            <input type="hidden" name="view" value=filter.view />
            <div class="fields">
                {one("state", "State", "Any state", &filter.states)}
                {one("owner", "Owner", "Any owner", &filter.owners)}
                {one("unit", "Unit", "Any unit", &filter.units)}
                {one("area", "Area", "Any area", &filter.areas)}
                {one("band", "Band", "Any band", &filter.bands)}
                <label class="check"><input type="checkbox" name="late" value="on" checked=filter.late /> " Late"</label>
                <button class="btn" type="submit">"Filter"</button>
            </div>
        </form>
    }
    .into_any()
}
