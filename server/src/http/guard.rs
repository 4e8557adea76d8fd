//! What stands around every route: limits, headers, and the refusal of forms from elsewhere.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Response, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::{Public, problem};

/// How long a request may take in all, its body included.
const PATIENCE: Duration = Duration::from_secs(30);

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
pub struct Origins(Vec<String>);

impl Origins {
    /// The configured one; for a site on this machine also its other names, because a browser may
    /// have been given any of them.
    pub fn new(origin: &str) -> Self {
        let mut origins = vec![origin.to_owned()];
        let port = origin.strip_prefix("http://127.0.0.1:").or(origin.strip_prefix("http://localhost:"));
        if let Some(port) = port {
            origins.extend(["127.0.0.1", "localhost", "[::1]"].map(|host| format!("http://{host}:{port}")));
        }
        Self(origins)
    }

    /// Whether the site is reached over https.
    pub fn secure(&self) -> bool {
        self.0.iter().any(|origin| origin.starts_with("https://"))
    }

    /// Whether a request to change something comes from this site's own pages, or from a program,
    /// which sends neither header.
    fn admit(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN).map(HeaderValue::as_bytes);
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        origin.is_none_or(|origin| self.0.iter().any(|own| own.as_bytes() == origin))
            && site.is_none_or(|site| site == b"same-origin" || site == b"none")
    }
}

/// Puts the guards around the routes.
pub(super) fn around(site: Router<Arc<Public>>, public: &Arc<Public>) -> Router<Arc<Public>> {
    site.layer(from_fn_with_state(Arc::clone(public), own_forms_only))
        .layer(CompressionLayer::new())
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(headers))
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

/// Ends what takes too long, a body that never comes included, with a page rather than with silence.
async fn in_time(request: Request, next: Next) -> Response<Body> {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ([(header::RETRY_AFTER, "120")], calm(StatusCode::SERVICE_UNAVAILABLE)).into_response(),
    }
}

async fn headers(request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path();
    let journey = ["/report", "/check", "/leave", "/api"].iter().any(|part| path.starts_with(part));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if journey {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    } else {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    }
    response
}

fn panicked(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    calm(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The page for a fault of ours. Written out here, because rendering may be what failed.
fn calm(status: StatusCode) -> Response<Body> {
    let html = "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Something went wrong</title>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head><body><main>\
        <h1>Something went wrong</h1><p><strong>In danger now? Call <a href=\"tel:999\">999</a>.</strong></p>\
        <p>The fault is ours, not yours. Please go back and try again.</p>\
        <p>Police, when it is not an emergency: <a href=\"tel:101\">101</a>. \
        National Stalking Helpline: <a href=\"tel:08088020300\">0808 802 0300</a>. \
        Samaritans, day and night: <a href=\"tel:116123\">116 123</a>.</p>\
        <p><a href=\"/leave\">Exit this page</a></p></main></body></html>";
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
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
    fn only_own_pages_and_programs_may_change_anything() {
        let site = Origins::new("https://report.example");
        assert!(admitted(&site, &[]));
        assert!(admitted(&site, &[("origin", "https://report.example"), ("sec-fetch-site", "same-origin")]));
        for other in ["https://evil.example", "null", "http://report.example", "https://report.example.evil"] {
            assert!(!admitted(&site, &[("origin", other)]), "{other}");
        }
        assert!(!admitted(&site, &[("sec-fetch-site", "cross-site")]));
        assert!(!admitted(&site, &[("origin", "https://report.example"), ("sec-fetch-site", "same-site")]));
    }

    #[test]
    fn a_demonstration_answers_to_all_names_of_this_machine() {
        let site = Origins::new("http://127.0.0.1:3000");
        assert!(admitted(&site, &[("origin", "http://localhost:3000")]));
        assert!(!admitted(&site, &[("origin", "http://localhost:3001")]));
    }

    #[tokio::test]
    async fn a_panic_still_shows_the_emergency_numbers() {
        use tower::ServiceExt;
        async fn fails() {
            panic!("as if by a fault");
        }
        let site = Router::<()>::new().route("/", axum::routing::get(fails)).layer(CatchPanicLayer::custom(panicked));
        let answer = site.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&body);
        assert!(text.contains("tel:999") && text.contains("0808 802 0300"));
    }
}
