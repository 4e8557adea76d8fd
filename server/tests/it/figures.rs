//! What those who watch over the site see: figures that tell of nobody, on a listener that is not the public's.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use clock::ClockAndRandom;
use jiff::{SignedDuration, Timestamp};
use server::config::Config;
use server::metrics::Metrics;
use server::roles;
use store::{self, Schema, Store, Timed};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::support::{KEY, SMALLEST, route_table};
use crate::without_store::Broken;

/// A word that must turn up nowhere.
const MARKED: &str = "marked-w0rd";
const NOW: &str = "2026-11-25T12:00:00Z";

/// Every route, as the table of routes has it: labels say these and no address that was asked for.
static ROUTES: LazyLock<Vec<web::Entry>> = LazyLock::new(route_table);

/// What a store can be asked to do.
const OPERATIONS: [&str; 23] = [
    "accept",
    "waiting",
    "damaged",
    "in_bands",
    "counted",
    "sealed",
    "columns",
    "append",
    "entries",
    "head",
    "draft",
    "keep_draft",
    "drop_draft",
    "draft_totals",
    "expire_drafts",
    "case",
    "take_next",
    "change",
    "notices",
    "erase_reports",
    "count_reports",
    "day_keys",
    "ready",
];

struct Both {
    site: Router,
    admin: Router,
    store: Arc<dyn Store>,
    metrics: Metrics,
    _folder: TempDir,
}

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn clock() -> ClockAndRandom {
    ClockAndRandom::new(now, |bytes| bytes.fill(7))
}

async fn both() -> Both {
    both_with(|_| {}).await
}

async fn both_with(change: impl FnOnce(&mut Config)) -> Both {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::read(None).unwrap();
    config.sealing.recipients = vec![age::x25519::Identity::generate().to_public().to_string()];
    change(&mut config);
    let metrics = Metrics::new(now());
    let store = store::open(&config.database_url(folder.path()), Schema::CreateIfEmpty).await.unwrap();
    let store = Timed::around(store, clock(), Arc::new(metrics.clone()));
    let public = roles::public(&config, Arc::clone(&store), clock(), metrics.clone()).unwrap();
    Both { site: site::router(Arc::clone(&public)), admin: site::admin(public), store, metrics, _folder: folder }
}

async fn send(router: &Router, request: Request<Body>) -> (StatusCode, String) {
    let answer = router.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

async fn get(router: &Router, path: &str) -> (StatusCode, String) {
    send(router, Request::get(path).body(Body::empty()).unwrap()).await
}

/// Sends the marked word wherever a client can put one.
async fn send_marked(site: &Router) {
    let everywhere = |method: &str, path: &str, kind: &str, body: String| {
        let request = Request::builder().method(method).uri(path.replace("MARKED", MARKED));
        let names = ["user-agent", "referer", "x-forwarded-for", "accept-language", "x-marked-w0rd"];
        let request = names.into_iter().fold(request, |request, name| request.header(name, MARKED));
        let cookie = format!("foursight={MARKED}; {MARKED}={MARKED}");
        let key = format!("{MARKED}-{KEY}");
        request
            .header("cookie", cookie)
            .header("idempotency-key", key)
            .header("content-type", kind)
            .body(Body::from(body))
            .unwrap()
    };
    let form = "application/x-www-form-urlencoded";
    for path in
        ["/MARKED", "/?q=MARKED", "/report/MARKED", "/campus/MARKED", "/MARKED/help/emergency", "/api/v1/MARKED"]
    {
        for method in ["GET", "POST", MARKED] {
            send(site, everywhere(method, path, form, format!("{MARKED}={MARKED}&behaviour.text={MARKED}"))).await;
        }
    }
    for body in [SMALLEST.replace("words", MARKED), MARKED.to_owned(), SMALLEST.replace("behaviour", MARKED)] {
        send(site, everywhere("POST", "/api/v1/reports", "application/json", body)).await;
    }
    send(site, everywhere("POST", "/report/return", form, format!("code={MARKED}"))).await;
}

/// All values of all labels.
fn labels(text: &str) -> BTreeSet<(String, String)> {
    let sets = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('{'));
    let pairs = sets.flat_map(|(_, rest)| rest.rsplit_once('}').unwrap().0.split(',').map(str::to_owned));
    let split = |pair: String| {
        let (name, value) = pair.split_once('=').unwrap();
        (name.to_owned(), value.trim_matches('"').to_owned())
    };
    pairs.map(split).collect()
}

/// Whether a label may say this.
fn allowed(name: &str, value: &str) -> bool {
    match name {
        "route" => ["unknown", "file", "/metrics"].contains(&value) || ROUTES.iter().any(|entry| entry.path == value),
        "method" => ["GET", "HEAD", "POST", "other"].contains(&value),
        "status" => ["2xx", "3xx", "4xx", "5xx"].contains(&value),
        "kind" => ["file", "machine", "page", "program", "report", "unknown"].contains(&value),
        "operation" => OPERATIONS.contains(&value),
        "band" => ["1", "2", "3", "4"].contains(&value),
        "why" => ["fault", "not_stored", "busy", "too_often", "unread"].contains(&value),
        "listener" => ["public", "admin"].contains(&value),
        "what" => ["begun", "kept", "dropped", "expired"].contains(&value),
        "le" => value == "+Inf" || value.parse::<f64>().is_ok(),
        "version" => value == env!("CARGO_PKG_VERSION"),
        _ => false,
    }
}

#[tokio::test]
async fn no_label_says_who_or_what() {
    let Both { site, admin, .. } = both().await;
    send_marked(&site).await;
    let (status, text) = get(&admin, "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    assert!(!text.contains(MARKED), "{text}");
    for (name, value) in labels(&text) {
        assert!(allowed(&name, &value), "{name}={value}");
    }
    for line in [
        "foursight_requests_total{route=\"unknown\",method=\"other\",status=\"4xx\"} 2",
        "foursight_requests_total{route=\"/api/v1/reports\",method=\"POST\",status=\"2xx\"} 1",
        "foursight_request_duration_seconds_count{kind=\"program\"} 3",
        "foursight_reports_stored_total{band=\"3\"} 1",
        "foursight_reports_stored_total{band=\"1\"} 0",
        "foursight_store_duration_seconds_count{operation=\"accept\"} 1",
        "foursight_store_failures_total{operation=\"accept\"} 0",
        "process_start_time_seconds 1795608000",
    ] {
        assert!(text.contains(&format!("{line}\n")), "{line} in {text}");
    }
}

#[tokio::test]
async fn each_listener_keeps_to_its_own() {
    let Both { site, admin, .. } = both().await;
    assert_eq!(get(&site, "/metrics").await.0, StatusCode::NOT_FOUND);
    for path in ["/", "/help", "/report", "/api/v1/openapi.json", "/metrics/", "/robots.txt"] {
        assert_eq!(get(&admin, path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/metrics", "/healthz", "/readyz"] {
        assert_eq!(get(&admin, path).await.0, StatusCode::OK, "{path}");
        let post = Request::post(path).body(Body::empty()).unwrap();
        assert_eq!(send(&admin, post).await.0, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
}

#[tokio::test]
async fn the_queue_is_told_by_band_as_it_was_last_looked_at() {
    let Both { site, admin, store, metrics, _folder } = both().await;
    let report = Request::post("/api/v1/reports").header("content-type", "application/json");
    let report = report.header("idempotency-key", KEY).body(Body::from(SMALLEST)).unwrap();
    assert_eq!(send(&site, report).await.0, StatusCode::CREATED);
    let later = now() + SignedDuration::from_hours(100);
    roles::look(store.as_ref(), &metrics, later).await.unwrap();
    let (_, text) = get(&admin, "/metrics").await;
    for line in [
        "foursight_queue_waiting{band=\"3\"} 1",
        "foursight_queue_waiting{band=\"1\"} 0",
        "foursight_queue_oldest_seconds{band=\"3\"} 360000",
        "foursight_queue_overdue{band=\"3\"} 1",
        "foursight_queue_overdue{band=\"2\"} 0",
        "foursight_queue_looked_at_seconds 1795968000",
    ] {
        assert!(text.contains(&format!("{line}\n")), "{line} in {text}");
    }
}

#[tokio::test]
async fn what_is_about_to_stop_is_not_ready_and_says_so_on_each_answer() {
    let Both { site, admin, metrics, .. } = both().await;
    assert_eq!(get(&site, "/readyz").await.0, StatusCode::OK);
    metrics.web.stop();
    for router in [&site, &admin] {
        let (status, said) = get(router, "/readyz").await;
        assert_eq!((status, said.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "stopping\n"));
        assert_eq!(get(router, "/healthz").await.0, StatusCode::OK);
    }
    let answer = site.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!((answer.status(), &answer.headers()["connection"]), (StatusCode::OK, &"close".parse().unwrap()));
}

#[tokio::test]
async fn a_store_that_never_answers_is_waited_for_five_seconds_and_counted() {
    let metrics = Metrics::new(now());
    let store = Timed::around(Arc::new(Broken::Stuck), clock(), Arc::new(metrics.clone()));
    let calls = async { tokio::join!(store.ready(), store.draft([1; 32], now()), store.expire_drafts(now())) };
    let early = tokio::time::timeout(Duration::from_secs(4), store.ready()).await;
    assert!(early.is_err(), "answers before it must");
    let (ready, draft, expired) = tokio::time::timeout(Duration::from_secs(7), calls).await.unwrap();
    for why in [ready.unwrap_err(), draft.unwrap_err(), expired.unwrap_err()] {
        assert_eq!(why.to_string(), "the database failed: no answer in time");
    }
    let text = metrics.text();
    for operation in ["ready", "draft", "expire_drafts"] {
        let line = format!("foursight_store_failures_total{{operation=\"{operation}\"}} 1\n");
        assert!(text.contains(&line), "{line} in {text}");
    }
}

#[tokio::test]
async fn whoever_is_turned_away_is_counted_by_why() {
    let strict = |config: &mut Config| {
        config.limits.codes_at_once = 1;
        config.limits.codes_an_hour = 1;
    };
    let Both { site, admin, .. } = both_with(strict).await;
    for status in [StatusCode::SEE_OTHER, StatusCode::TOO_MANY_REQUESTS] {
        let request = Request::post("/report/return").header("x-forwarded-for", "192.0.2.77");
        assert_eq!(send(&site, request.body(Body::from("code=x")).unwrap()).await.0, status);
    }
    let (_, text) = get(&admin, "/metrics").await;
    assert!(text.contains("foursight_refused_total{why=\"too_often\"} 1\n"), "{text}");
    assert!(!text.contains("192.0.2.77"));
}

#[test]
fn connections_count_while_they_are_open() {
    let metrics = Metrics::new(now());
    let (one, _other) = (metrics.web.opened("public"), metrics.web.opened("public"));
    drop(one);
    let text = metrics.text();
    assert!(text.contains("foursight_connections_open{listener=\"public\"} 1\n"), "{text}");
}
