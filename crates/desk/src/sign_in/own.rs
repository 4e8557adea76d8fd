//! One's own passkeys: a second one, and taking one away.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use desk_app::{Enrolment, Page};

use super::ceremony::{json, put};
use super::{go_to, refused, to_prove, with_cookie};
use crate::cookie::{Name, Secret};
use crate::posted::Posted;
use crate::session::Signed;
use crate::{Desk, respond};

const PURPOSE: &str = "enrol further";

/// `GET /passkeys/new`: a button that makes one more.
pub(crate) async fn add(State(desk): State<Arc<Desk>>, signed: Signed) -> Response {
    let page = Enrolment {
        name: signed.viewer.name.clone(),
        role: signed.viewer.role,
        action: "/passkeys".to_owned(),
        further: true,
    };
    match signed.frame(&desk).await {
        Ok(frame) => respond::page(frame, StatusCode::OK, Page::Enrol(page)).await,
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /passkeys/options`: a challenge to make one. Who has one already proves first that it is they.
pub(crate) async fn add_options(State(desk): State<Arc<Desk>>, signed: Signed) -> Response {
    let begun = async {
        let have = desk.store.passkeys(signed.officer.id).await?;
        if !have.is_empty() && !signed.is_proven(desk.clock.now()) {
            return Ok(None);
        }
        let Ok(begun) = desk.passkeys.begin_enrolment(signed.officer.id, &signed.viewer.name, &have) else {
            return Ok(None);
        };
        let secret = Secret::new(desk.clock.random());
        put(&desk, &secret, Some(signed.officer.id), PURPOSE.to_owned(), begun.state).await?;
        Ok(Some((secret, begun.options)))
    };
    match begun.await {
        Ok(Some((secret, options))) => with_cookie(json(options), secret.set(Name::Ceremony, desk.secure())),
        Ok(None) => go_to(&desk, "/confirm?to=/people", None),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /passkeys/finish`: the passkey that was made. The session goes on, and is proven.
pub(crate) async fn add_finish(
    State(desk): State<Arc<Desk>>,
    signed: Signed,
    headers: HeaderMap,
    answer: Bytes,
) -> Response {
    let enrolled = async {
        let Some(secret) = Secret::find(&headers, Name::Ceremony, desk.secure()) else { return Ok(false) };
        let now = desk.clock.now();
        let Some(found) = desk.store.take_ceremony(secret.hash(), now).await? else { return Ok(false) };
        if found.purpose != PURPOSE || found.officer != Some(signed.officer.id) {
            return Ok(false);
        }
        let Ok(passkey) = desk.passkeys.finish_enrolment(&found.state, &answer, signed.officer.id, now) else {
            return Ok(false);
        };
        let session = store::DeskSession { proven_at: Some(now), seen_at: now, ..signed.session };
        desk.store.enrol(passkey, None, session, signed.did(&desk, "enrol passkey", None)).await
    };
    match enrolled.await {
        Ok(true) => go_to(&desk, "/people", None),
        Ok(false) => refused(),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /passkeys/remove`: takes one away, never the last one.
pub(crate) async fn remove(State(desk): State<Arc<Desk>>, signed: Signed, posted: Posted) -> Response {
    if !signed.is_proven(desk.clock.now()) {
        return to_prove("/people");
    }
    let credential = BASE64_URL_SAFE_NO_PAD.decode(posted.get("id")).unwrap_or_default();
    let entry = signed.did(&desk, "remove passkey", None);
    match desk.store.remove_passkey(signed.officer.id, credential, entry).await {
        Ok(_) => respond::see_other("/people"),
        Err(why) => respond::failed(&desk, &why).await,
    }
}
