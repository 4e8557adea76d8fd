//! Signing in, making a passkey, and the lock. None tells a case, nor how much was typed.

use leptos::prelude::*;

use super::icons::{Icon, icon};
use crate::model::{Enrolment, LockedPage, MessagePage, SignInPage};
use crate::words;

/// The name first, then the passkey. A name that nobody has gets the same page.
pub(super) fn sign_in(page: &SignInPage) -> AnyView {
    let refused = page.refused.then(|| {
        view! {
            <p class="never" role="alert">{icon(Icon::Warn)} <span>"That did not work. Try again."</span></p>
            <p class="hint">"We say the same for every reason, so that nobody can find out who works here."</p>
        }
    });
    let again = page.again.then(|| {
        view! { <p>"What you asked for needs a passkey of the last five minutes. What you typed is kept."</p> }
    });
    let (title, action) =
        if page.again { ("Confirm that it is you", "/confirm") } else { ("Sign in to the desk", "/sign-in") };
    let not_you = (!page.again).then(|| view! { <a href="/sign-in">"Not you?"</a> });
    let body = match page.name.clone() {
        None => view! {
            <p class="muted">"First your name, then your passkey."</p>
            <form method="post" action="/sign-in" class="stacked">
                <div class="f">
                    <label for="name">"Your desk name"</label>
                    <input
                        type="text"
                        id="name"
                        name="name"
                        autocomplete="username webauthn"
                        autocapitalize="none"
                        spellcheck="false"
                    />
                </div>
                <button class="btn main big" type="submit">"Go on"</button>
            </form>
        }
        .into_any(),
        Some(name) => view! {
            <p>"Signing in as " <b dir="auto">{name.clone()}</b> ". " {not_you}</p>
            {passkey("sign-in", action.to_owned(), "Use your passkey", Some(name))}
            <p class="hint">
                "Your device asks for your finger, face or PIN. Lost your passkeys? Ask a lead: they can invite you again."
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="card"><h1>{title}</h1> {refused} {again} {body}</div>
        <p class="small muted">"Every sign-in, and every one refused, is written to the log."</p>
    }
    .into_any()
}

/// Making a passkey, by an invitation or as one more.
pub(super) fn enrol(page: &Enrolment) -> AnyView {
    let (title, lead) = if page.further {
        ("Make another passkey", "Use another device, or a security key that you keep somewhere else.")
    } else {
        ("Welcome to the desk", "Make a passkey to sign in with. The invitation is used up when the passkey is made.")
    };
    let back = page.further.then(|| view! { <p><a href="/">"Not now"</a></p> });
    view! {
        <div class="card">
            <h1>{title}</h1>
            <p>"For " <b dir="auto">{page.name.clone()}</b> ", " {words::lowered(words::role(page.role))} "."</p>
            <p>{lead}</p>
            {passkey("enrol", page.action.clone(), "Make a passkey", None)}
            <p class="hint">"It stays on your device. Nobody can read it, and there is no password to remember."</p>
            {back}
        </div>
    }
    .into_any()
}

/// What the script turns into asking the device. Without scripts no browser can use a passkey, and the page says so.
fn passkey(what: &'static str, action: String, button: &'static str, name: Option<String>) -> AnyView {
    view! {
        <div class="stacked" data-passkey=what data-action=action data-name=name>
            <noscript><p class="never">{icon(Icon::Warn)} <span>"A passkey needs scripts. Turn them on for this page."</span></p></noscript>
            <button class="btn main big" type="button" data-start="">{icon(Icon::Key)} " " {button}</button>
            <button class="btn big" type="button" data-cancel="" hidden>"Cancel"</button>
            <p role="status" data-said=""></p>
        </div>
    }
    .into_any()
}

/// The lock.
pub(super) fn locked(page: &LockedPage) -> AnyView {
    let kept = page.words_kept.then(|| {
        view! { <p><b>"What you were typing is kept"</b> " and comes back when you unlock. Only you can open it."</p> }
    });
    let unlock = if page.by_button {
        view! {
            <form method="post" action="/unlock" class="stacked">
                <button class="btn main big" type="submit">{icon(Icon::Key)} " Unlock"</button>
            </form>
        }
        .into_any()
    } else {
        passkey("sign-in", "/sign-in".to_owned(), "Unlock with your passkey", Some(page.name.clone()))
    };
    view! {
        <div class="card">
            <h1>{icon(Icon::Lock)} " Locked"</h1>
            <p>"Signed in as " <b dir="auto">{page.name.clone()}</b> "."</p>
            {kept}
            {unlock}
            <form method="post" action="/sign-out"><button class="btn plain" type="submit">"Sign out"</button></form>
        </div>
    }
    .into_any()
}

/// A page that says one thing.
pub(super) fn message(page: &MessagePage) -> AnyView {
    let text = page.text.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let link = page.link.clone().map(|(href, words)| view! { <p><a class="btn main" href=href>{words}</a></p> });
    view! { <div class="card only"><h1>{page.title.clone()}</h1> {text} {link}</div> }.into_any()
}
