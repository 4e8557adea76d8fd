//! Locking, unlocking, and signing out.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk_app::{LockedPage, Page};
use store::AuditEntry;

use crate::cookie::{self, Name};
use crate::posted::Posted;
use crate::session::{Signed, Standing, standing};
use crate::sign_in::{new_session, with_cookie};
use crate::{Desk, respond, unsaved};

/// `POST /lock`: keeps what was being typed, then locks. See
/// [`unsaved::keep_all`].
pub(crate) async fn lock(State(desk): State<Arc<Desk>>, signed: Signed, posted: Posted) -> Response {
    let locked = async {
        unsaved::keep_all(&desk, signed.officer.id, &posted).await?;
        let now = desk.clock.now();
        desk.store.see_session(signed.session.id, now, Some(now)).await?;
        desk.store.append(signed.did(&desk, "lock", None)).await
    };
    match locked.await {
        Ok(()) => respond::see_other("/locked"),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /still-here`: somebody is at the desk who asks for no page, because they write.
pub(crate) async fn still_here(_: Signed) -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `GET /locked`: says who may unlock, and nothing of a case.
pub(crate) async fn locked(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Response {
    let found = async {
        Ok(match standing(&desk, &headers).await? {
            Standing::Open(_) => Err("/queue"),
            Standing::None => Err("/sign-in"),
            Standing::Locked(known) => {
                let by_button = !desk.settings.live && desk.store.passkeys(known.0.id).await?.is_empty();
                Ok(LockedPage { name: known.0.name, words_kept: true, by_button })
            }
        })
    };
    match found.await {
        Ok(Ok(page)) => respond::page(desk.bare_frame(), StatusCode::OK, Page::Locked(page)).await,
        Ok(Err(to)) => respond::see_other(to),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /unlock`: goes on without a passkey, which only a demonstration allows, to somebody who has none.
pub(crate) async fn unlock(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Response {
    let unlocked = async {
        let Standing::Locked(known) = standing(&desk, &headers).await? else { return Ok(None) };
        let (officer, old) = *known;
        if desk.settings.live || !desk.store.passkeys(officer.id).await?.is_empty() {
            return Ok(None);
        }
        let (secret, session) = new_session(&desk, officer.id, false);
        let entry = |action| AuditEntry::now(&desk.clock, &officer.name, action, None);
        if !desk.store.begin_session(session, None, entry("unlock in a demonstration")).await? {
            return Ok(None);
        }
        desk.store.end_session(old.id, entry("session replaced")).await?;
        Ok(Some(secret))
    };
    match unlocked.await {
        Ok(Some(secret)) => with_cookie(respond::see_other("/queue"), secret.set(Name::Session, desk.secure())),
        Ok(None) => respond::see_other("/sign-in"),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /sign-out`: ends this session, locked or not.
pub(crate) async fn sign_out(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Response {
    let ended = async {
        let (officer, id) = match standing(&desk, &headers).await? {
            Standing::Open(signed) => (signed.officer, signed.session.id),
            Standing::Locked(known) => (known.0, known.1.id),
            Standing::None => return Ok(()),
        };
        desk.store.end_session(id, AuditEntry::now(&desk.clock, &officer.name, "sign_out", None)).await
    };
    match ended.await {
        Ok(()) => signed_out(&desk),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `POST /sign-out-everywhere`: ends all of one's sessions.
pub(crate) async fn sign_out_everywhere(State(desk): State<Arc<Desk>>, signed: Signed) -> Response {
    match desk.store.end_sessions(signed.officer.id, signed.did(&desk, "sign_out everywhere", None)).await {
        Ok(_) => signed_out(&desk),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

fn signed_out(desk: &Desk) -> Response {
    with_cookie(respond::see_other("/sign-in"), cookie::clear(Name::Session, desk.secure()))
}
