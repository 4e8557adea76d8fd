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
    let metrics = server::metrics::Metrics::new(crate::support::START.parse().unwrap());
    let purpose = web::Listener { name: "public", proxies: Vec::new(), unreadable: String::new() };
    web::serve(listener, router, &metrics.web, purpose, stop).await;
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

#[tokio::test(flavor = "multi_thread")]
async fn what_no_handler_can_read_is_answered_with_the_numbers_to_call() {
    let program = crate::program::Program::serve(&[]).await;
    let endless = "a".repeat(1_000_000);
    let many = "X-Short: a\r\n".repeat(150);
    for (request, status) in [
        (format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {endless}\r\n\r\n"), "431"),
        (format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n"), "431"),
        (format!("GET /{endless} HTTP/1.1\r\nHost: x\r\n\r\n"), "431"),
        ("what is this\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\nHost: x\r\n\r\nwhat is this\r\n\r\n".to_owned(), "400"),
    ] {
        let mut stream = TcpStream::connect(program.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let last = answer.rsplit("HTTP/1.1 ").next().unwrap();
        assert!(last.starts_with(status), "{answer:.200}");
        let (head, page) = last.split_once("\r\n\r\n").unwrap();
        assert!(head.ends_with(&format!("content-length: {}", page.len())), "{head}");
        for part in ["tel:999", "0808 802 0300", "/help/emergency"] {
            assert!(page.contains(part), "{part} in {answer}");
        }
    }
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

/// More than is taken, and more than the system keeps for anyone who does not read.
const TOO_MUCH: usize = 10 * 1024 * 1024;

/// How a client sends it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// With its length, reading while it writes.
    Whole,
    /// In chunks.
    Chunked,
    /// Only once the server says that it may, or has answered.
    Expecting,
    /// It looks for an answer only after all is written.
    ReadingLast,
}

/// Sends all of it, and gives the whole answer. Fails where the connection is cut off.
async fn send_too_much(address: std::net::SocketAddr, head: &str, shape: Shape) -> String {
    let (mut reading, mut writing) = TcpStream::connect(address).await.unwrap().into_split();
    let length = if shape == Shape::Chunked {
        "Transfer-Encoding: chunked".to_owned()
    } else {
        format!("Content-Length: {TOO_MUCH}")
    };
    let expect = if shape == Shape::Expecting { "Expect: 100-continue\r\n" } else { "" };
    let mut answer = Vec::new();
    writing.write_all(format!("{head}Host: x\r\n{length}\r\n{expect}\r\n").as_bytes()).await.unwrap();
    if shape == Shape::Expecting {
        answer.resize(25, 0);
        reading.read_exact(&mut answer).await.unwrap();
        if answer == b"HTTP/1.1 100 Continue\r\n\r\n" {
            answer.clear();
        } else {
            reading.read_to_end(&mut answer).await.unwrap();
            return String::from_utf8(answer).unwrap();
        }
    }
    let write = async {
        let piece = vec![b'a'; 64 * 1024];
        for _ in 0..TOO_MUCH / piece.len() {
            if shape == Shape::Chunked {
                writing.write_all(format!("{:x}\r\n", piece.len()).as_bytes()).await?;
            }
            writing.write_all(&piece).await?;
            if shape == Shape::Chunked {
                writing.write_all(b"\r\n").await?;
            }
        }
        if shape == Shape::Chunked { writing.write_all(b"0\r\n\r\n").await } else { Ok(()) }
    };
    if shape == Shape::ReadingLast {
        write.await.unwrap();
        drop(writing);
        reading.read_to_end(&mut answer).await.unwrap();
    } else {
        // It ends its side when it has the answer, as browsers do.
        let (read, written) = tokio::join!(reading.read_to_end(&mut answer), write);
        read.unwrap();
        written.unwrap();
    }
    String::from_utf8(answer).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_too_much_or_to_the_wrong_place_gets_the_whole_answer() {
    let program = crate::program::Program::serve(&[]).await;
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (line, headers, status) in [
        ("POST /check", form, "413"),
        ("POST /report/4", form, "413"),
        ("POST /api/v1/reports", "Content-Type: application/json\r\n", "413"),
        ("POST /check", "Origin: https://evil.example\r\n", "403"),
        ("POST /safety", form, "405"),
        ("POST /nowhere", form, "404"),
        ("POST /leave", form, "204"),
    ] {
        for shape in [Shape::Whole, Shape::Chunked, Shape::Expecting, Shape::ReadingLast] {
            let answer = send_too_much(program.address, &format!("{line} HTTP/1.1\r\n{headers}"), shape).await;
            let (head, body) = answer.split_once("\r\n\r\n").unwrap();
            assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{line}, {shape:?}: {head}");
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            assert!(length.is_none_or(|length| length.parse() == Ok(body.len())), "{line}, {shape:?}: {head}");
            let (end, names) = match line {
                "POST /leave" => ("", ""),
                "POST /api/v1/reports" => ("}", "too large"),
                _ => ("</html>", "tel:999"),
            };
            assert!(body.ends_with(end) && body.contains(names), "{line}, {shape:?}: {answer}");
        }
    }
}
