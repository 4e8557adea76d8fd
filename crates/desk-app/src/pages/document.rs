//! The frame around every page.

use leptos::prelude::*;

use super::icons::{Icon, icon, mark};
use super::{Page, rail};
use crate::model::{Frame, Signed};
use crate::words;

/// A whole document.
pub fn document(frame: &Frame, page: &Page) -> impl IntoView + use<> {
    // Nothing is ever woken in the browser, so nothing needs marks for that.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let signed = frame.signed.as_ref().filter(|_| !page.is_gate());
    let title = format!("{} · Foursight desk", page.title());
    let demo = frame.demo.then(|| {
        view! {
            <aside class="demo" aria-label="Demonstration">
                <p><b>"Demonstration."</b> " Every person, report and number on this desk is made up."</p>
            </aside>
        }
    });
    let idle = signed.map(|signed| signed.idle_seconds.to_string());
    let body = page.show(frame);
    let inside = match signed {
        Some(signed) => view! {
            <div class="shell">
                {rail::view(signed, page)}
                <main id="main" tabindex="-1">{one_passkey(signed, page)} {body}</main>
            </div>
        }
        .into_any(),
        None => view! { <main id="main" tabindex="-1" class="gate">{body}</main> }.into_any(),
    };
    view! {
        <!DOCTYPE html>
        <html lang="en-GB">
            <head>
                <meta charset="utf-8" />
                <title>{title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=frame.css.clone() />
                <script defer src=frame.js.clone()></script>
            </head>
            <body data-idle=idle>
                <a class="skip" href="#main">"Skip to main content"</a>
                {demo}
                {bar(signed)}
                {inside}
            </body>
        </html>
    }
}

/// The bar at the top: where one is, finding a case, who one is, and locking.
fn bar(signed: Option<&Signed>) -> AnyView {
    let home = match signed {
        Some(signed) => rail::first(signed),
        None => "/",
    };
    let signed = signed.map(|signed| {
        let who = format!("{}, {}", signed.name, words::lowered(words::role(signed.role)));
        let find = rail::finds(signed).then(|| {
            view! {
                <form class="find" role="search" method="post" action="/find">
                    <label class="vh" for="find">"Find a reference"</label>
                    <input
                        type="search"
                        id="find"
                        name="reference"
                        placeholder="Find a reference, such as 7KQ4-M2XP"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                    />
                    <button type="submit">"Find"</button>
                </form>
            }
        });
        view! {
            <a class="menu-link" href="#nav">"Menu"</a>
            {find}
            <div class="who">
                <span>{who}</span>
                <form method="post" action="/lock"><button class="btn" type="submit">{icon(Icon::Lock)} " Lock"</button></form>
            </div>
        }
    });
    view! {
        <header class="top">
            <a class="mark" href=home>{mark()} " Foursight " <span>"desk"</span></a>
            {signed}
        </header>
        <div id="idle" role="status"></div>
    }
    .into_any()
}

/// Who has fewer than two passkeys is asked for another, so that losing one shuts nobody out.
fn one_passkey(signed: &Signed, page: &Page) -> Option<AnyView> {
    (signed.needs_passkey && !matches!(page, Page::Enrol(_))).then(|| {
        view! {
            <div class="note-line warn no-print">
                {icon(Icon::Key)}
                <div><b>"Make two passkeys."</b> " You have fewer: with two, losing one does not shut you out."</div>
                <a class="end" href="/passkeys/new">"Make a passkey"</a>
            </div>
        }
        .into_any()
    })
}
