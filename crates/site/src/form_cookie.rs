//! What was answered or typed where there is no draft, sealed in a session cookie: so that every form is answered
//! with 303, nothing is kept on the server, and no browser keeps it with its history.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Public;
use crate::cookies::{self, Cookie};

/// How long the answers can be seen.
const LASTS: SignedDuration = SignedDuration::from_mins(15);
/// For what it is sealed.
const PURPOSE: &[u8] = b"form cookie";
/// Padded to a multiple of this many bytes, so that its size tells little. Browsers take cookies of 4 kB.
const BLOCK: usize = 512;
/// The longest value that is kept, in bytes; codes are far shorter.
const LONGEST: usize = 100;

/// A form that was posted.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Entered {
    /// The FOUR check: its fields.
    Check(Vec<(String, String)>),
    /// The FOUR check's answers that are to begin a report: its fields.
    Begin(Vec<(String, String)>),
    /// What somebody looks for in the directory: its fields.
    Help(Vec<(String, String)>),
    /// Who somebody looks for to answer now: where they are, how old, how they can talk.
    Now(Vec<(String, String)>),
    /// A return code that opened nothing, and why.
    Code(String, WhyNot),
}

/// Why a return code opened nothing.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) enum WhyNot {
    /// It is not of the form that codes have.
    Malformed,
    /// Nothing is saved under it (any more).
    Unknown,
    /// The browser has other answers open.
    OthersOpen,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    until: Timestamp,
    posted: Entered,
}

/// The form that the browser brings back, if it is recent.
pub(crate) struct FormCookie(pub(crate) Option<Entered>);

impl FromRequestParts<Arc<Public>> for FormCookie {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, public: &Arc<Public>) -> Result<Self, Self::Rejection> {
        Ok(Self(find(public, &parts.headers)))
    }
}

fn find(public: &Public, headers: &HeaderMap) -> Option<Entered> {
    let secure = public.layer.origins.secure();
    if Cookie::Left.is_brought(headers, secure) {
        return None;
    }
    let sealed = URL_SAFE_NO_PAD.decode(Cookie::Form.find(headers, secure)?).ok()?;
    let Sealed { until, posted } = serde_json::from_slice(&public.day_keys.open(PURPOSE, &sealed)?).ok()?;
    (public.layer.clock.now() < until).then_some(posted)
}

/// Gives the browser a form along with this answer.
pub(crate) fn with(public: &Public, posted: Entered, mut response: Response) -> Response {
    let until = public.layer.clock.now().checked_add(LASTS).unwrap_or(Timestamp::MIN);
    let mut words = serde_json::to_vec(&Sealed { until, posted: posted.cut() }).expect("forms have string keys only");
    words.resize(words.len().next_multiple_of(BLOCK), b' ');
    let value = URL_SAFE_NO_PAD.encode(public.day_keys.seal(PURPOSE, &words));
    cookies::add(response.headers_mut(), Cookie::Form.set(&value, public.layer.origins.secure()));
    response
}

/// Takes it back with this answer.
pub(crate) fn without(public: &Public, mut response: Response) -> Response {
    cookies::add(response.headers_mut(), Cookie::Form.clear(public.layer.origins.secure()));
    response
}

impl Entered {
    /// So short that the cookie is one that browsers take.
    fn cut(self) -> Self {
        let short = |text: String| text.chars().take(LONGEST / 4).collect();
        let few = |fields: Vec<(String, String)>| {
            fields.into_iter().take(20).map(|(name, value)| (short(name), short(value))).collect()
        };
        match self {
            Self::Check(fields) => Self::Check(few(fields)),
            Self::Begin(fields) => Self::Begin(few(fields)),
            Self::Help(fields) => Self::Help(few(fields)),
            Self::Now(fields) => Self::Now(few(fields)),
            Self::Code(code, why) => Self::Code(code.chars().take(LONGEST).collect(), why),
        }
    }
}
