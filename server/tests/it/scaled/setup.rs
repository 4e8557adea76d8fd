//! The set-up that docs/operate.md describes, made by the very commands that stand there.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::cluster::Cluster;
use crate::program::{ask, free, signal, until};

/// The page that operators read.
const PAGE: &str = include_str!("../../../../docs/operate.md");
const READY: &[u8] = b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

/// Both replicas, the database and the proxy.
pub(super) struct Setup {
    pub(super) cluster: Cluster,
    pub(super) proxy: SocketAddr,
    /// The admin listeners.
    pub(super) admins: [SocketAddr; 2],
    folder: TempDir,
    settings: HashMap<&'static str, String>,
}

impl Setup {
    /// Runs the page's commands, and waits until all of it is ready.
    pub(super) async fn new() -> Self {
        let (cluster, folder) = (Cluster::new(), tempfile::tempdir().unwrap());
        let socket = cluster.socket().display().to_string();
        let [one, two, proxy] = [(); 3].map(|()| free());
        let admins = [free(), free()];
        let recipient = age::x25519::Identity::generate().to_public().to_string();
        let encoded = socket.replace('/', "%2F");
        let settings = HashMap::from([
            ("PASSWORD", "secret".to_owned()),
            ("PGHOST", socket),
            ("PGUSER", "foursight".to_owned()),
            ("PGDATABASE", "postgres".to_owned()),
            ("DATABASE", format!("postgres://foursight_public:secret@localhost/foursight?host={encoded}")),
            ("RUN", folder.path().display().to_string()),
            ("DEPLOY", concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/deploy").to_owned()),
            ("RECIPIENT", recipient),
            ("ORIGIN", format!("http://{proxy}")),
            ("ONE", one.to_string()),
            ("TWO", two.to_string()),
            ("ONE_ADMIN", admins[0].to_string()),
            ("TWO_ADMIN", admins[1].to_string()),
            ("PROXY", proxy.to_string()),
        ]);
        let setup = Self { cluster, proxy, admins, folder, settings };
        for block in ["database", "settings", "one", "two", "proxy"] {
            setup.run(block);
        }
        setup.ready().await;
        setup
    }

    /// Runs a block of the page.
    pub(super) fn run(&self, block: &str) {
        let program = Path::new(env!("CARGO_BIN_EXE_foursight")).parent().unwrap().to_owned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        // Where Debian puts HAProxy.
        let sbin = PathBuf::from("/usr/sbin");
        let path = std::env::join_paths([program].into_iter().chain(std::env::split_paths(&path)).chain([sbin]));
        let mut shell = Command::new("sh");
        shell.args(["-eu", "-c", commands(block)]).env("PATH", path.unwrap()).envs(&self.settings);
        let done = shell.current_dir(self.folder.path()).status().unwrap();
        assert!(done.success(), "the commands `{block}` of docs/operate.md; HAProxy is `apt-get install haproxy`");
    }

    /// Waits until both replicas are ready, and the proxy knows.
    pub(super) async fn ready(&self) {
        for address in self.admins.into_iter().chain([self.proxy]) {
            until(async || ask(address, READY).await.is_ok_and(|said| said.starts_with("HTTP/1.1 200"))).await;
        }
        // Each replica is asked twice a second, and has to be well twice.
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    }

    /// The process that wrote its number there, if it has not ended.
    pub(super) fn process(&self, name: &str) -> Option<u32> {
        let number = std::fs::read_to_string(self.folder.path().join(format!("{name}.pid"))).ok()?;
        let number = number.trim().parse().ok()?;
        // One that has ended stays listed until whoever adopted it looks.
        let state = std::fs::read_to_string(format!("/proc/{number}/status")).ok()?;
        (!state.contains("State:\tZ")).then_some(number)
    }

    /// What a replica wrote to its log.
    pub(super) fn log(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(format!("{name}.log"))).unwrap()
    }
}

impl Drop for Setup {
    fn drop(&mut self) {
        for name in ["one", "two", "haproxy"] {
            if let Some(process) = self.process(name) {
                signal("KILL", process);
            }
        }
    }
}

/// The commands of the block that is marked with this word.
fn commands(block: &str) -> &'static str {
    let begin = format!("```sh test {block}\n");
    let (_, rest) = PAGE.split_once(&begin).unwrap_or_else(|| panic!("docs/operate.md has no block `test {block}`"));
    rest.split_once("```").unwrap().0
}

#[test]
fn no_block_of_the_page_is_left_out() {
    let marked = PAGE.lines().filter_map(|line| line.strip_prefix("```sh test "));
    assert_eq!(marked.collect::<Vec<_>>(), ["database", "settings", "one", "two", "proxy", "stop"]);
}
