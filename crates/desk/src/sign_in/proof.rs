//! Proving once more that it is they, before something that can't be undone easily.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk_app::{Page, SignInPage};
use serde::Deserialize;

use super::ceremony::{json, put};
use super::{go_to, own_page, refused, with_cookie};
use crate::cookie::{Name, Secret};
use crate::session::Signed;
use crate::{Desk, respond};

const PURPOSE: &str = "confirm ";

/// Where to go on.
#[derive(Deserialize)]
pub(crate) struct To {
    #[serde(default)]
    to: String,
}

/// Leads to the page that asks for a passkey, and from there back.
pub(crate) fn to_prove(back: &str) -> Response {
    respond::see_other(&format!("/confirm?to={back}"))
}

/// `GET /confirm`: asks for the passkey; for one to be made, where there is none yet.
pub(crate) async fn confirm(State(desk): State<Arc<Desk>>, signed: Signed, Query(to): Query<To>) -> Response {
    let shown = async {
        if desk.store.passkeys(signed.officer.id).await?.is_empty() {
            return Ok(respond::see_other("/passkeys/new"));
        }
        let secret = Secret::new(desk.clock.random());
        let purpose = format!("{PURPOSE}{}", own_page(&to.to));
        put(&desk, &secret, Some(signed.officer.id), purpose, Vec::new()).await?;
        let page = SignInPage { name: Some(signed.viewer.name.clone()), refused: false, again: true };
        let page = respond::page(signed.frame(&desk).await?, StatusCode::OK, Page::SignIn(page)).await;
        Ok(with_cookie(page, secret.set(Name::Ceremony, desk.secure())))
    };
    match shown.await {
        Ok(response) => response,
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /confirm/options`: a challenge.
pub(crate) async fn confirm_options(State(desk): State<Arc<Desk>>, signed: Signed, headers: HeaderMap) -> Response {
    let begun = async {
        let Some(secret) = Secret::find(&headers, Name::Ceremony, desk.secure()) else { return Ok(None) };
        let Some(found) = desk.store.take_ceremony(secret.hash(), desk.clock.now()).await? else { return Ok(None) };
        let have = desk.store.passkeys(signed.officer.id).await?;
        let Ok(begun) = desk.passkeys.begin_sign_in(&have) else { return Ok(None) };
        put(&desk, &secret, Some(signed.officer.id), found.purpose, begun.state).await?;
        Ok(Some(begun.options))
    };
    match begun.await {
        Ok(Some(options)) => json(options),
        Ok(None) => refused(),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /confirm/finish`: the answer. The session is proven for some minutes.
pub(crate) async fn confirm_finish(
    State(desk): State<Arc<Desk>>,
    signed: Signed,
    headers: HeaderMap,
    answer: Bytes,
) -> Response {
    let proven = async {
        let Some(secret) = Secret::find(&headers, Name::Ceremony, desk.secure()) else { return Ok(None) };
        let now = desk.clock.now();
        let Some(found) = desk.store.take_ceremony(secret.hash(), now).await? else { return Ok(None) };
        let Some(to) = found.purpose.strip_prefix(PURPOSE).filter(|_| found.officer == Some(signed.officer.id)) else {
            return Ok(None);
        };
        let have = desk.store.passkeys(signed.officer.id).await?;
        let Ok((credential, changing)) = desk.passkeys.finish_sign_in(&found.state, &answer, &have) else {
            return Ok(None);
        };
        let session = store::DeskSession { proven_at: Some(now), seen_at: now, ..signed.session };
        let entry = signed.did(&desk, "confirm by passkey", None);
        let done = desk.store.used_passkey(credential, changing, session, entry).await?;
        Ok(done.then(|| to.to_owned()))
    };
    match proven.await {
        Ok(Some(to)) => go_to(&desk, &to, None),
        Ok(None) => refused(),
        Err(why) => respond::failed(&desk, &why).await,
    }
}
