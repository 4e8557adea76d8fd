//! Clients that send all the while, as programs and as browsers do.

use std::collections::HashSet;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use store::{self, Schema};
use tokio::task::JoinHandle;

use super::setup::Setup;
use crate::program::{ask_from, report, taken};
use crate::support::SMALLEST;

/// How many clients send at once.
const CLIENTS: u8 = 8;

/// Each key is used once, in all loads of this test.
static NEXT: AtomicUsize = AtomicUsize::new(0);

pub(super) struct Load {
    enough: Arc<AtomicBool>,
    clients: Vec<JoinHandle<Outcome>>,
}

/// What became of the requests.
#[derive(Default)]
pub(super) struct Outcome {
    references: Vec<String>,
    pages: usize,
    /// The beginnings of answers that nobody should see.
    pub(super) failed: Vec<String>,
}

impl Load {
    pub(super) fn begin(setup: &Setup) -> Self {
        let enough = Arc::new(AtomicBool::new(false));
        // Each from an address of its own, which the proxy has to pass on: what one of them may send is limited.
        let addresses = (1..=CLIENTS).map(|number| Ipv4Addr::new(127, 0, 1, number).into());
        let clients = addresses.map(|from| tokio::spawn(client(from, setup.proxy, Arc::clone(&enough)))).collect();
        Self { enough, clients }
    }

    /// Ends it. Some of it must have gone well.
    pub(super) async fn end(self) -> Outcome {
        self.enough.store(true, Ordering::Relaxed);
        let mut all = Outcome::default();
        for client in self.clients {
            let one = client.await.unwrap();
            all.references.extend(one.references);
            all.pages += one.pages;
            all.failed.extend(one.failed);
        }
        let least = usize::from(CLIENTS);
        assert!(all.references.len() > least && all.pages > least, "hardly any load: {all}");
        all
    }
}

async fn client(from: IpAddr, proxy: SocketAddr, enough: Arc<AtomicBool>) -> Outcome {
    let mut outcome = Outcome::default();
    while !enough.load(Ordering::Relaxed) {
        let key = format!("a-key-of-a-load-{:012}", NEXT.fetch_add(1, Ordering::Relaxed));
        let answer = ask_from(from, proxy, &report(&key, SMALLEST)).await.unwrap_or_else(|why| why.to_string());
        match taken(&answer) {
            Some(reference) => outcome.references.push(reference),
            None => outcome.failed.push(answer.chars().take(40).collect()),
        }
        let page = b"GET /help/emergency HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        let page = ask_from(from, proxy, page).await;
        match page {
            Ok(page) if page.starts_with("HTTP/1.1 200") && page.trim_end().ends_with("</html>") => outcome.pages += 1,
            other => outcome.failed.push(other.unwrap_or_else(|why| why.to_string()).chars().take(40).collect()),
        }
    }
    outcome
}

impl Outcome {
    /// All that was acknowledged is stored, each once.
    pub(super) async fn nothing_is_lost(&self, setup: &Setup) {
        let stored = setup.stored().await;
        let told: HashSet<&String> = self.references.iter().collect();
        assert_eq!(told.len(), self.references.len(), "two reports with one reference");
        assert!(told.iter().all(|reference| stored.contains(*reference)));
    }
}

impl Setup {
    /// The references of all that is stored.
    pub(super) async fn stored(&self) -> HashSet<String> {
        let url = self.cluster.url().replace("/postgres?", "/foursight?");
        let store = store::open(&url, Schema::MustExist).await.unwrap();
        store.waiting(None).await.unwrap().into_iter().map(|row| row.reference.to_string()).collect()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { references, pages, failed } = self;
        write!(f, "{} reports and {pages} pages, {} failed", references.len(), failed.len())
    }
}
