//! Accepting connections, with limits on what a client may hold open.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// How long a client may take over its headers.
const HEADER_PATIENCE: Duration = Duration::from_secs(10);
/// The buffer for a request's headers, in bytes. Hyper refuses (431) somewhat above it, not at the byte.
const HEADER_LIMIT: usize = 32 * 1024;
/// How many connections are open at once; more wait to be accepted.
const CONNECTIONS: usize = 4096;
/// How long requests in hand may take to end when the server is asked to stop.
const FAREWELL: Duration = Duration::from_secs(30);
/// How long those who were let in last have to be heard.
const FIRST_READ: Duration = Duration::from_millis(500);

/// Serves until `stop`, then ends what is in hand.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            // Who came before the listener closes is let in: else the system would cut them off unanswered.
            biased;
            next = next => next,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, _)) => {
                let connection = graceful.watch(connection(stream, router.clone()));
                tokio::spawn(async move {
                    // A client that goes away or talks nonsense is its own affair.
                    let _ = connection.await;
                    drop(place);
                });
            }
            // Out of file handles, most likely: others must end before more can begin.
            Err(why) => {
                tracing::warn!(kind = %why.kind(), "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    // Hyper ends at once what it has not begun to read.
    tokio::time::sleep(FIRST_READ).await;
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

fn connection(stream: TcpStream, router: Router) -> http1::Connection<TokioIo<TcpStream>, TowerToHyperService<Router>> {
    // Without this, small answers wait for the client's acknowledgement of the part before.
    let _ = stream.set_nodelay(true);
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_PATIENCE)
        .max_buf_size(HEADER_LIMIT)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
}
