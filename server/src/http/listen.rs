//! Accepting connections, with limits on what a client may hold open.

mod doors;

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio_io_timeout::TimeoutStream;
use tower::Service;

use crate::watch::Watch;
use doors::{Doors, Patience, Place};

/// The buffer for a request's headers, in bytes. Hyper refuses (431) somewhat above it, not at the byte.
const HEADER_LIMIT: usize = 32 * 1024;
/// How long a client may take none of an answer that waits for it.
const READING_PATIENCE: Duration = Duration::from_secs(15);
/// How long requests in hand may take to end when the server is asked to stop.
const FAREWELL: Duration = Duration::from_secs(30);
/// How long those who were let in last have to be heard.
const FIRST_READ: Duration = Duration::from_millis(500);

/// How many are let in last, at most, and how long each may take to be there.
const LAST: usize = 4096;
const AT_ONCE: Duration = Duration::from_millis(1);

/// Who holds the other end of a connection: a visitor, or the proxy in front.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// Serves until `stop`, then ends what is in hand. `name` is what the figures call this listener.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    watch: &Watch,
    name: &'static str,
    stop: impl Future<Output = ()>,
) {
    let graceful = GracefulShutdown::new();
    let doors = Arc::new(Doors::open());
    let let_in = |stream, from: SocketAddr, place: Place| {
        let connection = connection(stream, from, router.clone(), place.patience, &graceful);
        let open = watch.opened(name);
        tokio::spawn(async move {
            // A client that goes away or talks nonsense is its own affair.
            connection.await;
            drop((place, open));
        });
    };
    let next = async || {
        let (stream, from) = listener.accept().await?;
        let place = Arc::clone(&doors).enter(from.ip()).await;
        Ok::<_, std::io::Error>((stream, from, place))
    };
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = next() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, from, place)) => let_in(stream, from, place),
            // Out of file handles, most likely: others must end before more can begin.
            Err(why) => {
                tracing::warn!(kind = %why.kind(), "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    // Who came before the listener closes is let in: else the system would cut them off unanswered.
    for _ in 0..LAST {
        let Ok(Ok((stream, from, place))) = tokio::time::timeout(AT_ONCE, next()).await else { break };
        let_in(stream, from, place);
    }
    drop(listener);
    // Hyper ends at once what it has not begun to read.
    tokio::time::sleep(FIRST_READ).await;
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    patience: Patience,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + use<> {
    // Without this, small answers wait for the client's acknowledgement of the part before.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(READING_PATIENCE));
    let serve = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(from));
        let answer = router.clone().call(request);
        async move { Ok::<Response<Body>, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .keep_alive(patience.keeps_alive)
        .header_read_timeout(patience.headers)
        .max_buf_size(HEADER_LIMIT)
        .serve_connection(TokioIo::new(Box::pin(stream)), serve);
    let connection = graceful.watch(connection);
    async {
        let _ = connection.await;
    }
}
