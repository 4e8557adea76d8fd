//! The way out.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Site;
use crate::Public;
use crate::draft::Token;
use crate::session::{self, Session};

/// `GET /leave`: away at once, whatever the store does; the draft is dropped behind. A link or a page of another
/// site only leads away: it must not be able to drop anything.
pub(crate) async fn leave(State(public): Site, method: Method, headers: HeaderMap) -> Response {
    if method == Method::HEAD || is_prefetch(&headers) {
        return StatusCode::NO_CONTENT.into_response();
    }
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, public.frame.leave_to.clone())]).into_response();
    if !is_from_elsewhere(&headers) {
        drop_all(&public, &headers, &mut response);
    }
    response
}

/// `POST /leave`: the page's script has gone to the neutral site by itself, and tells so in passing.
pub(crate) async fn left(State(public): Site, headers: HeaderMap) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    drop_all(&public, &headers, &mut response);
    // It may take the browser seconds, so it is asked for only here, where nobody waits.
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    response
}

/// The script has set its mark by then, which hides the draft from all other handlers.
fn drop_all(public: &Public, headers: &HeaderMap, response: &mut Response) {
    if let Some(token) = Session::brought(public, headers).token {
        public.drop_in_background(token);
    }
    session::end(public, response.headers_mut());
}

impl Public {
    /// Drops the draft without making anyone wait for the store. What was saved waits for its code.
    pub(crate) fn drop_in_background(&self, token: Token) {
        let drafts = self.drafts.clone();
        self.background_tasks.spawn(async move {
            if let Err(why) = drafts.forget(&token).await {
                tracing::error!(%why, "a draft could not be dropped; it will expire");
            }
        });
    }
}

fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| !matches!(site.as_bytes(), b"same-origin" | b"none"))
}

/// A browser that only guesses where the person may go next must not drop the draft.
fn is_prefetch(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).is_some_and(|value| value.as_bytes().starts_with(b"prefetch"));
    says("sec-purpose") || says("purpose") || says("x-moz")
}
