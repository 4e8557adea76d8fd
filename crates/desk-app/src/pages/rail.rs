//! The links of the desk, by what one may use.

use domain::access::Area;
use leptos::prelude::*;

use super::Page;
use super::icons::{Icon, icon};
use crate::model::Signed;

/// Where the mark leads: the first page that one may use.
pub(super) fn first(signed: &Signed) -> &'static str {
    let at = |area| signed.areas.contains(&area);
    match () {
        () if at(Area::Queue) => "/queue",
        () if at(Area::Audit) => "/audit",
        () => "/",
    }
}

/// Whether one may look for a case.
pub(super) fn finds(signed: &Signed) -> bool {
    signed.areas.contains(&Area::Queue)
}

/// The links.
pub(super) fn view(signed: &Signed, page: &Page) -> AnyView {
    let at = |area| signed.areas.contains(&area);
    let here = here(page);
    let link = |href: &'static str, sign, name: &'static str, figures: Option<AnyView>| {
        let current = (href == here).then_some("page");
        view! { <li><a href=href aria-current=current>{icon(sign)} " " {name} {figures}</a></li> }
    };
    let nav = signed.nav;
    let late = (nav.late > 0).then(|| view! { " " <span class="late">{nav.late} " late"</span> });
    let to_read = view! { <span class="n">{nav.to_read} <span class="vh">" to read"</span> {late}</span> }.into_any();
    let mine = view! { <span class="n">{nav.mine}</span> }.into_any();
    let work = at(Area::Queue).then(|| {
        view! {
            <h2>"Work"</h2>
            <ul>
                {link("/queue", Icon::Queue, "Queue", Some(to_read))}
                {at(Area::TakeNext).then(|| link("/queue?view=mine", Icon::Person, "My cases", Some(mine)))}
            </ul>
        }
    });
    let oversight = (at(Area::Audit) || at(Area::People)).then(|| {
        view! {
            <h2>"Oversight"</h2>
            <ul>
                {at(Area::Audit).then(|| link("/audit", Icon::Chain, "Audit", None))}
                {at(Area::People).then(|| link("/people", Icon::Person, "People", None))}
            </ul>
        }
    });
    view! {
        <nav class="side" id="nav" aria-label="Desk" tabindex="-1">
            {work} {oversight}
            <h2>"You"</h2>
            <ul>
                {link("/passkeys/new", Icon::Key, "Add a passkey", None)}
                <li><form method="post" action="/sign-out"><button type="submit">{icon(Icon::Lock)} " Sign out"</button></form></li>
            </ul>
        </nav>
    }
    .into_any()
}

/// The address of the link that stands for this page.
fn here(page: &Page) -> &'static str {
    match page {
        Page::Queue(page) if page.filter.view == "mine" => "/queue?view=mine",
        Page::Case(page) if page.file.own => "/queue?view=mine",
        Page::Queue(_) | Page::Case(_) => "/queue",
        Page::People(_) => "/people",
        Page::Audit(_) => "/audit",
        Page::Enrol(_) => "/passkeys/new",
        Page::SignIn(_) | Page::Locked(_) | Page::Message(_) => "",
    }
}
