//! Thousands of slow clients at once, and honest visitors among them.

use std::io::Result;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{Instant, interval, sleep, timeout};

/// How often a slow client sends a byte, or reads one.
const BYTE: Duration = Duration::from_secs(3);
/// After how long one that was let go comes again.
const AGAIN: Duration = Duration::from_secs(3);
/// After how long a visitor gives up.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many are opened at a time, so that the system's own queue is not what is measured.
const AT_A_TIME: usize = 25;

/// How a slow client begins, and goes on.
#[derive(Clone, Copy)]
struct ReturnTo {
    begins: &'static str,
    reads: bool,
}

const WAYS: [ReturnTo; 3] = [
    ReturnTo { begins: "GET /report/return HTTP/1.1\r\nHost: x\r\nX-Slow: ", reads: false },
    ReturnTo {
        begins: "POST /report/return HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
            Content-Length: 100000\r\n\r\ncode=",
        reads: false,
    },
    ReturnTo { begins: "GET /how-we-sort HTTP/1.1\r\nHost: x\r\n\r\n", reads: true },
];

/// The clients. They are gone when this is dropped.
pub(crate) struct Crowd {
    runtime: Runtime,
    came: Arc<AtomicUsize>,
    many: usize,
}

impl Crowd {
    /// So many, whose addresses follow each other.
    pub(crate) fn begin(server: SocketAddr, many: usize, addresses: usize) -> Self {
        let files = u64::try_from(many).unwrap() + 1_000;
        assert!(rlimit::increase_nofile_limit(files).unwrap() >= files, "ulimit -n is below {files}");
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let came = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&came);
        runtime.spawn(async move {
            for at in 0..many {
                tokio::spawn(slow(server, source(at % addresses), WAYS[at % WAYS.len()], Arc::clone(&count)));
                if at % AT_A_TIME == 0 {
                    sleep(Duration::from_millis(10)).await;
                }
            }
        });
        Self { runtime, came, many }
    }

    /// Waits until each was connected once.
    pub(crate) fn is_there(&self) {
        let there = (0..600).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            self.came.load(Ordering::Relaxed) >= self.many
        });
        assert!(there, "only {} of {} came", self.came.load(Ordering::Relaxed), self.many);
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        std::mem::replace(&mut self.runtime, Builder::new_current_thread().build().unwrap()).shutdown_background();
    }
}

/// An address of this machine that no proxy has.
fn source(at: usize) -> IpAddr {
    let [.., high, low] = u32::try_from(at + 2).unwrap().to_be_bytes();
    Ipv4Addr::new(127, 9, high, low).into()
}

async fn connect(server: SocketAddr, from: IpAddr) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(4096)?;
    socket.bind((from, 0).into())?;
    socket.connect(server).await
}

async fn slow(server: SocketAddr, from: IpAddr, way: ReturnTo, came: Arc<AtomicUsize>) {
    let mut first = true;
    loop {
        if let Ok(mut stream) = connect(server, from).await {
            if std::mem::take(&mut first) {
                came.fetch_add(1, Ordering::Relaxed);
            }
            let _ = hold(&mut stream, way).await;
        }
        sleep(AGAIN).await;
    }
}

/// Until the server ends it.
async fn hold(stream: &mut TcpStream, way: ReturnTo) -> Result<()> {
    stream.write_all(way.begins.as_bytes()).await?;
    let mut ticks = interval(BYTE);
    let mut byte = [0];
    loop {
        ticks.tick().await;
        if way.reads {
            if stream.read(&mut byte).await? == 0 {
                return Ok(());
            }
            continue;
        }
        stream.write_all(b"a").await?;
        // Whoever is let go comes again at once, not only when it notices.
        if let Ok(read) = timeout(BYTE / 2, stream.read(&mut byte)).await
            && read? == 0
        {
            return Ok(());
        }
    }
}

/// What honest visitors ask, each on a connection of its own, and how the answer begins.
const ASKED: [(&str, &str, &str); 6] = [
    ("GET", "/", "200"),
    ("GET", "/leave", "303"),
    ("GET", "/help/emergency", "200"),
    ("GET", "/report/return", "200"),
    ("POST", "/check", "303"),
    ("POST", "/report", "303"),
];

/// So many visitors at once, from the address that is the first of the crowd's, or from another. How long the slowest
/// waited for a whole answer, and for which.
pub(crate) fn slowest(server: SocketAddr, many: usize, neighbours: bool) -> (Duration, &'static str) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let from = if neighbours { source(0) } else { Ipv4Addr::new(127, 8, 0, 1).into() };
    runtime.block_on(async {
        let visits = (0..many).map(|at| visit(server, from, ASKED[at % ASKED.len()]));
        futures_util::future::join_all(visits).await.into_iter().max().unwrap()
    })
}

async fn visit(
    server: SocketAddr,
    from: IpAddr,
    (method, path, status): (&str, &'static str, &str),
) -> (Duration, &'static str) {
    let begun = Instant::now();
    let asked = format!(
        "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    );
    let visit = async {
        let mut stream = connect(server, from).await?;
        stream.write_all(asked.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        Ok::<_, std::io::Error>(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer = timeout(PATIENCE, visit).await.unwrap_or_else(|_| panic!("{path} does not come"));
    let answer = answer.unwrap_or_else(|why| panic!("{path} breaks off: {why}"));
    assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{method} {path}: {answer:.200}");
    (begun.elapsed(), path)
}
