//! Somebody else changed the case meanwhile: what has to be read first, one's own words, and what changed. Nothing that
//! was typed is lost; throwing it away takes a tick.

use domain::access::Part;
use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::parts::{line, section};
use super::{contact, forms, head};
use crate::model::{CasePage, Conflict};

pub(super) fn view(page: &CasePage, conflict: &Conflict) -> AnyView {
    let file = &page.file;
    let what = view! {
        <b>"Not saved yet: " {forms::called(&conflict.form)} "."</b>
        {format!(
            " The case changed while you wrote: you saw version {}, it is now version {}. Nothing you wrote is lost.",
            conflict.seen,
            file.version,
        )}
    };
    view! {
        {forms::problems(page)}
        {head::view(page)}
        <div role="alert">{line("warn", Icon::Warn, what)}</div>
        {head::lines(page)}
        {first(page)}
        <div class="two">{own(page, conflict)} {changed(conflict)}</div>
    }
    .into_any()
}

fn first(page: &CasePage) -> AnyView {
    let danger = &page.file.danger;
    let now = danger.now.then(|| {
        view! { <p class="never">{icon(Icon::Warn)} <span>"It says: in danger at this moment."</span></p> }
    });
    let pins = (!page.file.is_kept_back(Part::Notes)).then(|| {
        let pins = danger.pins.iter().map(|pin| {
            view! { <li>{icon(Icon::Pin)} <span><b dir="auto">{pin.text.clone()}</b> " " <span class="small muted">{pin.by.clone()}</span></span></li> }
        });
        view! { <ul class="lines">{pins.collect_view()}</ul> }
    });
    let (class, title) = if page.file.contact_blocked {
        ("alarm", "Read this first: contact is no longer safe as before")
    } else if danger.now {
        ("alarm", "Read this first")
    } else {
        ("safe", "Read this first")
    };
    section("first", class, title, None::<AnyView>, view! { <div class="in">{contact::first(page)} {now} {pins}</div> })
}

fn own(page: &CasePage, conflict: &Conflict) -> AnyView {
    let kept = page.forms.kept.get(&conflict.form);
    let of = kept.and_then(|kept| kept.fields.get("of")).and_then(|of| of.parse().ok());
    let button = format!("Save on version {}", page.file.version);
    let form = if let Some(form) = forms::with_button(page, &conflict.form, of, Some(button)) {
        view! { {form} <p class="hint">"Saving adds to what others did. It changes nothing of theirs."</p> }.into_any()
    } else {
        let told = kept.map(forms::fields_told);
        view! { <p>"This can’t be done any more. Copy what you need."</p> {told} }.into_any()
    };
    let back = format!("/cases/{}", page.file.reference);
    let body = view! {
        <div class="in">
            {form}
            <p><a class="btn" href=back>"Keep it and read the case"</a></p>
            {forms::throw_away(page, &conflict.form)}
        </div>
    };
    section("yours", "", "Your words", None::<AnyView>, body)
}

fn changed(conflict: &Conflict) -> AnyView {
    let changes = conflict.changes.iter().map(|change| {
        view! {
            <li>
                <b>{change.at.clone()}</b> " · " <span dir="auto">{change.who.clone()}</span>
                <span class="line">{change.what.clone()}</span>
            </li>
        }
    });
    let title = format!("What changed since version {}", conflict.seen);
    section("changed", "", title, None::<AnyView>, view! { <ol class="in changed">{changes.collect_view()}</ol> })
}
