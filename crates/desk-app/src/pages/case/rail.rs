//! Beside the case: where it stands, what is on the page, and what to do next.

use domain::access::Part;
use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::parts::{due, state};
use super::forms;
use crate::model::CasePage;

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    let owner = (!file.is_kept_back(Part::Staff)).then(|| {
        let who = match &file.owner {
            Some(_) if file.own => "You".to_owned(),
            Some(owner) => owner.clone(),
            None => "Nobody".to_owned(),
        };
        view! { <div><dt>"Owner"</dt><dd dir="auto">{who}</dd></div> }
    });
    let unit = file.unit.clone().unwrap_or_else(|| "None yet".to_owned());
    let read = file.read.clone().unwrap_or_else(|| "Not yet".to_owned());
    let advocate = if file.advocate { "Agreed to" } else { "Not agreed to" };
    let next = file.ended.is_none().then(|| view! { <div><dt>"Due"</dt><dd>{due(&file.due)}</dd></div> });
    view! {
        <div class="card">
            <header><h2>"This case"</h2><span class="end small muted">"version " {file.version}</span></header>
            <div class="in">
                <dl class="kv one">
                    <div><dt>"State"</dt><dd>{state(file.state)}</dd></div>
                    {owner}
                    {next}
                    <div><dt>"Read"</dt><dd>{read}</dd></div>
                    <div><dt>"Unit"</dt><dd>{unit}</dd></div>
                    <div><dt>"Advocate"</dt><dd>{advocate}</dd></div>
                </dl>
            </div>
        </div>
        {contents(page)}
    }
    .into_any()
}

/// Links to the sections. A count stands only beside what is shown.
fn contents(page: &CasePage) -> AnyView {
    let file = &page.file;
    let shown = |part: Part, count: usize| (!file.is_kept_back(part) && count > 0).then_some(count);
    let all = [
        ("danger", "Danger and orders", None, true),
        ("contact", "Contact safely", None, true),
        ("why", "Why this band", Some(file.why.len()), true),
        ("words", "The person’s words", None, true),
        ("time", "Timeline", shown(Part::Words, file.timeline.len()), true),
        ("leads", "Digital leads", shown(Part::Leads, file.leads.len()), true),
        ("orders", "Orders known", shown(Part::Notes, file.orders.len()), true),
        ("notes", "Notes", shown(Part::Notes, file.notes.len()), true),
        ("tasks", "Tasks", shown(Part::Tasks, file.tasks.len()), !file.is_kept_back(Part::Tasks)),
        ("links", "Linked cases", shown(Part::Notes, file.links.len()), true),
        ("log", "Log", None, !file.is_kept_back(Part::Log)),
        ("change", "Change this case", None, !page.forms.may.is_empty()),
    ];
    let links = all.into_iter().filter(|(.., there)| *there).map(|(id, name, count, _)| {
        let count = count.map(|count| view! { <span class="n">{count}</span> });
        view! { <li><a href=format!("#{id}")>{name} " " {count}</a></li> }
    });
    view! {
        <nav class="card toc no-print" aria-labelledby="h-toc">
            <header><h2 id="h-toc">"On this page"</h2></header>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The bar that stays at the foot. Its buttons are links to forms, never a call or a text, and how to make contact
/// safely goes with them.
pub(super) fn actions(page: &CasePage) -> Option<AnyView> {
    let link = |form: &str, href: &'static str, class: &'static str, name: &'static str| {
        forms::may(page, form).then(|| view! { <a class=class href=href>{name}</a> }.into_any())
    };
    let links: Vec<AnyView> = [
        link("note", "#note-text", "btn main", "Note"),
        link("contact", "#contact", "btn", "Contact tried"),
        link("task", "#tasks", "btn wide", "Task"),
        link("hand-over", "#change", "btn", "Hand over"),
        link("band", "#change", "btn wide", "Band"),
        link("close", "#change", "btn wide", "Close"),
        link("reopen", "#change", "btn", "Reopen"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let blocked =
        page.file.contact_blocked.then(|| view! { <b class="late">"Contact is no longer safe as before. "</b> });
    (!links.is_empty()).then(|| {
        view! {
            <section class="acts no-print" aria-label="Act on this case">
                <p class="remind">
                    {icon(Icon::Shield)}
                    <span>{blocked} <b dir="auto">{page.file.contact_line.clone()}</b> " " <a href="#contact">"How to contact safely"</a></span>
                </p>
                <div class="btns">{links.into_iter().collect_view()}</div>
            </section>
        }
        .into_any()
    })
}
