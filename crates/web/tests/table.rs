//! A small site on this layer: what its classes decide, and what becomes of a handler that fails.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Request, Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use clock::ClockAndRandom;
use jiff::Timestamp;
use tower::ServiceExt;
use web::{Class, ErrorPage, Kind, Layer, Limits, Metrics, Origins, PostedForm, RouteTable, Site, Source};

struct Small(Layer);

impl Site for Small {
    fn layer(&self) -> &Layer {
        &self.0
    }

    async fn error_page(&self, page: ErrorPage) -> String {
        format!("<main>{page:?}</main>")
    }

    fn plain_error_page(&self, page: ErrorPage) -> String {
        format!("plain {page:?}")
    }

    fn wait_in_words(&self, seconds: u64) -> String {
        format!("<p>{seconds}</p>")
    }

    fn program_error(&self, status: StatusCode, detail: &str) -> Response<Body> {
        (status, detail.to_owned()).into_response()
    }

    fn is_for_programs(&self, path: &str) -> bool {
        path.starts_with("/api/")
    }

    async fn prepare(&self) {}

    fn own_quota(&self, _: &HeaderMap) -> Option<[u8; 32]> {
        None
    }

    fn is_to_be_slowed(&self, _: Source) -> bool {
        false
    }

    fn posted_form(&self, parts: &Parts, body: &Bytes) -> Option<PostedForm> {
        let words = String::from_utf8_lossy(body).into_owned();
        (parts.method == "POST").then(|| PostedForm { bytes: body.len(), markup: Box::new(move || words) })
    }
}

async fn fails() -> &'static str {
    panic!("a fault of ours")
}

async fn never() -> &'static str {
    std::future::pending().await
}

fn site() -> Arc<Small> {
    let limits = Limits {
        off: true,
        requests_a_second: 1,
        requests_at_once: 1,
        beginnings_an_hour: 1,
        beginnings_at_once: 1,
        codes_an_hour: 1,
        codes_at_once: 1,
        reports_an_hour: 1,
        reports_at_once: 1,
        sendings_an_hour: 1,
        sendings_at_once: 1,
        draft_requests_a_second: 1,
        draft_requests_at_once: 1,
    };
    Arc::new(Small(Layer {
        clock: ClockAndRandom::new(|| Timestamp::UNIX_EPOCH, |_| {}),
        limits,
        proxies: Vec::new(),
        origins: Origins::new("https://small.example"),
        hsts_seconds: 60,
        metrics: Metrics::new(Timestamp::UNIX_EPOCH, "0", |_| {}),
    }))
}

/// Every class, with an address of its own.
fn table() -> RouteTable<Small> {
    let page = || get(async || "page");
    RouteTable::new(site())
        .route(Class::Help, "/help", page())
        .route(Class::HelpNow, "/open-now", page())
        .route(Class::Exit, "/leave", page())
        .route(Class::Journey(Kind::Draft), "/journey", page().post(async || "taken"))
        .route(Class::Machine, "/healthz", page())
        .route(Class::Help, "/help/fails", get(fails))
        .route(Class::Help, "/help/never", get(never))
        .route(Class::Journey(Kind::Draft), "/journey/fails", post(fails))
        .route(Class::Journey(Kind::Draft), "/journey/never", post(never))
}

async fn send(request: Request<Body>) -> (StatusCode, HeaderMap, String) {
    let missing = async || (StatusCode::NOT_FOUND, "nothing here");
    let not_allowed = async || StatusCode::METHOD_NOT_ALLOWED;
    let router = table().finish(missing, not_allowed);
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

async fn fetch(path: &str) -> (StatusCode, HeaderMap, String) {
    send(Request::get(path).body(Body::empty()).unwrap()).await
}

async fn post_form(path: &str) -> (StatusCode, HeaderMap, String) {
    send(Request::post(path).body(Body::from("her words")).unwrap()).await
}

#[tokio::test]
async fn a_page_is_kept_by_browsers_only_where_its_class_says_so() {
    for entry in table().entries().iter().filter(|entry| !entry.path.contains("fails") && !entry.path.contains("never"))
    {
        let (status, headers, _) = fetch(entry.path).await;
        assert_eq!(status, StatusCode::OK, "{entry:?}");
        let wanted = if entry.class == Class::Help { "no-cache" } else { "no-store" };
        assert_eq!(headers["cache-control"], wanted, "{entry:?}");
    }
    let (status, headers, _) = fetch("/nowhere").await;
    assert_eq!((status, &headers["cache-control"]), (StatusCode::NOT_FOUND, &"no-store".parse().unwrap()));
    let (status, headers, _) = send(Request::delete("/help").body(Body::empty()).unwrap()).await;
    assert_eq!((status, &headers["cache-control"]), (StatusCode::METHOD_NOT_ALLOWED, &"no-store".parse().unwrap()));
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_it_to_the_site() {
    for path in ["/help", "/journey", "/nowhere", "/help/fails"] {
        let (_, headers, _) = fetch(path).await;
        assert!(headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"), "{path}");
        assert_eq!(headers["strict-transport-security"], "max-age=60", "{path}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_fails_or_never_answers_is_answered_for() {
    assert_eq!(fetch("/help/fails").await.0, StatusCode::INTERNAL_SERVER_ERROR);
    let (status, headers, page) = fetch("/help/never").await;
    assert_eq!((status, page.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "<main>Busy<p>20</p></main>"));
    assert_eq!(headers["retry-after"], "20");
    let (status, _, page) = post_form("/journey/fails").await;
    assert_eq!((status, page.as_str()), (StatusCode::INTERNAL_SERVER_ERROR, "<main>WentWrongher words</main>"));
    let began = tokio::time::Instant::now();
    let (status, _, page) = post_form("/journey/never").await;
    assert_eq!((status, page.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "<main>WentWrongher words</main>"));
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn forms_of_other_sites_are_refused_whatever_the_class() {
    for path in ["/journey", "/help", "/nowhere"] {
        let request = Request::post(path).header("origin", "https://other.example").body(Body::empty()).unwrap();
        assert_eq!(send(request).await.0, StatusCode::FORBIDDEN, "{path}");
    }
    let request = Request::post("/journey").header("origin", "https://small.example").body(Body::empty()).unwrap();
    assert_eq!(send(request).await.0, StatusCode::OK);
}
