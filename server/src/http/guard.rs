//! What stands around every route: headers, the refusal of forms from elsewhere, and time for what asks no store.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Response, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use futures_util::FutureExt;

use super::calm::{Calm, Trouble};
use super::measured::measured;
use super::stopping::last_answers;
use super::{Public, problem, script, typed};
use crate::config::Origin;

/// How long a page may take that asks no store.
const PATIENCE: Duration = Duration::from_secs(7);

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// The origins that are this site.
#[derive(Clone, Debug)]
pub struct Origins(Vec<Origin>);

impl Origins {
    /// The configured one; for a site on this machine also its other names, because a browser may
    /// have been given any of them.
    pub fn new(origin: &str) -> Self {
        let own = ["127.0.0.1", "localhost", "[::1]"];
        let mut origins: Vec<Origin> = Origin::read(origin).into_iter().collect();
        if let Some(here) = origins.first().filter(|here| !here.is_secure() && own.contains(&here.host())).cloned() {
            origins.extend(own.map(|host| here.with_host(host)));
        }
        Self(origins)
    }

    /// Whether the site is reached over https.
    pub fn secure(&self) -> bool {
        self.0.iter().any(Origin::is_secure)
    }

    /// Whether a request to change something comes from this site's own pages, or from a program,
    /// which sends neither header. Where the browser vouches that the page is of the same origin as the request, the
    /// site may also be known under another name, or the browser may keep the origin to itself (`null`): else
    /// somebody's words would be refused. What is refused is not given back: another site wrote it.
    fn admit(&self, headers: &HeaderMap) -> bool {
        let is_own = |origin: &HeaderValue| {
            let origin = origin.to_str().ok().and_then(Origin::read);
            origin.is_some_and(|origin| self.0.contains(&origin))
        };
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let vouched = |origin: &HeaderValue| {
            let host = headers.get(header::HOST).map_or(&b""[..], HeaderValue::as_bytes);
            let same_host = origin.as_bytes().rsplit(|byte| *byte == b'/').next() == Some(host);
            site == Some(b"same-origin") && (origin == "null" || same_host && !host.is_empty())
        };
        headers.get(header::ORIGIN).is_none_or(|origin| is_own(origin) || vouched(origin))
            && site.is_none_or(|site| site == b"same-origin" || site == b"none")
    }
}

/// Puts the guards around the routes.
pub(super) fn around(site: Router<Arc<Public>>, public: &Arc<Public>) -> Router<Arc<Public>> {
    site.layer(from_fn(typed::led_to_the_page))
        .layer(from_fn_with_state(Arc::clone(public), own_forms_only))
        .layer(from_fn(script::told_where_to_go))
        .layer(from_fn_with_state(Arc::clone(public), headers))
        .layer(from_fn_with_state(Arc::clone(public), last_answers))
        .layer(from_fn_with_state(Arc::clone(public), measured))
}

async fn own_forms_only(State(public): State<Arc<Public>>, request: Request, next: Next) -> Response<Body> {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && !public.origins.admit(request.headers()) {
        if request.uri().path().starts_with("/api/") {
            return problem::response(StatusCode::FORBIDDEN, "The request came from a page of another site.", &[]);
        }
        return public.prose(StatusCode::FORBIDDEN, "refused").await;
    }
    next.run(request).await
}

/// Ends what takes too long, and what fails by a fault of ours, with an answer rather than with silence.
pub(super) async fn calmly(State(calm): State<Calm>, request: Request, next: Next) -> Response<Body> {
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind();
    match tokio::time::timeout(PATIENCE, answer).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => calm.answer(Trouble::Fault, false, None).await,
        Err(_) => calm.answer(Trouble::Busy, false, None).await,
    }
}

async fn headers(State(public): State<Arc<Public>>, request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path();
    // What somebody answered, and who is open at this minute.
    let passing = ["/report", "/check", "/leave", "/api", "/campus"].iter().any(|part| path.starts_with(part));
    let passing = passing || path == "/help";
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.extend(https_only(&public).map(|value| (header::STRICT_TRANSPORT_SECURITY, value)));
    if passing {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    } else {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    }
    response
}

/// That browsers ask for the site over https only from now on. Its other names may be somebody else's, and are left alone.
fn https_only(public: &Public) -> Option<HeaderValue> {
    let seconds = Some(public.hsts_seconds).filter(|seconds| *seconds > 0 && public.origins.secure())?;
    HeaderValue::from_str(&format!("max-age={seconds}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(origins: &Origins, pairs: &[(&'static str, &'static str)]) -> bool {
        let headers =
            pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        origins.admit(&headers.collect())
    }

    #[test]
    fn what_the_browser_vouches_for_is_let_in_under_another_name_of_the_site() {
        let site = Origins::new("https://report.example");
        let (same, host) = (("sec-fetch-site", "same-origin"), ("host", "www.report.example"));
        assert!(admitted(&site, &[("origin", "null"), same]));
        assert!(admitted(&site, &[("origin", "https://www.report.example"), same, host]));
        assert!(!admitted(&site, &[("origin", "null")]));
        assert!(!admitted(&site, &[("origin", "null"), ("sec-fetch-site", "none")]));
        assert!(!admitted(&site, &[("origin", "https://evil.example"), same, host]));
        assert!(!admitted(&site, &[("origin", "https://www.report.example"), ("sec-fetch-site", "same-site"), host]));
    }

    #[test]
    fn only_own_pages_and_programs_may_change_anything() {
        let site = Origins::new("https://report.example");
        assert!(admitted(&site, &[]));
        assert!(admitted(&site, &[("origin", "https://report.example"), ("sec-fetch-site", "same-origin")]));
        for same in ["https://report.example.", "https://report.example:443", "HTTPS://Report.Example"] {
            assert!(admitted(&site, &[("origin", same), ("sec-fetch-site", "same-origin")]), "{same}");
            assert!(admitted(&Origins::new(same), &[("origin", "https://report.example")]), "{same}");
        }
        for other in [
            "https://evil.example",
            "null",
            "",
            "http://report.example",
            "https://report.example:80",
            "https://report.example.evil",
            "https://report.example/path",
            "https://me@report.example",
        ] {
            assert!(!admitted(&site, &[("origin", other)]), "{other}");
        }
        assert!(!admitted(&site, &[("sec-fetch-site", "cross-site")]));
        assert!(!admitted(&site, &[("origin", "https://report.example"), ("sec-fetch-site", "same-site")]));
    }

    #[test]
    fn a_demonstration_answers_to_all_names_of_this_machine() {
        let site = Origins::new("http://127.0.0.1:3000");
        assert!(admitted(&site, &[("origin", "http://localhost:3000")]));
        assert!(admitted(&Origins::new("http://[::1]:3000"), &[("origin", "http://127.0.0.1:3000")]));
        assert!(!admitted(&site, &[("origin", "http://localhost:3001")]));
    }
}
