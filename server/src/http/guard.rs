//! What stands around every route: limits, headers, and the refusal of forms from elsewhere.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use app::Frame;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Response, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse};
use futures_util::FutureExt;
use tower_http::compression::CompressionLayer;

use super::measured::measured;
use super::stopping::last_answers;
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
        let own = ["127.0.0.1", "localhost", "[::1]"];
        let port = own.iter().find_map(|host| origin.strip_prefix(&format!("http://{host}:")));
        if let Some(port) = port {
            origins.extend(own.map(|host| format!("http://{host}:{port}")));
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
        .layer(from_fn_with_state(Calm::new(&public.frame), calmly))
        .layer(from_fn(headers))
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

/// Ends what takes too long, a body that never comes included, and what fails by a fault of ours, with
/// an answer rather than with silence.
async fn calmly(State(calm): State<Calm>, request: Request, next: Next) -> Response<Body> {
    let program = request.uri().path().starts_with("/api/");
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind();
    match tokio::time::timeout(PATIENCE, answer).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => calm.answer(StatusCode::INTERNAL_SERVER_ERROR, program),
        Err(_) => calm.answer(StatusCode::SERVICE_UNAVAILABLE, program),
    }
}

async fn headers(request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path();
    // What somebody answered, and who is open at this minute.
    let passing = ["/report", "/check", "/leave", "/api", "/campus"].iter().any(|part| path.starts_with(part));
    let passing = passing || path == "/help";
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if passing {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    } else {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    }
    response
}

/// The page for a fault of ours, made when the site starts, because rendering may be what failed.
#[derive(Clone)]
struct Calm(Arc<str>);

impl Calm {
    fn new(frame: &Frame) -> Self {
        let words = frame.words;
        let page = words.page("went-wrong");
        let demo = frame.operator.is_none().then(|| format!("<p>{}</p>", words.site.demo.as_str()));
        let lines = words.site.footer.iter().map(|line| format!("<li>{}</li>", line.as_str()));
        Self(Arc::from(format!(
            "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{tab}</title>\
            <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head><body><main>\
            <h1>{title}</h1>{demo}{body}<ul>{lines}</ul><p><a href=\"/leave\">{exit}</a></p></main></body></html>",
            tab = page.tab,
            title = page.title,
            demo = demo.unwrap_or_default(),
            body = page.body.as_str(),
            lines = lines.collect::<String>(),
            exit = words.site.exit,
        )))
    }

    fn answer(&self, status: StatusCode, program: bool) -> Response<Body> {
        if program {
            return problem::response(status, "The fault is ours. Try again, or call 101.", &[]);
        }
        (status, [(header::RETRY_AFTER, "120")], Html(self.0.to_string())).into_response()
    }
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
        assert!(admitted(&Origins::new("http://[::1]:3000"), &[("origin", "http://127.0.0.1:3000")]));
        assert!(!admitted(&site, &[("origin", "http://localhost:3001")]));
    }

    #[tokio::test]
    async fn a_fault_still_shows_the_emergency_numbers() {
        use tower::ServiceExt;
        async fn fails() {
            panic!("as if by a fault");
        }
        let (assets, leave_to) = (app::Assets::default(), String::new());
        let frame = Frame { words: content::english(), assets, operator: None, leave_to };
        let fails = axum::routing::get(fails);
        let site = Router::<()>::new().route("/", fails.clone()).route("/api/x", fails);
        let site = site.layer(from_fn_with_state(Calm::new(&frame), calmly));
        for (path, part) in [
            ("/", "tel:999"),
            ("/", "href=\"/help/emergency\""),
            ("/", "0808 802 0300"),
            ("/", "demonstration"),
            ("/api/x", "\"status\":500"),
        ] {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let answer = site.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            assert!(String::from_utf8_lossy(&body).contains(part), "{path} {part}");
        }
    }
}
