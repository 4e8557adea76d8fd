//! Pages that are the same for everyone, kept in memory as they are sent. They ask no store, and so many can ask
//! for them at once that each must cost next to nothing.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use tokio::sync::Mutex;

use crate::outside::Outside;

/// How many are kept. There are fewer pages, but an address can be written in several ways.
const MOST: usize = 512;

/// The pages, by path and by how they are compressed.
pub(super) struct Kept {
    outside: Outside,
    pages: RwLock<HashMap<(String, &'static str), Arc<Slot>>>,
}

/// One page.
struct Slot {
    copy: RwLock<Copy>,
    /// Held by whoever makes it anew.
    renewing: Mutex<()>,
}

/// A page as it was sent in one minute: who is open changes with the minute.
#[derive(Clone)]
struct Copy {
    minute: Timestamp,
    head: HeaderMap,
    body: Bytes,
}

impl Kept {
    pub(super) fn new(outside: Outside) -> Arc<Self> {
        Arc::new(Self { outside, pages: RwLock::default() })
    }

    fn slot(&self, key: &(String, &'static str)) -> Option<Arc<Slot>> {
        self.pages.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: (String, &'static str), copy: Copy) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        match pages.get(&key) {
            Some(slot) => *slot.copy.write().unwrap_or_else(PoisonError::into_inner) = copy,
            None if pages.len() >= MOST => {}
            None => {
                pages.insert(key, Arc::new(Slot { copy: RwLock::new(copy), renewing: Mutex::new(()) }));
            }
        }
    }

    /// Makes a page, and keeps it if there is such a page.
    async fn make(&self, key: (String, &'static str), minute: Timestamp, request: Request, next: Next) -> Response {
        let (head, body) = next.run(request).await.into_parts();
        if head.status != StatusCode::OK {
            return Response::from_parts(head, body);
        }
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let mut headers = head.headers;
        let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(&body)[..12]));
        headers.extend(HeaderValue::from_str(&tag).ok().map(|tag| (header::ETAG, tag)));
        let copy = Copy { minute, head: headers, body };
        self.keep(key, copy.clone());
        copy.answer(&HeaderMap::new())
    }
}

impl Slot {
    fn copy(&self) -> Copy {
        self.copy.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Copy {
    fn answer(self, asked: &HeaderMap) -> Response {
        let known = asked.get(header::IF_NONE_MATCH).is_some_and(|tag| Some(tag) == self.head.get(header::ETAG));
        if known {
            return (StatusCode::NOT_MODIFIED, self.head).into_response();
        }
        (self.head, Body::from(self.body)).into_response()
    }

    /// Whether it may stand in while somebody makes a newer one.
    fn is_of_late(&self, now: Timestamp) -> bool {
        now.duration_since(self.minute).abs() <= SignedDuration::from_mins(1)
    }
}

/// Answers from memory, where the page was asked for in this minute before.
pub(super) async fn kept(State(kept): State<Arc<Kept>>, mut request: Request, next: Next) -> Response {
    if request.method() != Method::GET || request.uri().query().is_some() {
        return next.run(request).await;
    }
    let encoding = encoding(request.headers());
    request.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static(encoding));
    let (key, minute) = ((request.uri().path().to_owned(), encoding), kept.outside.minute());
    let Some(slot) = kept.slot(&key) else { return kept.make(key, minute, request, next).await };
    let copy = slot.copy();
    if copy.minute == minute {
        return copy.answer(request.headers());
    }
    let _mine = match slot.renewing.try_lock() {
        Ok(mine) => mine,
        Err(_) if copy.is_of_late(minute) => return copy.answer(request.headers()),
        Err(_) => slot.renewing.lock().await,
    };
    match slot.copy() {
        newer if newer.minute == minute => newer.answer(request.headers()),
        _ => kept.make(key, minute, request, next).await,
    }
}

/// The best way of compressing that a browser takes.
fn encoding(headers: &HeaderMap) -> &'static str {
    let listed = headers.get(header::ACCEPT_ENCODING).and_then(|listed| listed.to_str().ok()).unwrap_or_default();
    let takes = |name: &str| {
        listed.split(',').any(|way| {
            let (way, weight) = way.split_once(';').unwrap_or((way, ""));
            way.trim() == name && !["q=0", "q=0.0"].contains(&weight.trim())
        })
    };
    ["br", "gzip"].into_iter().find(|name| takes(name)).unwrap_or("identity")
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
    use std::time::Duration;

    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use futures_util::future::join_all;
    use tower::ServiceExt;

    use super::*;

    /// A page that takes a while and says how often it was made, and the clock's seconds.
    fn site() -> (Router, Arc<AtomicI64>) {
        let clock = Arc::new(AtomicI64::new(0));
        let seconds = Arc::clone(&clock);
        let now = move || Timestamp::from_second(seconds.load(Ordering::Relaxed)).unwrap();
        let made = Arc::new(AtomicUsize::new(0));
        let page = async move || {
            tokio::time::sleep(Duration::from_millis(20)).await;
            format!("made {}", made.fetch_add(1, Ordering::Relaxed))
        };
        let kept = from_fn_with_state(Kept::new(Outside::new(now, |_| {})), kept);
        (Router::new().route("/", get(page)).layer(kept), clock)
    }

    async fn ask(site: &Router) -> String {
        let answer = site.clone().oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
        String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_page_is_made_once_a_minute_however_many_ask() {
        let (site, clock) = site();
        assert_eq!((ask(&site).await, ask(&site).await), ("made 0".to_owned(), "made 0".to_owned()));
        // In the next minute one makes it anew, and all others get the last one meanwhile.
        clock.store(60, Ordering::Relaxed);
        let many = join_all((0..50).map(|_| ask(&site))).await;
        assert_eq!(many.iter().filter(|page| *page == "made 1").count(), 1);
        assert!(many.iter().all(|page| page == "made 0" || page == "made 1"));
        assert_eq!(ask(&site).await, "made 1");
        // After an hour in which nobody asked, nobody is told what was true then.
        clock.store(3660, Ordering::Relaxed);
        let many = join_all((0..50).map(|_| ask(&site))).await;
        assert!(many.iter().all(|page| page == "made 2"), "{many:?}");
        // Where the clock is set back, the minute is another one, too.
        clock.store(120, Ordering::Relaxed);
        assert_eq!(ask(&site).await, "made 3");
    }

    #[test]
    fn a_browser_gets_what_it_takes() {
        for (taken, best) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
            ("", "identity"),
            ("identity", "identity"),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(taken))]);
            assert_eq!(encoding(&headers), best, "{taken}");
        }
    }
}
