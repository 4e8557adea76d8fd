//! Signing in: a name, then a passkey; invitations, further passkeys, and proving once more that it is they.

mod ceremony;
mod invited;
mod own;
mod proof;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk_app::{Page, SignInPage};
use domain::queue::Reference;
use jiff::ToSpan;
use store::{AuditEntry, DeskSession, OfficerId};

use crate::cookie::{self, Name, Secret};
use crate::posted::Posted;
use crate::session::KNOWN;
use crate::{Desk, respond};

pub(crate) use ceremony::{finish, options};
pub(crate) use invited::{accept, accept_options, invitation};
pub(crate) use own::{add, add_finish, add_options, remove};
pub(crate) use proof::{confirm, confirm_finish, confirm_options, to_prove};

/// The longest name of an account.
pub(crate) const LONGEST_NAME: usize = 60;

/// The name of an account as it is kept: small letters, one space between words.
pub(crate) fn account_name(written: &str) -> Option<String> {
    let name = written.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count());
    let letters = name.chars().all(|c| c.is_alphanumeric() || " .-_'@".contains(c));
    (fits && letters && name.chars().any(char::is_alphanumeric)).then_some(name)
}

/// `GET /sign-in`: asks for the name.
pub(crate) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    respond::page(desk.bare_frame(), StatusCode::OK, Page::SignIn(SignInPage::default())).await
}

/// `POST /sign-in`: begins a ceremony for the name, whether or not anybody has it, and asks for the passkey.
pub(crate) async fn name(State(desk): State<Arc<Desk>>, posted: Posted) -> Response {
    let Some(name) = account_name(posted.get("name")) else {
        let page = SignInPage { refused: true, ..SignInPage::default() };
        return respond::page(desk.bare_frame(), StatusCode::UNPROCESSABLE_ENTITY, Page::SignIn(page)).await;
    };
    let secret = Secret::new(desk.clock.random());
    match ceremony::await_name(&desk, &secret, &name).await {
        Ok(()) => with_cookie(respond::see_other("/sign-in/passkey"), secret.set(Name::Ceremony, desk.secure())),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `GET /sign-in/passkey`: asks for the passkey of the name that was given.
pub(crate) async fn passkey(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Response {
    match ceremony::awaited_name(&desk, &headers).await {
        Ok(Some(name)) => {
            let page = SignInPage { name: Some(name), ..SignInPage::default() };
            respond::page(desk.bare_frame(), StatusCode::OK, Page::SignIn(page)).await
        }
        Ok(None) => respond::see_other("/sign-in"),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `GET /demo/{token}`: signs in whoever follows the link that the demonstration printed, once.
pub(crate) async fn by_demo_link(
    State(desk): State<Arc<Desk>>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    // What a browser fetches on its own, before anybody follows the link, does not spend it.
    let on_its_own = headers.contains_key("sec-purpose") || headers.get("purpose").is_some_and(|why| why == "prefetch");
    let used = ("/sign-in", "Sign in with a passkey");
    let spent = "This link was used before, or is too old. Start the demonstration again for a new one.";
    let (Some(token), false) = (Secret::read(&token).filter(|_| !desk.settings.live), on_its_own) else {
        return respond::message(&desk, StatusCode::GONE, "This link can't be used", spent, used).await;
    };
    let signed_in = async {
        let now = desk.clock.now();
        let Some((_, officer)) = desk.store.invitation(token.hash(), now).await? else { return Ok(None) };
        let (secret, session) = new_session(&desk, officer.id, false);
        let entry = AuditEntry::now(&desk.clock, &officer.name, "sign_in by demonstration link", None);
        let begun = desk.store.begin_session(session, Some(token.hash()), entry).await?;
        Ok(begun.then_some(secret))
    };
    match signed_in.await {
        Ok(Some(secret)) => with_cookie(respond::see_other("/queue"), secret.set(Name::Session, desk.secure())),
        Ok(None) => respond::message(&desk, StatusCode::GONE, "This link can't be used", spent, used).await,
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// A session that begins now, and the secret that the browser gets for it.
pub(crate) fn new_session(desk: &Desk, officer: OfficerId, proven: bool) -> (Secret, DeskSession) {
    let (secret, now) = (Secret::new(desk.clock.random()), desk.clock.now());
    let session = DeskSession {
        id: secret.hash(),
        officer,
        began_at: now,
        seen_at: now,
        expires_at: Desk::after(now, KNOWN.hours()),
        proven_at: proven.then_some(now),
        locked_at: None,
    };
    (secret, session)
}

/// Adds a cookie to an answer.
pub(crate) fn with_cookie(mut response: Response, cookie: header::HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// What the page's script is told: where to go on.
pub(crate) fn go_to(desk: &Desk, to: &str, session: Option<&Secret>) -> Response {
    let body = serde_json::json!({ "to": to }).to_string();
    let mut response = ([(header::CONTENT_TYPE, "application/json")], body).into_response();
    let cookies = session.map(|secret| secret.set(Name::Session, desk.secure()));
    response.headers_mut().extend(cookies.map(|cookie| (header::SET_COOKIE, cookie)));
    with_cookie(response, cookie::clear(Name::Ceremony, desk.secure()))
}

/// The page's script is told that it did not work, and no more.
pub(crate) fn refused() -> Response {
    (StatusCode::FORBIDDEN, [(header::CONTENT_TYPE, "application/json")], "{}").into_response()
}

/// Where somebody goes on after they have proven who they are: a page of the desk, never one of another site.
pub(crate) fn own_page(to: &str) -> String {
    let case = to.strip_prefix("/cases/").and_then(|reference| reference.parse::<Reference>().ok());
    match case {
        Some(reference) => format!("/cases/{reference}"),
        None if to == "/people" => to.to_owned(),
        None => "/queue".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_in_one_way_only() {
        assert_eq!(account_name("  Ana   SMITH "), Some("ana smith".to_owned()));
        assert_eq!(account_name("o'brien@example.org"), Some("o'brien@example.org".to_owned()));
        for none in ["", " ", "--", "a\nb\u{0}", "<b>", &"a".repeat(61)] {
            assert_eq!(account_name(none).filter(|name| name != "a b"), None, "{none}");
        }
    }

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(own_page("/cases/7KQ4-M2XP"), "/cases/7KQ4-M2XP");
        assert_eq!(own_page("/people"), "/people");
        for other in ["//evil.example", "https://evil.example", "/cases/../x", "/cases/7KQ4-M2XP/../../x", ""] {
            assert_eq!(own_page(other), "/queue", "{other}");
        }
    }
}
