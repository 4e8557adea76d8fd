//! Who asks. Each handler that shows or changes anything takes a [`Signed`], which comes from nowhere else: the session is
//! looked up at every request, so that one that was revoked, ended or locked is refused at once.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use desk_app::{Frame, Nav};
use domain::Code;
use domain::access::{Area, Viewer};
use jiff::{Timestamp, ToSpan};
use store::{AuditEntry, DeskSession, Officer, StoreError};

use crate::cookie::{Name, Secret};
use crate::desk::FRESH;
use crate::{Desk, respond, unsaved};

/// How often it is written down that a session was used.
const SEEN_EVERY: i64 = 60;
/// For how long a session is known after it locked itself, so that what is typed into an old page is kept. In hours.
pub(crate) const KNOWN: i64 = 72;

/// Somebody who is signed in.
#[derive(Clone)]
pub(crate) struct Signed {
    pub(crate) officer: Officer,
    pub(crate) viewer: Viewer,
    pub(crate) session: DeskSession,
}

/// What a browser's session is worth.
pub(crate) enum Standing {
    /// It is in use.
    Open(Box<Signed>),
    /// It is locked: a passkey opens it again.
    Locked(Box<(Officer, DeskSession)>),
    /// There is none.
    None,
}

impl Signed {
    fn of(officer: Officer, session: DeskSession) -> Self {
        let viewer = Viewer { name: officer.name.clone(), role: officer.role, unit: officer.unit };
        Self { officer, viewer, session }
    }

    /// Whether they proved with a passkey just now that it is they.
    pub(crate) fn is_proven(&self, now: Timestamp) -> bool {
        self.session.proven_at.is_some_and(|at| Desk::after(at, FRESH.minutes()) > now)
    }

    /// An entry of the audit by them.
    pub(crate) fn did(&self, desk: &Desk, action: &str, about: Option<domain::queue::Reference>) -> AuditEntry {
        AuditEntry::now(&desk.clock, &self.viewer.name, action, about)
    }

    /// What stands around their pages.
    pub(crate) async fn frame(&self, desk: &Desk) -> Result<Frame, StoreError> {
        let tally = desk.store.tally(self.viewer.scope(), desk.clock.now()).await?;
        let few = desk.store.passkeys(self.officer.id).await?.len() < 2;
        let nav = Nav {
            to_read: tally.bands.iter().map(|band| band.waiting.unsigned_abs()).sum(),
            late: tally.overdue,
            mine: tally.mine,
        };
        let areas = Area::ALL.iter().copied().filter(|area| self.viewer.may_use(*area)).collect();
        let signed = desk_app::Signed {
            name: self.viewer.name.clone(),
            role: self.viewer.role,
            areas,
            nav,
            idle_seconds: desk.settings.idle_minutes * 60,
            needs_passkey: few,
        };
        Ok(Frame { signed: Some(signed), ..desk.bare_frame() })
    }
}

/// What the browser's session is worth at this moment.
pub(crate) async fn standing(desk: &Desk, headers: &HeaderMap) -> Result<Standing, StoreError> {
    let Some(secret) = Secret::find(headers, Name::Session, desk.secure()) else { return Ok(Standing::None) };
    let now = desk.clock.now();
    let Some((session, officer)) = desk.store.session(secret.hash(), now).await? else { return Ok(Standing::None) };
    let idle = desk.clock.since(session.seen_at) >= desk.idle();
    if session.locked_at.is_some() || idle || Desk::session_ends(session.began_at) <= now {
        return Ok(Standing::Locked(Box::new((officer, session))));
    }
    Ok(Standing::Open(Box::new(Signed::of(officer, session))))
}

/// Writes down that a session is in use, once a minute.
async fn seen(desk: &Desk, signed: &Signed) -> Result<(), StoreError> {
    let now = desk.clock.now();
    if now.duration_since(signed.session.seen_at).as_secs() >= SEEN_EVERY {
        desk.store.see_session(signed.session.id, now, None).await?;
    }
    Ok(())
}

/// Around every page for staff: lets through who is signed in. Of whoever is not any more, what they typed is kept.
pub(crate) async fn signed_in_only(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let standing = match standing(&desk, request.headers()).await {
        Ok(standing) => standing,
        Err(why) => return respond::failed(&desk, &why).await,
    };
    match standing {
        Standing::Open(signed) => {
            if let Err(why) = seen(&desk, &signed).await {
                return respond::failed(&desk, &why).await;
            }
            let mut request = request;
            request.extensions_mut().insert(*signed);
            next.run(request).await
        }
        Standing::Locked(known) => {
            if request.method() == Method::POST {
                unsaved::keep_posted(&desk, known.0.id, request).await;
            }
            respond::see_other("/locked")
        }
        Standing::None => respond::see_other("/sign-in"),
    }
}

impl FromRequestParts<Arc<Desk>> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Desk>) -> Result<Self, Response> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| respond::see_other("/sign-in"))
    }
}

/// Refuses whoever may not use an area, and writes that down.
pub(crate) async fn admitted(desk: &Desk, signed: &Signed, area: Area) -> Result<(), Response> {
    if signed.viewer.may_use(area) {
        return Ok(());
    }
    let entry = signed.did(desk, &format!("refused {}", area.code()), None);
    if let Err(why) = desk.store.append(entry).await {
        return Err(respond::failed(desk, &why).await);
    }
    Err(respond::not_there(desk).await)
}
