//! Pages that are the same for everyone, kept in memory as they are sent. They ask no store, and so many can ask
//! for them at once that each must cost next to nothing.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use clock::ClockAndRandom;
use jiff::Timestamp;
use moka::future::Cache;
use percent_encoding::percent_decode_str;

use crate::Site;
use crate::accept_encoding::Packing;
use crate::etag::{is_known, tag};
use crate::style::Style;

/// How many bytes are kept at most: several times what all pages take.
const MOST: u64 = 64 * 1024 * 1024;
/// For how long a page is kept: who is open changes with the minute.
const LASTS: Duration = Duration::from_secs(90);

/// The pages, by what they are. Several who ask at once for a page that is not there wait for one that makes it.
pub(crate) struct PageCache {
    clock: ClockAndRandom,
    pages: Cache<Key, Copy>,
}

/// What decides how a page looks: which it is, its variant, how it has its style, how it is packed, and the minute. Whatever else an address
/// says makes no other page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    path: String,
    variant: Option<&'static str>,
    style: Style,
    packing: Packing,
    minute: Timestamp,
}

/// A page as it is sent.
#[derive(Clone)]
struct Copy {
    head: HeaderMap,
    body: Bytes,
}

impl PageCache {
    pub(crate) fn new(clock: ClockAndRandom) -> Self {
        let size = |_: &Key, copy: &Copy| u32::try_from(copy.body.len()).unwrap_or(u32::MAX);
        let pages = Cache::builder().max_capacity(MOST).weigher(size).time_to_live(LASTS).build();
        Self { clock, pages }
    }
}

/// Makes a page; gives back what is no page to keep, such as that there is none.
async fn make(key: &Key, mut request: Request, next: Next) -> Result<Copy, Unkept> {
    *request.method_mut() = Method::GET;
    let packing = HeaderValue::from_static(key.packing.name());
    request.headers_mut().insert(header::ACCEPT_ENCODING, packing);
    let (head, body) = next.run(request).await.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    if head.status != StatusCode::OK {
        return Err(Unkept(head.status, Copy { head: head.headers, body }));
    }
    let mut headers = head.headers;
    headers.extend(tag(&body).map(|tag| (header::ETAG, tag)));
    Ok(Copy { head: headers, body })
}

/// An answer that is not kept.
#[derive(Clone)]
struct Unkept(StatusCode, Copy);

impl Copy {
    fn answer(self, asked: &HeaderMap) -> Response {
        if self.head.get(header::ETAG).is_some_and(|tag| is_known(asked, tag)) {
            return (StatusCode::NOT_MODIFIED, self.head).into_response();
        }
        (self.head, Body::from(self.body)).into_response()
    }
}

/// Answers from memory, where the page was asked for in this minute before.
pub(crate) async fn cached<S: Site>(
    State((site, cache)): State<(Arc<S>, Arc<PageCache>)>,
    request: Request,
    next: Next,
) -> Response {
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return next.run(request).await;
    }
    if let Some(plain) = spelt_plainly(request.uri().path()) {
        return Redirect::permanent(&plain).into_response();
    }
    let key = Key {
        path: request.uri().path().to_owned(),
        variant: site.variant(request.uri()),
        style: Style::of(request.headers(), &site.layer().origins),
        packing: Packing::best(request.headers(), &Packing::ALL),
        minute: cache.clock.minute(),
    };
    let asked = request.headers().clone();
    let making = make(&key, request, next);
    match cache.pages.try_get_with_by_ref(&key, making).await {
        Ok(copy) => copy.answer(&asked),
        Err(unkept) => {
            let Unkept(status, copy) = unkept.as_ref().clone();
            (status, copy.head, Body::from(copy.body)).into_response()
        }
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
    use super::*;

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
