//! What a client may hold open, on a real socket.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

async fn listening() -> (std::net::SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let slow = || async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        "done"
    };
    let router = axum::Router::new()
        .route("/", axum::routing::get(|| async { "hello" }))
        .route("/slow", axum::routing::get(slow));
    let serving = tokio::spawn(serve(listener, router, async {
        let _ = stopped.await;
    }));
    (address, stop, serving)
}

async fn serve(listener: TcpListener, router: axum::Router, stop: impl Future<Output = ()>) {
    let watch = server::watch::Watch::new(crate::support::START.parse().unwrap());
    server::http::serve(listener, router, &watch, "public", stop).await;
}

async fn talk(address: std::net::SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn honest_requests_are_answered() {
    let (address, _stop, _) = listening().await;
    let answer = talk(address, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("hello"), "{answer}");
}

#[tokio::test]
async fn endless_headers_are_cut_off() {
    const MOST: usize = 64 << 20;
    let (address, _stop, _) = listening().await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ").await.unwrap();
    // Whoever reads on gets all of it.
    let (mut sent, more) = (0, [b'a'; 64 << 10]);
    while sent < MOST && stream.write_all(&more).await.is_ok() {
        sent += more.len();
    }
    assert!(sent < MOST, "the server took {sent} bytes of headers");
    let answer = talk(address, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(answer.ends_with("hello"), "{answer}");
}

#[tokio::test]
async fn a_client_that_never_finishes_its_headers_is_let_go() {
    let (address, _stop, _) = listening().await;
    let waited = tokio::time::timeout(Duration::from_secs(20), talk(address, b"GET / HTTP/1.1\r\nHost: x\r\n")).await;
    assert!(waited.is_ok(), "still held after 20 seconds");
}

#[tokio::test]
async fn stopping_ends_what_is_in_hand() {
    let (address, stop, serving) = listening().await;
    let slow = tokio::spawn(talk(address, b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"));
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.send(()).unwrap();
    assert!(slow.await.unwrap().ends_with("done"));
    serving.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}
