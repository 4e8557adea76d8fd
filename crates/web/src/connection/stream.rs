//! A connection's bytes: who takes none of an answer is let go, and who still sends when the answer has gone is
//! read on for a while, so that the system does not cut off the answer.

use std::io::{Error, ErrorKind, Result};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Bytes;
use hyper::body::Buf;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};
use tokio_io_timeout::TimeoutStream;

use super::exchange::Exchange;

/// How long a client may take none of an answer that waits for it, and how long over the whole.
const READING_PATIENCE: Duration = Duration::from_secs(15);
const READING_WHOLE: Duration = Duration::from_mins(2);
/// How long is read on after an answer, how long the next piece may take, and how many bytes may come.
const DISCARD_WHOLE: Duration = Duration::from_secs(30);
const DISCARD_PIECE: Duration = Duration::from_secs(5);
const DISCARD_MOST: usize = 64 * 1024 * 1024;

/// A client's connection.
pub(super) struct Stream {
    inner: Pin<Box<TimeoutStream<TcpStream>>>,
    exchange: Arc<Exchange>,
    /// By when the client has to have taken all that waits for it; none while nothing waits.
    taken_by: Option<Pin<Box<Sleep>>>,
    discarding: Option<Discarding>,
    /// The page for what hyper can't read.
    unreadable: Arc<str>,
    /// What of an answer with this page is still to be sent.
    instead: Option<Bytes>,
}

/// What is read on for.
struct Discarding {
    left: usize,
    whole: Instant,
    until: Pin<Box<Sleep>>,
}

impl Stream {
    pub(super) fn new(stream: TcpStream, exchange: Arc<Exchange>, unreadable: Arc<str>) -> Self {
        // Without this, small answers wait for the client's acknowledgement of the part before.
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(READING_PATIENCE));
        Self { inner: Box::pin(stream), exchange, taken_by: None, discarding: None, unreadable, instead: None }
    }

    /// Sends an answer with words in place of hyper's, which has none, under the same status.
    fn poll_instead(&mut self, cx: &mut Context<'_>, wordless: &[u8]) -> Poll<Result<()>> {
        let left = self.instead.get_or_insert_with(|| worded(wordless, &self.unreadable));
        while !left.is_empty() {
            let sent = ready!(self.inner.as_mut().poll_write(cx, left))?;
            if sent == 0 {
                return Poll::Ready(Err(Error::from(ErrorKind::WriteZero)));
            }
            left.advance(sent);
        }
        Poll::Ready(Ok(()))
    }

    /// Ends what takes too long as a whole, though a little is taken now and then.
    fn patient<T>(&mut self, cx: &mut Context<'_>, written: Poll<Result<T>>) -> Poll<Result<T>> {
        if written.is_pending() {
            let taken_by = self.taken_by.get_or_insert_with(|| Box::pin(sleep(READING_WHOLE)));
            if taken_by.as_mut().poll(cx).is_ready() {
                return Poll::Ready(Err(Error::from(ErrorKind::TimedOut)));
            }
        }
        written
    }
}

fn worded(wordless: &[u8], page: &str) -> Bytes {
    let status = String::from_utf8_lossy(wordless);
    let status = status.lines().next().unwrap_or("HTTP/1.1 400 Bad Request");
    let head = "content-type: text/html; charset=utf-8\r\ncache-control: no-store\r\nx-content-type-options: nosniff\r\n\
        content-security-policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n\
        referrer-policy: same-origin\r\nconnection: close";
    format!("{status}\r\n{head}\r\ncontent-length: {}\r\n\r\n{page}", page.len()).into()
}

impl Discarding {
    fn begin() -> Self {
        let until = Box::pin(sleep(DISCARD_PIECE));
        Self { left: DISCARD_MOST, whole: Instant::now() + DISCARD_WHOLE, until }
    }

    /// Reads on until the client ends, or sends nothing or too much.
    fn poll(&mut self, mut from: Pin<&mut TimeoutStream<TcpStream>>, cx: &mut Context<'_>) -> Poll<()> {
        let mut bytes = [0; 16 * 1024];
        loop {
            let mut buffer = ReadBuf::new(&mut bytes);
            match from.as_mut().poll_read(cx, &mut buffer) {
                Poll::Ready(Ok(())) if !buffer.filled().is_empty() && buffer.filled().len() <= self.left => {
                    self.left -= buffer.filled().len();
                    let until = self.whole.min(Instant::now() + DISCARD_PIECE);
                    self.until.as_mut().reset(until);
                    if Instant::now() >= self.whole {
                        return Poll::Ready(());
                    }
                }
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending => return self.until.as_mut().poll(cx),
            }
        }
    }
}

impl AsyncRead for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let read = self.inner.as_mut().poll_read(cx, buffer);
        if read.is_pending() {
            self.exchange.is_silent();
        }
        read
    }
}

impl AsyncWrite for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let written = if self.exchange.sends_unasked() {
            self.poll_instead(cx, bytes).map_ok(|()| bytes.len())
        } else {
            self.inner.as_mut().poll_write(cx, bytes)
        };
        self.patient(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[std::io::IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let written = if self.exchange.sends_unasked() {
            let whole = bytes.iter().map(|part| part.len()).sum();
            self.poll_instead(cx, bytes.first().map_or(&[], |first| first)).map_ok(|()| whole)
        } else {
            self.inner.as_mut().poll_write_vectored(cx, bytes)
        };
        self.patient(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    /// Hyper asks for this when it has written all that it has.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        ready!(self.inner.as_mut().poll_flush(cx))?;
        self.taken_by = None;
        self.exchange.is_flushed();
        Poll::Ready(Ok(()))
    }

    /// A system that is left with bytes that nobody reads resets the connection, and the client loses the answer.
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let this = &mut *self;
        if this.discarding.is_none() {
            ready!(this.inner.as_mut().poll_shutdown(cx))?;
            if !this.exchange.leaves_bytes() || !this.exchange.place().may_discard() {
                return Poll::Ready(Ok(()));
            }
        }
        let discarding = this.discarding.get_or_insert_with(Discarding::begin);
        discarding.poll(this.inner.as_mut(), cx).map(Ok)
    }
}
