//! Pages that are the same for everyone, kept in memory as they are sent. They ask no store, and so many can ask
//! for them at once that each must cost next to nothing.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use clock::ClockAndRandom;
use domain::codes::Campus;
use jiff::{SignedDuration, Timestamp};
use percent_encoding::percent_decode_str;
use tokio::sync::Mutex;

use super::campus::came_from;
use super::packing::Packing;
use super::tags::{is_known, tag};

/// The one kept page that reads in its address from which university's page somebody came.
const READS_CAMPUS: &str = "/check";

/// How many bytes are kept at most: several times what all pages take.
const MOST: usize = 64 * 1024 * 1024;

/// The pages, by what they are.
pub(super) struct Kept {
    clock: ClockAndRandom,
    pages: RwLock<HashMap<Key, Arc<Slot>>>,
}

/// What decides how a page looks: which it is, from which university's page somebody came, and how it is packed.
/// Whatever else an address says makes no other page.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    path: String,
    campus: Option<Campus>,
    packing: Packing,
}

impl Key {
    fn of(request: &Request) -> Self {
        let path = request.uri().path();
        let campus = (path == READS_CAMPUS).then(|| came_from(request.uri())).flatten();
        Self { path: path.to_owned(), campus, packing: Packing::best(request.headers(), &Packing::ALL) }
    }
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
    pub(super) fn new(clock: ClockAndRandom) -> Arc<Self> {
        Arc::new(Self { clock, pages: RwLock::default() })
    }

    fn slot(&self, key: &Key) -> Option<Arc<Slot>> {
        self.pages.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: Key, copy: Copy) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = pages.get(&key) {
            *slot.copy.write().unwrap_or_else(PoisonError::into_inner) = copy;
            return;
        }
        let taken = |pages: &HashMap<Key, Arc<Slot>>| pages.values().map(|slot| slot.size()).sum::<usize>();
        if taken(&pages) + copy.body.len() > MOST {
            pages.retain(|_, slot| slot.copy().minute == copy.minute);
        }
        if taken(&pages) + copy.body.len() <= MOST {
            pages.insert(key, Arc::new(Slot { copy: RwLock::new(copy), renewing: Mutex::new(()) }));
        }
    }

    /// Makes a page, and keeps it if there is such a page.
    async fn make(&self, key: Key, minute: Timestamp, mut request: Request, next: Next) -> Response {
        let asked = request.headers().clone();
        *request.method_mut() = Method::GET;
        let packing = HeaderValue::from_static(key.packing.name());
        request.headers_mut().insert(header::ACCEPT_ENCODING, packing);
        let (head, body) = next.run(request).await.into_parts();
        if head.status != StatusCode::OK {
            return Response::from_parts(head, body);
        }
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let mut headers = head.headers;
        headers.extend(tag(&body).map(|tag| (header::ETAG, tag)));
        let copy = Copy { minute, head: headers, body };
        self.keep(key, copy.clone());
        copy.answer(&asked)
    }
}

impl Slot {
    fn copy(&self) -> Copy {
        self.copy.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn size(&self) -> usize {
        self.copy.read().unwrap_or_else(PoisonError::into_inner).body.len()
    }
}

impl Copy {
    fn answer(self, asked: &HeaderMap) -> Response {
        if self.head.get(header::ETAG).is_some_and(|tag| is_known(asked, tag)) {
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
pub(super) async fn kept(State(kept): State<Arc<Kept>>, request: Request, next: Next) -> Response {
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return next.run(request).await;
    }
    if let Some(plain) = spelt_plainly(request.uri().path()) {
        return Redirect::permanent(&plain).into_response();
    }
    let (key, minute) = (Key::of(&request), kept.clock.minute());
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

/// The address as our pages write it, where it came with letters of it escaped: one page has one address.
fn spelt_plainly(path: &str) -> Option<String> {
    path.contains('%').then_some(())?;
    let plain = percent_decode_str(path).decode_utf8().ok()?;
    let is_ours = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._".contains(&byte);
    let is_path = plain.bytes().all(is_ours) && !plain.starts_with("//") && !plain.contains("..");
    is_path.then(|| plain.into_owned())
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
        let kept = from_fn_with_state(Kept::new(ClockAndRandom::new(now, |_| {})), kept);
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
    fn an_address_is_spelt_in_one_way() {
        assert_eq!(spelt_plainly("/campus/aldermoor"), None);
        assert_eq!(spelt_plainly("/campus/%61lder%6door").as_deref(), Some("/campus/aldermoor"));
        for foreign in
            ["/campus/%00", "/campus/%ff", "/%2fevil.example", "/campus/%3Fa", "/campus/%250a", "/campus/%E2%80%A8"]
        {
            assert_eq!(spelt_plainly(foreign), None, "{foreign}");
        }
    }
}
