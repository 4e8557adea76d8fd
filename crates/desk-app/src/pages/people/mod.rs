//! Accounts. Nobody is ever deleted: who leaves is revoked, and what they did stays.

mod invite;
mod own;

use leptos::prelude::*;

use super::parts::{columns, said};
use crate::model::{PeoplePage, Person};
use crate::words;

pub(super) fn view(page: &PeoplePage) -> AnyView {
    let rows = page.people.iter().map(person).collect_view();
    view! {
        {invite::problems(page)}
        <div class="head">
            <div class="grow">
                <h1>"People"</h1>
                <p>"Nobody is ever deleted: who leaves is revoked, and what they did stays."</p>
            </div>
            <a class="btn main" href="#invite">"Invite a person"</a>
        </div>
        {said(page.said.as_ref())}
        {invite::made(page)}
        <div class="case">
            <div>
                <div class="card">
                    <table class="rows stack">
                        <caption class="vh">"People"</caption>
                        {columns(&["Name", "Role", "Unit", "State", "Since", "Change"])}
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {invite::form(page)}
            </div>
            <aside class="rail" aria-label="You">{own::view(page)}</aside>
        </div>
    }
    .into_any()
}

fn person(person: &Person) -> AnyView {
    let change = person.may_change.then(|| {
        let act = |action: &'static str, class: &'static str, label: &'static str| {
            let name = person.name.clone();
            view! {
                <form method="post" action=action>
                    <input type="hidden" name="name" value=name.clone() />
                    <button class=class type="submit">{label} <span class="vh">": " {name}</span></button>
                </form>
            }
        };
        let revoked = person.state.to_lowercase().starts_with("revoked");
        let revoke = (!revoked).then(|| act("/people/revoke", "btn stop", "Revoke"));
        view! { <div class="btns">{act("/people/invite-again", "btn", "Invite again")} {revoke}</div> }
    });
    let class = if change.is_some() { "" } else { "none" };
    let you = person.own.then(|| view! { " " <span class="tag soft">"you"</span> });
    let unit = person.unit.clone().unwrap_or_else(|| "Whole team".to_owned());
    view! {
        <tr>
            <th scope="row"><span dir="auto">{person.name.clone()}</span> {you}</th>
            <td data-l="Role">{words::role(person.role)}</td>
            <td data-l="Unit">{unit}</td>
            <td data-l="State">{person.state.clone()}</td>
            <td data-l="Since" class="nowrap">{person.since.clone()}</td>
            <td class=class>{change}</td>
        </tr>
    }
    .into_any()
}
