//! One's own passkeys and sessions.

use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::parts::section;
use crate::model::{OwnPasskey, PeoplePage};

pub(super) fn view(page: &PeoplePage) -> AnyView {
    let keys = page.own.iter().enumerate().map(|(at, key)| passkey(at + 1, key)).collect_view();
    let body = view! {
        <div class="in">
            <ul class="lines">{keys}</ul>
            <div class="btns"><a class="btn" href="/passkeys/new">"Add a passkey"</a></div>
            <p class="hint">"The last one can’t be taken away."</p>
            <form method="post" action="/sign-out-everywhere">
                <button class="btn stop" type="submit">"Sign out everywhere"</button>
            </form>
        </div>
    };
    section("own", "", "Your passkeys", None::<AnyView>, body)
}

fn passkey(number: usize, key: &OwnPasskey) -> AnyView {
    let remove = key.removable.then(|| {
        view! {
            <form method="post" action="/passkeys/remove">
                <input type="hidden" name="id" value=key.id.clone() />
                <button class="btn plain" type="submit">"Take it away" <span class="vh">": passkey " {number}</span></button>
            </form>
        }
    });
    view! { <li>{icon(Icon::Key)} <div>"Passkey " {number} <br /> <span class="small muted">{key.about.clone()}</span> {remove}</div></li> }
        .into_any()
}
