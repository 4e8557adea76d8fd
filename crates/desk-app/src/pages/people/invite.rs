//! Inviting somebody: a link of one use. Opening it spends nothing; a finished passkey does.

use domain::Code;
use domain::access::Role;
use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::parts::section;
use crate::model::PeoplePage;
use crate::words;

/// What has to be mended, with a link to each field.
pub(super) fn problems(page: &PeoplePage) -> Option<AnyView> {
    let links = page.problems.iter().map(|(field, words)| {
        view! { <li><a href=format!("#invite-{field}")>{words.clone()}</a></li> }
    });
    (!page.problems.is_empty()).then(|| {
        view! {
            <div class="problems" role="alert" aria-labelledby="h-problems">
                <h2 id="h-problems">"There is a problem"</h2>
                <ul>{links.collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

/// The invitation that was just made. It is shown once.
pub(super) fn made(page: &PeoplePage) -> Option<AnyView> {
    let invited = page.invited.as_ref()?;
    let body = view! {
        <div class="in">
            <p>"Give this link to " <b dir="auto">{invited.name.clone()}</b> " yourself. It is shown only now."</p>
            <p><code class="link">{invited.link.clone()}</code></p>
            <p class="hint">"It can be used once, until " {invited.until.clone()} "."</p>
        </div>
    };
    Some(section("invited", "safe", "The invitation is made", None::<AnyView>, body))
}

pub(super) fn form(page: &PeoplePage) -> AnyView {
    let problem = |field: &'static str| {
        let words = page.problems.iter().find(|(name, _)| name == field).map(|(_, words)| words.clone())?;
        Some(view! { <p class="err" id=format!("invite-{field}-e")>{words}</p> })
    };
    let described =
        |field: &'static str| page.problems.iter().any(|(name, _)| name == field).then(|| format!("invite-{field}-e"));
    let invalid = |field: &'static str| described(field).map(|_| "true");
    let roles = Role::ALL.iter().map(|role| view! { <option value=role.code()>{words::role(*role)}</option> });
    let units = page.units.iter().map(|(code, name)| view! { <option value=code.clone()>{name.clone()}</option> });
    let body = view! {
        <form method="post" action="/people/invite" class="in">
            <div class="fields ends">
                <div class="f grow">
                    <label for="invite-name">"Name"</label>
                    {problem("name")}
                    <input
                        type="text"
                        id="invite-name"
                        name="name"
                        autocomplete="off"
                        spellcheck="false"
                        aria-describedby=described("name")
                        aria-invalid=invalid("name")
                    />
                </div>
                <div class="f">
                    <label for="invite-role">"Role"</label>
                    {problem("role")}
                    <select id="invite-role" name="role" aria-describedby=described("role") aria-invalid=invalid("role")>
                        <option value="">"Choose"</option>
                        {roles.collect_view()}
                    </select>
                </div>
                <div class="f">
                    <label for="invite-unit">"Unit"</label>
                    {problem("unit")}
                    <select id="invite-unit" name="unit" aria-describedby=described("unit") aria-invalid=invalid("unit")>
                        <option value="">"None"</option>
                        {units.collect_view()}
                    </select>
                </div>
                <button class="btn main" type="submit">{icon(Icon::Key)} " Make the link"</button>
            </div>
        </form>
    };
    let lead = view! { <p>"Makes a link of one use. Opening it spends nothing; a finished passkey does."</p> };
    section("invite", "", "Invite a person", lead, body)
}
