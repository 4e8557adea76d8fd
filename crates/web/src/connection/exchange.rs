//! How far a connection's request and answer have come, told to its place and to its stream.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderValue, Request, Response, header};
use hyper::body::{Frame, Incoming, SizeHint};

use super::limits::Place;

/// What hyper reads on its own to keep a connection alive when nobody has read a body, in bytes.
const LITTLE: u64 = 4 * 1024;

/// What is known of one connection.
pub(super) struct Exchange {
    place: Place,
    /// A handler has been asked, and its answer is not yet sent.
    asked: AtomicBool,
    /// Hyper has answered what it could not read, so that no handler was asked.
    unreadable: AtomicBool,
    /// The body of the last request was not read to its end.
    unread: AtomicBool,
    /// All of an answer was handed over to be sent.
    made: AtomicBool,
    /// We wait for the client to send something.
    awaited: AtomicBool,
}

impl Exchange {
    pub(super) fn new(place: Place) -> Arc<Self> {
        let no = || AtomicBool::new(false);
        Arc::new(Self { place, asked: no(), unreadable: no(), unread: no(), made: no(), awaited: no() })
    }

    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// The request as handlers see it.
    pub(super) fn asks(self: &Arc<Self>, request: Request<Incoming>) -> Request<Arriving> {
        self.asked.store(true, Ordering::Relaxed);
        self.made.store(false, Ordering::Relaxed);
        let whole = request.body().is_end_stream();
        self.unread.store(!whole, Ordering::Relaxed);
        if whole {
            self.place.is_answered();
        }
        request.map(|body| Arriving { body, exchange: Arc::clone(self) })
    }

    /// The answer as it is sent. Where much of the request was not read, the connection ends with it.
    pub(super) fn answers(self: &Arc<Self>, mut response: Response<Body>, coming: &SizeHint) -> Response<Body> {
        if self.unread.load(Ordering::Relaxed) && coming.upper().is_none_or(|most| most > LITTLE) {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        let leaving = |body| Leaving { body, exchange: Arc::clone(self) };
        response.map(|body| Body::new(leaving(body)))
    }

    /// Nothing is there to be read. While it is answered, a client has nothing to send.
    pub(super) fn is_silent(&self) {
        let answered = self.asked.load(Ordering::Relaxed) && !self.unread.load(Ordering::Relaxed);
        if !answered && !self.awaited.swap(true, Ordering::Relaxed) {
            self.place.is_awaited();
        }
    }

    /// Something is sent: whether hyper answers by itself, because it could not read what came.
    pub(super) fn sends_unasked(&self) -> bool {
        let unasked = !self.asked.load(Ordering::Relaxed);
        self.unreadable.fetch_or(unasked, Ordering::Relaxed);
        unasked
    }

    /// Everything that was to be sent is with the system.
    pub(super) fn is_flushed(&self) {
        if self.made.swap(false, Ordering::Relaxed) {
            self.asked.store(false, Ordering::Relaxed);
            self.awaited.store(false, Ordering::Relaxed);
            self.place.has_taken();
        }
    }

    /// Whether bytes may still come that nobody reads.
    pub(super) fn leaves_bytes(&self) -> bool {
        self.unread.load(Ordering::Relaxed) || self.unreadable.load(Ordering::Relaxed)
    }

    fn read(&self) {
        if self.unread.swap(false, Ordering::Relaxed) {
            self.place.is_answered();
        }
    }
}

/// A request's body. Tells when it has come whole.
pub(super) struct Arriving {
    body: Incoming,
    exchange: Arc<Exchange>,
}

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        if matches!(polled, Poll::Ready(None)) || self.body.is_end_stream() {
            self.exchange.read();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An answer's body. Tells when all of it was handed over.
struct Leaving {
    body: Body,
    exchange: Arc<Exchange>,
}

impl HttpBody for Leaving {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        self.exchange.made.store(true, Ordering::Relaxed);
    }
}
