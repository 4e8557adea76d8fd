//! Many clients that each send reports, one after the other, and each again until it is acknowledged.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tokio::time::Instant;

use crate::chance::Chance;
use crate::client::{Answer, Client};
use crate::run::Run;

/// No request waits longer than this for its answer, whatever happens.
pub(crate) const LONGEST: Duration = Duration::from_secs(10);
/// How long a client goes on trying to send one report.
const PATIENCE: Duration = Duration::from_mins(2);

/// What is sent, by whom and to whom.
pub(crate) struct Load {
    /// The servers' addresses; a client that gets no answer from one goes to the next.
    pub(crate) servers: Vec<String>,
    pub(crate) reports: usize,
    pub(crate) clients: usize,
    /// The number of the first.
    pub(crate) first: usize,
    /// How many letters of filling each report has besides its number.
    pub(crate) filling: usize,
    seed: u64,
    chance: Chance,
    next: AtomicUsize,
    retried: AtomicUsize,
    refused: AtomicUsize,
    longest: Mutex<Duration>,
    over: AtomicBool,
    acknowledged: Mutex<BTreeMap<usize, String>>,
}

impl Load {
    pub(crate) fn new(run: &Run, servers: Vec<String>, clients: usize, reports: usize) -> Self {
        Self {
            servers,
            reports,
            clients,
            first: 0,
            filling: 0,
            seed: run.seed,
            chance: run.chance(),
            next: AtomicUsize::new(0),
            retried: AtomicUsize::new(0),
            refused: AtomicUsize::new(0),
            longest: Mutex::new(Duration::ZERO),
            over: AtomicBool::new(false),
            acknowledged: Mutex::new(BTreeMap::new()),
        }
    }

    /// Another one with keys of its own, to send one by one.
    pub(crate) fn anew(run: &Run, server: &str) -> Self {
        Self { seed: run.chance().number(), ..Self::new(run, vec![server.to_owned()], 1, 0) }
    }

    /// Sends everything, while `fault` does its worst. Whoever gets no answer, or is told to try later, tries again
    /// with the same key.
    pub(crate) fn run(&self, fault: impl FnOnce()) {
        struct Over<'a>(&'a AtomicBool);
        impl Drop for Over<'_> {
            fn drop(&mut self) {
                if thread::panicking() {
                    self.0.store(true, Ordering::Relaxed);
                }
            }
        }
        thread::scope(|scope| {
            for client in 0..self.clients {
                scope.spawn(move || {
                    let _over = Over(&self.over);
                    self.client(self.chance.of(client), client);
                });
            }
            let _over = Over(&self.over);
            fault();
        });
        assert_eq!(self.acknowledged.lock().unwrap().len(), self.reports, "everything was acknowledged in the end");
        assert!(self.longest() <= LONGEST, "a request waited {:?}", self.longest());
    }

    fn client(&self, mut chance: Chance, which: usize) {
        let clients: Vec<Client> = self.servers.iter().map(|address| Client::new(address)).collect();
        let mut server = which % clients.len();
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= self.reports || self.over.load(Ordering::Relaxed) {
                return;
            }
            let begun = Instant::now();
            let reference = loop {
                if let Some(answer) = self.attempt(&clients[server], number) {
                    break answer.reference();
                }
                if self.over.load(Ordering::Relaxed) {
                    return;
                }
                assert!(begun.elapsed() < PATIENCE, "report {number} was not taken in {PATIENCE:?}");
                self.retried.fetch_add(1, Ordering::Relaxed);
                server = (server + 1) % clients.len();
                chance.sleep(Duration::from_millis(100));
            };
            self.acknowledged.lock().unwrap().insert(number, reference.clone());
            // Somebody who did not see the answer, and sends once more.
            if chance.one_in(8)
                && let Some(again) = self.attempt(&clients[server], number)
            {
                assert_eq!(again.reference(), reference, "the same key is answered with the same reference");
            }
        }
    }

    /// One try. None where no answer came, or one that says to try later.
    pub(crate) fn attempt(&self, client: &Client, number: usize) -> Option<Answer> {
        let came = client.report(&self.key(number), &self.body(number));
        let waited = came.as_ref().map_or_else(|none| none.waited, |answer| answer.waited);
        let mut longest = self.longest.lock().unwrap();
        *longest = waited.max(*longest);
        drop(longest);
        let answer = came.ok()?;
        if answer.status == 503 {
            assert!(!answer.header("retry-after").is_empty(), "it says when to try again");
            self.refused.fetch_add(1, Ordering::Relaxed);
            return None;
        }
        assert_eq!(answer.status, 201, "{}", answer.text);
        Some(answer)
    }

    /// Waits until so many were acknowledged.
    pub(crate) fn wait_for(&self, many: usize) {
        while self.acknowledged.lock().unwrap().len() < many {
            assert!(!self.over.load(Ordering::Relaxed), "a client failed");
            thread::sleep(Duration::from_micros(100));
        }
    }

    /// The references that were given so far, by the reports' numbers.
    pub(crate) fn acknowledged(&self) -> BTreeMap<usize, String> {
        self.acknowledged.lock().unwrap().clone()
    }

    pub(crate) fn key(&self, number: usize) -> String {
        format!("faults-{:016x}-{:06}", self.seed, self.first + number)
    }

    /// A report that tells its number; each third one is in the first band.
    pub(crate) fn body(&self, number: usize) -> String {
        let danger = if number.is_multiple_of(3) { r#","danger":{"weapon":"yes"}"# } else { "" };
        let filling = "x".repeat(self.filling);
        format!(
            r#"{{"version":1,"reporter":{{"role":"self"}},"behaviour":{{"text":"Number {number}. {filling}"}}{danger}}}"#
        )
    }

    pub(crate) fn longest(&self) -> Duration {
        *self.longest.lock().unwrap()
    }

    /// What happened to the clients, for the line that a test prints.
    pub(crate) fn told(&self) -> String {
        format!(
            "{} tried again ({} told to), longest wait {:.1} s, seed {:x}",
            self.retried.load(Ordering::Relaxed),
            self.refused.load(Ordering::Relaxed),
            self.longest().as_secs_f64(),
            self.seed
        )
    }
}
