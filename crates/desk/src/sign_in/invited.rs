//! Invitations: a link of one use, spent by a passkey that was made, never by opening it.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk_app::{Enrolment, Page};
use store::{AuditEntry, InvitationKind, Officer, StoreError};

use super::ceremony::{json, put};
use super::{go_to, new_session, refused, with_cookie};
use crate::cookie::{Name, Secret};
use crate::{Desk, respond};

const PURPOSE: &str = "enrol";

/// `GET /invite/{token}`: whom the invitation is for, and a button that makes a passkey.
pub(crate) async fn invitation(State(desk): State<Arc<Desk>>, Path(token): Path<String>) -> Response {
    match invited(&desk, &token).await {
        Ok(Some((_, officer))) => {
            let page = Enrolment {
                name: officer.name,
                role: officer.role,
                action: format!("/invite/{token}"),
                further: false,
            };
            respond::page(desk.bare_frame(), StatusCode::OK, Page::Enrol(page)).await
        }
        Ok(None) => {
            let text =
                "It was used, was replaced by a newer one, or is too old. Ask whoever leads the team for a new one.";
            let link = ("/sign-in", "Sign in with a passkey");
            respond::message(&desk, StatusCode::GONE, "This invitation can't be used", text, link).await
        }
        Err(why) => respond::failed(&desk, &why).await,
    }
}

async fn invited(desk: &Desk, token: &str) -> Result<Option<(Secret, Officer)>, StoreError> {
    let Some(token) = Secret::read(token) else { return Ok(None) };
    let found = desk.store.invitation(token.hash(), desk.clock.now()).await?;
    let found = found.filter(|(invitation, _)| invitation.kind == InvitationKind::Enrol);
    Ok(found.map(|(_, officer)| (token, officer)))
}

/// `POST /invite/{token}/options`: a challenge to make a passkey.
pub(crate) async fn accept_options(State(desk): State<Arc<Desk>>, Path(token): Path<String>) -> Response {
    let begun = async {
        let Some((_, officer)) = invited(&desk, &token).await? else { return Ok(None) };
        let have = desk.store.passkeys(officer.id).await?;
        let Ok(begun) = desk.passkeys.begin_enrolment(officer.id, &officer.name, &have) else { return Ok(None) };
        let secret = Secret::new(desk.clock.random());
        put(&desk, &secret, Some(officer.id), PURPOSE.to_owned(), begun.state).await?;
        Ok(Some((secret, begun.options)))
    };
    match begun.await {
        Ok(Some((secret, options))) => with_cookie(json(options), secret.set(Name::Ceremony, desk.secure())),
        Ok(None) => refused(),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /invite/{token}/finish`: the passkey that was made. It spends the invitation and begins a session.
pub(crate) async fn accept(
    State(desk): State<Arc<Desk>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    answer: Bytes,
) -> Response {
    let enrolled = async {
        let Some((token, officer)) = invited(&desk, &token).await? else { return Ok(None) };
        let Some(secret) = Secret::find(&headers, Name::Ceremony, desk.secure()) else { return Ok(None) };
        let now = desk.clock.now();
        let Some(found) = desk.store.take_ceremony(secret.hash(), now).await? else { return Ok(None) };
        if found.purpose != PURPOSE || found.officer != Some(officer.id) {
            return Ok(None);
        }
        let Ok(passkey) = desk.passkeys.finish_enrolment(&found.state, &answer, officer.id, now) else {
            return Ok(None);
        };
        let (new, session) = new_session(&desk, officer.id, true);
        let entry = AuditEntry::now(&desk.clock, &officer.name, "enrol passkey by invitation", None);
        let done = desk.store.enrol(passkey, Some(token.hash()), session, entry).await?;
        Ok(done.then_some(new))
    };
    match enrolled.await {
        Ok(Some(secret)) => go_to(&desk, "/queue", Some(&secret)),
        Ok(None) => refused(),
        Err(why) => respond::failed(&desk, &why).await,
    }
}
