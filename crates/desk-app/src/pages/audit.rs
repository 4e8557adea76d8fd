//! What was done, by whom and when: no report, and no words of staff.

use domain::access::Area;
use leptos::prelude::*;

use super::icons::{Icon, icon};
use super::parts::columns;
use crate::model::{AuditPage, AuditRow, Signed};

pub(super) fn view(page: &AuditPage, signed: Option<&Signed>) -> AnyView {
    // Who may see no case has no links to one.
    let linked = signed.is_some_and(|signed| signed.areas.contains(&Area::Queue));
    let older = page.older.clone().map(|href| view! { <a class="btn" href=href rel="next">"Older entries"</a> });
    let rows = page.rows.iter().map(|entry| row(entry, linked)).collect_view();
    let none = page.rows.is_empty().then(|| view! { <p class="in muted">"No entry fits."</p> });
    view! {
        <div class="head">
            <div class="grow">
                <h1>"Audit"</h1>
                <p>"What was done, by whom and when. No report and no words of staff."</p>
            </div>
            <a class="btn main" href=page.export.clone()>"Export what is shown"</a>
        </div>
        {chain(page)}
        {filters(page)}
        <div class="card">
            <table class="rows stack">
                <caption class="vh">"Log, the newest first"</caption>
                {columns(&["Row", "When", "Who", "What", "On"])}
                <tbody>{rows}</tbody>
            </table>
            {none}
        </div>
        <div class="btns">{older}</div>
    }
    .into_any()
}

fn chain(page: &AuditPage) -> AnyView {
    let (class, title, sign) = if page.holds {
        ("card", "The chain is whole", view! { <span class="ok">{icon(Icon::Tick)}</span> }.into_any())
    } else {
        ("card alarm", "The chain is broken", view! { <span class="late">{icon(Icon::Warn)}</span> }.into_any())
    };
    let broken = (!page.holds).then(|| {
        view! { <p class="in never">{icon(Icon::No)} <span>"Change nothing, and tell whoever oversees the desk."</span></p> }
    });
    view! {
        <section class=class aria-labelledby="h-chain">
            <header><h2 id="h-chain">{title} " " {sign}</h2><p>{page.chain.clone()}</p></header>
            {broken}
        </section>
    }
    .into_any()
}

fn filters(page: &AuditPage) -> AnyView {
    let field = |name: &'static str, label: &'static str, value: &str| {
        let id = format!("f-{name}");
        view! {
            <div class="f">
                <label for=id.clone()>{label}</label>
                <input type="text" id=id name=name value=value.to_owned() autocomplete="off" spellcheck="false" size="14" />
            </div>
        }
    };
    view! {
        <form class="filters" method="post" action="/audit" aria-label="Narrow the log">
            <div class="fields ends">
                {field("actor", "Who", &page.actor)}
                {field("action", "What", &page.action)}
                {field("reference", "On reference", &page.reference)}
                <button class="btn" type="submit">"Filter"</button>
                <a href="/audit">"Show all"</a>
            </div>
        </form>
    }
    .into_any()
}

fn row(row: &AuditRow, linked: bool) -> AnyView {
    let on = row.reference.clone().map(|reference| {
        let href = linked.then(|| format!("/cases/{reference}"));
        view! { <a class="ref" href=href>{reference}</a> }
    });
    let class = if on.is_some() { "" } else { "none" };
    view! {
        <tr>
            <th scope="row" class="mono">{row.number}</th>
            <td class="nowrap" data-l="When">{row.at.clone()}</td>
            <td data-l="Who"><span dir="auto">{row.actor.clone()}</span></td>
            <td data-l="What"><span>{row.said.clone()} " " <code class="muted">{row.action.clone()}</code></span></td>
            <td data-l="On" class=class>{on}</td>
        </tr>
    }
    .into_any()
}
