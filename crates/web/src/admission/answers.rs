//! The memory of all answers, bounded until they have gone out: a client may take long to read one.

use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::OnceCell;

use super::Admission;
use super::memory::{Memory, Reserved};
use crate::error_pages::{ErrorPages, Trouble};
use crate::{Site, Source};

/// How many small answers may be on their way, and what all large ones may take together, in bytes.
const SMALL: usize = 4096;
const LARGE: usize = 128 * 1024 * 1024;
/// How much of that one source may hold, in bytes.
const SHARE: usize = 32 * 1024 * 1024;

/// Marks an answer whose bytes are counted already.
#[derive(Clone, Copy)]
struct Counted;

/// The memory for all answers.
#[derive(Clone)]
pub(super) struct Answers {
    memory: Memory,
    /// What is sent where there is none left: the same bytes to all, which take no more.
    busy: Arc<OnceCell<(HeaderMap, Bytes)>>,
}

impl Answers {
    pub(super) fn new() -> Self {
        Self { memory: Memory::new(SMALL, LARGE, SHARE), busy: Arc::default() }
    }

    /// Memory for an answer that may be so long, in bytes; none where there is not so much.
    pub(super) fn reserve(&self, source: Option<Source>, bytes: usize) -> Option<Reserved> {
        let mut reserved = self.memory.nothing(source);
        self.memory.grow(&mut reserved, bytes).then_some(reserved)
    }

    /// The same answer, its bytes counted until the last of them is sent or dropped. What comes piece by piece is made
    /// of one that was counted.
    pub(super) async fn count<S: Site>(
        &self,
        errors: &ErrorPages<S>,
        mut reserved: Reserved,
        answer: Response,
    ) -> Response {
        let exact = HttpBody::size_hint(answer.body()).exact().filter(|bytes| *bytes > 0);
        let Some(bytes) = exact.filter(|_| answer.extensions().get::<Counted>().is_none()) else { return answer };
        if !self.memory.grow(&mut reserved, usize::try_from(bytes).unwrap_or(usize::MAX)) {
            return self.no_room(errors).await;
        }
        let (mut parts, body) = answer.into_parts();
        let Ok(bytes) = to_bytes(body, usize::MAX).await else { return self.no_room(errors).await };
        parts.extensions.insert(Counted);
        Response::from_parts(parts, Body::from(Bytes::from_owner(Held { bytes, _reserved: reserved })))
    }

    async fn no_room<S: Site>(&self, errors: &ErrorPages<S>) -> Response {
        let rendered = async || {
            let (parts, body) = errors.answer(Trouble::Busy, false, None).await.into_parts();
            (parts.headers, to_bytes(body, usize::MAX).await.unwrap_or_default())
        };
        let (headers, bytes) = self.busy.get_or_init(rendered).await.clone();
        let mut answer = (StatusCode::SERVICE_UNAVAILABLE, Extension(Counted), bytes).into_response();
        *answer.headers_mut() = headers;
        answer
    }
}

/// Bytes that keep their memory reserved for as long as any part of them is held.
struct Held {
    bytes: Bytes,
    _reserved: Reserved,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Counts what handlers answer, before it is packed.
pub(crate) async fn counted<S: Site>(State(admission): State<Admission<S>>, request: Request, next: Next) -> Response {
    let source = request.extensions().get::<Source>().copied();
    let answer = next.run(request).await;
    admission.counted(source, answer).await
}
