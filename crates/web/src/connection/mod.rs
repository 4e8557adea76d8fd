//! Accepting connections, with limits on what a client may hold open.

mod exchange;
mod limits;
mod stream;
mod table;

use std::convert::Infallible;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tower::Service;

use crate::Metrics;

use exchange::Exchange;
use limits::Connections;
use stream::Stream;

/// The buffer for a request's headers, in bytes. Hyper refuses (431) somewhat above it, not at the byte.
const HEADER_LIMIT: usize = 32 * 1024;
/// How long a client may take over its headers, and between two requests.
const HEADER_PATIENCE: Duration = Duration::from_secs(8);
/// How long requests in hand may take to end when the server is asked to stop.
const FAREWELL: Duration = Duration::from_secs(30);
/// How long those who were let in last have to be heard.
const FIRST_READ: Duration = Duration::from_millis(500);

/// How many are let in last, at most, and how long each may take to be there.
const LAST: usize = 4096;
const AT_ONCE: Duration = Duration::from_millis(1);

/// No more files may be open, in this process or on the whole machine (`ENFILE`, `EMFILE`).
const OUT_OF_FILES: [i32; 2] = [23, 24];

/// Who holds the other end of a connection: a visitor, or the proxy in front.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// What a listener is for.
pub struct Listener {
    /// What the figures call it.
    pub name: &'static str,
    /// Addresses behind each of which there are many visitors.
    pub proxies: Vec<IpAddr>,
    /// The page for whoever sends what is no request, or one whose address or headers are too long.
    pub unreadable: String,
}

/// Serves until `stop`, then ends what is in hand.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    metrics: &Metrics,
    what: Listener,
    stop: impl Future<Output = ()>,
) {
    let Listener { name, proxies, unreadable } = what;
    let unreadable: Arc<str> = unreadable.into();
    let graceful = GracefulShutdown::new();
    let connections = Arc::new(Connections::new(proxies));
    let let_in = |stream, from: SocketAddr| {
        let exchange = Exchange::new(connections.enter(from.ip()));
        let stream = Stream::new(stream, Arc::clone(&exchange), Arc::clone(&unreadable));
        let connection = connection(stream, from, router.clone(), Arc::clone(&exchange), &graceful);
        let open = metrics.opened(name);
        let task = tokio::spawn(async move {
            // A client that goes away or talks nonsense is its own affair.
            connection.await;
            drop(open);
        });
        exchange.place().ends_by(task.abort_handle());
    };
    let mut stop = std::pin::pin!(stop);
    loop {
        connections.settle().await;
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, from)) => let_in(stream, from),
            Err(why) if why.raw_os_error().is_some_and(|code| OUT_OF_FILES.contains(&code)) => {
                connections.end_one().await;
            }
            // It was gone before it was taken.
            Err(why) => tracing::debug!(kind = %why.kind(), "a connection could not be accepted"),
        }
    }
    // Who came before the listener closes is let in: else the system would cut them off unanswered.
    for _ in 0..LAST {
        let Ok(Ok((stream, from))) = tokio::time::timeout(AT_ONCE, listener.accept()).await else { break };
        let_in(stream, from);
    }
    drop(listener);
    // Hyper ends at once what it has not begun to read.
    tokio::time::sleep(FIRST_READ).await;
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

fn connection(
    stream: Stream,
    from: SocketAddr,
    router: Router,
    exchange: Arc<Exchange>,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + use<> {
    let serve = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(from));
        let (exchange, coming) = (Arc::clone(&exchange), request.body().size_hint());
        let answer = router.clone().call(exchange.asks(request));
        async move {
            let response = answer.await.unwrap_or_else(|never| match never {});
            Ok::<Response<Body>, Infallible>(exchange.answers(response, &coming))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_PATIENCE)
        .max_buf_size(HEADER_LIMIT)
        .serve_connection(TokioIo::new(stream), serve);
    let connection = graceful.watch(connection);
    async {
        let _ = connection.await;
    }
}
