//! The session cookie: which draft is the browser's.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use store::DraftId;

use crate::Public;
use crate::cookies::{self, Cookie};
use crate::draft::Token;

/// For what the MAC in the cookie is made.
const PURPOSE: &[u8] = b"session cookie";

/// What the browser's cookie holds, if it brings one that may open a draft.
#[derive(Clone, Default)]
pub(crate) struct Session {
    /// The token.
    pub(crate) token: Option<Token>,
    /// Whether a replica of ours gave the browser this token today or yesterday, as the MAC beside it proves. Only
    /// then are words given back that can't be kept.
    pub(crate) is_ours: bool,
}

impl FromRequestParts<Arc<Public>> for Session {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, public: &Arc<Public>) -> Result<Self, Self::Rejection> {
        Ok(Self::read(public, &parts.headers))
    }
}

impl Session {
    /// What the browser brings; nothing where it has left.
    pub(crate) fn read(public: &Public, headers: &HeaderMap) -> Self {
        let secure = public.layer.origins.secure();
        if Cookie::Left.is_brought(headers, secure) { Self::default() } else { Self::brought(public, headers) }
    }

    /// The same where it has left, too: for what drops a draft.
    pub(crate) fn brought(public: &Public, headers: &HeaderMap) -> Self {
        let written = Cookie::Draft.find(headers, public.layer.origins.secure());
        let Some(written) = written else { return Self::default() };
        let (text, mac) = written.rsplit_once('~').unwrap_or((written, ""));
        let mac = URL_SAFE_NO_PAD.decode(mac).unwrap_or_default();
        Self { token: Token::read(text), is_ours: public.day_keys.made(&mac, PURPOSE, text.as_bytes()) }
    }
}

/// Whether the browser brings a token that we gave it for a draft.
pub(crate) fn is_brought(public: &Public, headers: &HeaderMap) -> bool {
    let session = Session::read(public, headers);
    session.is_ours && session.token.is_some()
}

/// Which draft that token is of: quotas go by it. One that we did not give has none.
pub(crate) fn draft_of(public: &Public, headers: &HeaderMap) -> Option<DraftId> {
    let session = Session::read(public, headers);
    session.token.filter(|_| session.is_ours).map(|token| token.id())
}

/// The header that gives the browser its cookie, for as long as the browser runs.
pub(crate) fn set(public: &Public, token: &Token) -> HeaderValue {
    let text = token.write();
    let mac = URL_SAFE_NO_PAD.encode(public.day_keys.mac(PURPOSE, text.as_bytes()));
    Cookie::Draft.set(&format!("{text}~{mac}"), public.layer.origins.secure())
}

/// Gives the browser its cookie with this answer.
pub(crate) fn with(public: &Public, token: &Token, mut response: Response) -> Response {
    cookies::add(response.headers_mut(), set(public, token));
    response
}

/// Takes all cookies with answers back.
pub(crate) fn end(public: &Public, headers: &mut HeaderMap) {
    for cookie in [Cookie::Draft, Cookie::Form] {
        cookies::add(headers, cookie.clear(public.layer.origins.secure()));
    }
}

/// Around whatever reads a session: drops the draft of a browser whose script says that it has left. That cookie stays until somebody begins anew, because an answer that was on its way may still
/// set another.
pub(crate) async fn sessions(State(public): State<Arc<Public>>, request: Request, next: Next) -> Response<Body> {
    let secure = public.layer.origins.secure();
    let left = Cookie::Left.is_brought(request.headers(), secure);
    let token = if left { Session::brought(&public, request.headers()).token } else { None };
    let mut response = next.run(request).await;
    if let Some(token) = token {
        public.drop_in_background(token);
    }
    if left && response.headers().contains_key(SET_COOKIE) {
        cookies::add(response.headers_mut(), Cookie::Left.clear(secure));
    } else if left {
        end(&public, response.headers_mut());
    }
    response
}
