//! The way out.

use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Site;
use crate::http::Public;
use crate::http::session::{self, Session};

/// `GET /leave`: away at once, whatever the store does; the draft is dropped behind.
pub(in crate::http) async fn leave(
    State(public): Site,
    method: Method,
    headers: HeaderMap,
    session: Session,
) -> Response {
    if method == Method::HEAD || is_prefetch(&headers) {
        return StatusCode::NO_CONTENT.into_response();
    }
    drop_behind(&public, session);
    let away = [(header::LOCATION, public.frame.leave_to.clone())];
    (StatusCode::SEE_OTHER, session::end(&public), away).into_response()
}

/// `POST /leave`: the page's script has gone to the neutral site by itself, and tells so in passing.
pub(in crate::http) async fn left(State(public): Site, session: Session) -> Response {
    drop_behind(&public, session);
    (StatusCode::NO_CONTENT, session::end(&public)).into_response()
}

/// Drops the draft without making anyone wait for the store. One that was saved waits for its code.
fn drop_behind(public: &Public, session: Session) {
    let Some(token) = session.0.filter(|token| !token.is_saved()) else { return };
    let drafts = public.drafts.clone();
    public.behind.spawn(async move {
        if let Err(why) = drafts.forget(&token).await {
            tracing::error!(%why, "a draft could not be dropped; it will expire");
        }
    });
}

/// A browser that only guesses where the person may go next must not drop the draft.
fn is_prefetch(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).is_some_and(|value| value.as_bytes().starts_with(b"prefetch"));
    says("sec-purpose") || says("purpose") || says("x-moz")
}
