//! The sign-in ceremony. The browser has a secret from giving the name on; by it the database finds the name, then the
//! challenge. Each is taken out once, and the name lies sealed. A name that nobody has goes the same way, with a passkey made up for it.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::ToSpan;
use seal::{Belongs, Fields};
use serde::Deserialize;
use store::{AuditEntry, Ceremony, Officer, OfficerState, StoreError};

use super::{account_name, go_to, new_session, refused, with_cookie};
use crate::Desk;
use crate::cookie::{Name, Secret};
use crate::respond;

/// How long a ceremony may take, in minutes.
pub(super) const MINUTES: i64 = 5;

const NAMED: &str = "sign_in name";
const CHALLENGED: &str = "sign_in challenge";

/// Remembers the name until the passkey is asked for; sealed, because it may be anything that somebody typed.
pub(super) async fn await_name(desk: &Desk, secret: &Secret, name: &str) -> Result<(), StoreError> {
    let fields = Fields::from([("name".to_owned(), name.to_owned())]);
    let sealed = desk.sealer.seal_staff_words(of_nobody_yet(), fields);
    let sealed = sealed.map_err(|why| StoreError::Failed(why.to_string()))?;
    put(desk, secret, None, NAMED.to_owned(), sealed).await
}

/// A name belongs to nobody before the passkey was checked.
fn of_nobody_yet() -> Belongs {
    Belongs::to_unsaved(&[0; 16], NAMED)
}

/// The name that this browser gave.
pub(super) async fn awaited_name(desk: &Desk, headers: &HeaderMap) -> Result<Option<String>, StoreError> {
    let Some(secret) = Secret::find(headers, Name::Ceremony, desk.secure()) else { return Ok(None) };
    let Some(found) = desk.store.take_ceremony(secret.hash(), desk.clock.now()).await? else { return Ok(None) };
    if found.purpose != NAMED {
        return Ok(None);
    }
    let fields = desk.opener.open_staff_words(&of_nobody_yet(), &found.state).unwrap_or_default();
    // It is still needed: the page is only shown.
    put(desk, &secret, None, NAMED.to_owned(), found.state).await?;
    Ok(fields.get("name").cloned())
}

/// `POST /sign-in/options`: a challenge for the name that the page was made for, or that was given before.
pub(crate) async fn options(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response {
    match begin(&desk, &headers, &body).await {
        Ok(Some((secret, options))) => with_cookie(json(options), secret.set(Name::Ceremony, desk.secure())),
        Ok(None) => refused(),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// What the page's script sends.
#[derive(Default, Deserialize)]
struct Asked {
    name: Option<String>,
}

async fn begin(desk: &Desk, headers: &HeaderMap, body: &[u8]) -> Result<Option<(Secret, String)>, StoreError> {
    let asked: Asked = serde_json::from_slice(body).unwrap_or_default();
    let given = asked.name.as_deref().and_then(account_name);
    let before = awaited_name(desk, headers).await?;
    let Some(name) = given.or(before) else { return Ok(None) };
    // Both are asked in either case, so that both take as long.
    let officer = desk.store.officer(name.clone()).await?.filter(is_active);
    let id = officer.as_ref().map_or([0; 16], |officer| officer.id);
    let mut passkeys = desk.store.passkeys(id).await?;
    if passkeys.is_empty() {
        passkeys.push(desk.made_up.passkey(&name));
    }
    let Ok(begun) = desk.passkeys.begin_sign_in(&passkeys) else { return Ok(None) };
    let secret = Secret::new(desk.clock.random());
    put(desk, &secret, officer.map(|officer| officer.id), CHALLENGED.to_owned(), begun.state).await?;
    Ok(Some((secret, begun.options)))
}

/// `POST /sign-in/finish`: the answer to the challenge. A session begins, or one that was locked goes on in a new one.
pub(crate) async fn finish(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response {
    match signed_in(&desk, &headers, &body).await {
        Ok(Some(secret)) => go_to(&desk, "/queue", Some(&secret)),
        Ok(None) => refused(),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

async fn signed_in(desk: &Desk, headers: &HeaderMap, answer: &[u8]) -> Result<Option<Secret>, StoreError> {
    let Some(secret) = Secret::find(headers, Name::Ceremony, desk.secure()) else { return Ok(None) };
    let Some(found) = desk.store.take_ceremony(secret.hash(), desk.clock.now()).await? else { return Ok(None) };
    if found.purpose != CHALLENGED {
        return Ok(None);
    }
    // Both are asked for a name that nobody has as well, so that it takes as long.
    let id = found.officer.unwrap_or_default();
    let (have, officer) = (desk.store.passkeys(id).await?, desk.store.officer_by_id(id).await?);
    let used = desk.passkeys.finish_sign_in(&found.state, answer, &have);
    let (Ok((credential, changing)), Some(officer)) = (used, &officer) else {
        // Whoever tries names leaves a trace, but not the names: they may be anything that somebody typed.
        let who = officer.as_ref().map_or("unknown", |officer| &officer.name);
        desk.store.append(AuditEntry::now(&desk.clock, who, "sign_in refused", None)).await?;
        return Ok(None);
    };
    let name = &officer.name;
    let (new, session) = new_session(desk, officer.id, true);
    let entry = AuditEntry::now(&desk.clock, name, "sign_in", None);
    if !desk.store.used_passkey(credential, changing, session, entry).await? {
        return Ok(None);
    }
    // A session that this browser had before, such as a locked one, is over.
    if let Some(old) = Secret::find(headers, Name::Session, desk.secure()) {
        let entry = AuditEntry::now(&desk.clock, name, "session replaced", None);
        desk.store.end_session(old.hash(), entry).await?;
    }
    Ok(Some(new))
}

pub(super) async fn put(
    desk: &Desk,
    secret: &Secret,
    officer: Option<store::OfficerId>,
    purpose: String,
    state: Vec<u8>,
) -> Result<(), StoreError> {
    let expires_at = Desk::after(desk.clock.now(), MINUTES.minutes());
    desk.store.put_ceremony(secret.hash(), Ceremony { officer, purpose, state, expires_at }).await
}

pub(super) fn is_active(officer: &Officer) -> bool {
    officer.state == OfficerState::Active
}

pub(super) fn json(body: String) -> Response {
    ([(axum::http::header::CONTENT_TYPE, "application/json")], body).into_response()
}
