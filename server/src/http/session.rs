//! The session cookie: the only thing that is ever kept on a person's device.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};

use super::Public;
use crate::draft::Token;

/// What the browser's cookie holds, if it sent one that we wrote.
#[derive(Clone)]
pub(super) struct Session(pub(super) Option<Token>);

/// Over https the browser itself makes sure that no one else can set a cookie of this name.
fn name(secure: bool) -> &'static str {
    if secure { "__Host-s" } else { "s" }
}

impl FromRequestParts<Arc<Public>> for Session {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, public: &Arc<Public>) -> Result<Self, Self::Rejection> {
        Ok(Self(find(&parts.headers, name(public.origins.secure()))))
    }
}

/// Whether the browser brings a cookie that we wrote.
pub(super) fn is_brought(public: &Public, headers: &HeaderMap) -> bool {
    find(headers, name(public.origins.secure())).is_some()
}

fn find(headers: &HeaderMap, name: &str) -> Option<Token> {
    // As bytes: a cookie of another site on this host may hold anything.
    let pairs = headers.get_all(COOKIE).iter().flat_map(|line| line.as_bytes().split(|byte| *byte == b';'));
    let mut texts = pairs.filter_map(|pair| std::str::from_utf8(pair).ok()?.trim().split_once('='));
    texts.find_map(|(key, value)| if key == name { Token::read(value) } else { None })
}

/// The header that gives the browser its cookie, for as long as the browser runs.
pub(super) fn begin(public: &Public, token: &Token) -> [(HeaderName, String); 1] {
    set(public, &token.write(), "")
}

/// The header that takes the cookie back.
pub(super) fn end(public: &Public) -> [(HeaderName, String); 1] {
    set(public, "", "; Max-Age=0")
}

fn set(public: &Public, value: &str, more: &str) -> [(HeaderName, String); 1] {
    let secure = public.origins.secure();
    let only_https = if secure { "; Secure" } else { "" };
    [(SET_COOKIE, format!("{}={value}; Path=/; HttpOnly; SameSite=Strict{only_https}{more}", name(secure)))]
}
