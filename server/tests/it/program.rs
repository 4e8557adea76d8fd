//! The program itself as a process, on a port of its own, with what it writes kept in files.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;

/// How often to ask whether something has come about, and how long to wait in between: a minute on the whole.
const TRIES: u32 = 1200;
const BETWEEN: Duration = Duration::from_millis(50);

pub(crate) struct Program {
    pub(crate) folder: TempDir,
    pub(crate) address: SocketAddr,
    pub(crate) admin: SocketAddr,
    child: Child,
}

impl Program {
    /// Starts `foursight serve` and waits until it answers.
    pub(crate) async fn serve(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("said")).unwrap();
        let (address, admin) = (free(), free());
        let recipient = age::x25519::Identity::generate().to_public().to_string();
        let said = |name: &str| std::fs::File::create(folder.path().join("said").join(name)).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_foursight"))
            .arg("--data")
            .arg(folder.path().join("data"))
            .arg("serve")
            .env("FOURSIGHT_PUBLIC_LISTEN", address.to_string())
            .env("FOURSIGHT_ADMIN_LISTEN", admin.to_string())
            .env("FOURSIGHT_SEALING_RECIPIENTS", recipient)
            .envs(settings.iter().copied())
            .stdout(said("stdout"))
            .stderr(said("stderr"))
            .spawn()
            .unwrap();
        let program = Self { folder, address, admin, child };
        until(async || ask(admin, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.is_ok())
            .await;
        program
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What it wrote so far, to the terminal and to its log.
    pub(crate) fn said(&self) -> String {
        let read = |name: &str| std::fs::read(self.folder.path().join("said").join(name)).unwrap();
        String::from_utf8_lossy(&[read("stdout"), read("stderr")].concat()).into_owned()
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, name: &str) {
        signal(name, self.child.id());
    }

    /// Waits until it has ended.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let child = &mut self.child;
        let mut status = None;
        until(async || {
            status = child.try_wait().unwrap();
            status.is_some()
        })
        .await;
        status.unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a process a signal.
pub(crate) fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args(["-s", name, &process.to_string()]).status().unwrap();
    assert!(sent.success(), "kill -s {name} {process}");
}

/// Asks again and again.
pub(crate) async fn until(mut come: impl AsyncFnMut() -> bool) {
    for _ in 0..TRIES {
        if come().await {
            return;
        }
        tokio::time::sleep(BETWEEN).await;
    }
    panic!("did not come about within a minute");
}

/// A port that nobody uses.
pub(crate) fn free() -> SocketAddr {
    std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

/// Sends these bytes on a connection of their own and gives what comes back until it ends. An error where it can't be
/// connected to.
pub(crate) async fn ask(address: SocketAddr, request: &[u8]) -> std::io::Result<String> {
    ask_from(Ipv4Addr::LOCALHOST.into(), address, request).await
}

/// The same, from this address of this machine.
pub(crate) async fn ask_from(from: IpAddr, address: SocketAddr, request: &[u8]) -> std::io::Result<String> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((from, 0).into())?;
    let mut stream = socket.connect(address).await?;
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// A report as a program sends it, on a connection that ends with its answer.
pub(crate) fn report(key: &str, body: &str) -> Vec<u8> {
    format!(
        "POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n\
        Idempotency-Key: {key}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// The reference in such an answer, if it was taken.
pub(crate) fn taken(answer: &str) -> Option<String> {
    let body = answer.strip_prefix("HTTP/1.1 201")?.split_once("\r\n\r\n")?.1;
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    Some(body["reference"].as_str()?.to_owned())
}
