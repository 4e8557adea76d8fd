//! The desk's cookie. It lasts as long as the browser runs, and goes to this host only.

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderValue};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A secret that only the browser has. The database holds its hash.
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn new(drawn: [u8; 32]) -> Self {
        Self(drawn)
    }

    /// What the browser brought under this name. None where it brought two: one of them is somebody else's.
    pub(crate) fn find(headers: &HeaderMap, name: Name, secure: bool) -> Option<Self> {
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut values = pairs.filter(|(found, _)| *found == name.text(secure)).map(|(_, value)| value);
        let value = values.next()?;
        values.next().is_none().then(|| Self::read(value)).flatten()
    }

    /// Reads one that stands in an address or a cookie.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Some(Self(BASE64_URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?))
    }

    /// As it stands in an address or a cookie.
    pub(crate) fn text(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database finds it by.
    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::new().chain_update(b"foursight desk secret\0").chain_update(self.0).finalize().into()
    }

    /// The header that gives it to the browser.
    pub(crate) fn set(&self, name: Name, secure: bool) -> HeaderValue {
        header(name, &self.text(), secure, "")
    }
}

/// The header that takes a cookie back.
pub(crate) fn clear(name: Name, secure: bool) -> HeaderValue {
    header(name, "", secure, "; Expires=Thu, 01 Jan 1970 00:00:00 GMT")
}

/// The cookies of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// Who is signed in.
    Session,
    /// A sign-in or an enrolment that has begun.
    Ceremony,
}

impl Name {
    fn text(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-desk",
            (Self::Session, false) => "desk",
            (Self::Ceremony, true) => "__Host-desk-c",
            (Self::Ceremony, false) => "desk-c",
        }
    }
}

fn header(name: Name, value: &str, secure: bool, more: &str) -> HeaderValue {
    let only_https = if secure { "; Secure" } else { "" };
    let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Strict{only_https}{more}", name.text(secure));
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}
