//! Stopping loses nothing, and does not wait for ever.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use store::{self, Schema};

use crate::program::{Program, ask, report, taken, until};
use crate::support::SMALLEST;

/// How many clients send at once.
const CLIENTS: usize = 32;
const READY: &[u8] = b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

/// Whether a proxy that asks is told to send no more.
async fn told(address: SocketAddr) -> bool {
    ask(address, READY).await.is_ok_and(|said| said.ends_with("stopping\n"))
}

/// Sends reports one after the other until nobody listens any more, or until `told` to stop. Gives what was taken, and
/// how many requests went out and got no answer.
async fn send(address: SocketAddr, client: usize, told: Arc<AtomicBool>) -> (Vec<String>, usize) {
    let (mut references, mut unanswered) = (Vec::new(), 0);
    for number in 0.. {
        let report = report(&format!("stopping-{client:04}-{number:012}"), SMALLEST);
        let Ok(answer) = ask(address, &report).await else { break };
        match taken(&answer) {
            Some(reference) => references.push(reference),
            None => unanswered += 1,
        }
        if told.load(Ordering::Relaxed) {
            break;
        }
    }
    (references, unanswered)
}

/// Stops a program under load. Gives how many were taken and how many got no answer; all that were taken are there.
async fn stopped_under_load(linger: &str) -> (usize, usize) {
    // All clients have one address, and send as much as they can.
    let settings = [("FOURSIGHT_PUBLIC_LINGER_SECONDS", linger), ("FOURSIGHT_LIMITS_OFF", "true")];
    let mut program = Program::serve(&settings).await;
    let (address, admin) = (program.address, program.admin);
    let stop = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..CLIENTS).map(|client| tokio::spawn(send(address, client, Arc::clone(&stop)))).collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    program.signal("TERM");
    if linger != "0" {
        // Those who watch hear of it while requests are still taken.
        until(async || told(admin).await && told(address).await).await;
        stop.store(true, Ordering::Relaxed);
    }
    let (mut references, mut unanswered) = (Vec::new(), 0);
    for client in clients {
        let (taken, without) = client.await.unwrap();
        references.extend(taken);
        unanswered += without;
    }
    assert_eq!(program.ended().await.code(), Some(0), "{}", program.said());
    let url = format!("sqlite://{}", program.data().join("foursight.db").display());
    let store = store::open(&url, Schema::MustExist).await.unwrap();
    let stored: HashSet<String> =
        store.waiting(None).await.unwrap().into_iter().map(|row| row.reference.to_string()).collect();
    assert!(references.iter().all(|reference| stored.contains(reference)));
    assert!(references.len() > CLIENTS, "hardly any load: {}", references.len());
    println!("{} taken by {CLIENTS} clients until it stopped, {unanswered} unanswered", references.len());
    (references.len(), unanswered)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_is_told_in_time_sees_no_request_fail() {
    let (_, unanswered) = stopped_under_load("2").await;
    assert_eq!(unanswered, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_nobody_told_lose_nothing_that_was_acknowledged() {
    let (taken, unanswered) = stopped_under_load("0").await;
    // Who connects in the very moment in which the listener closes is cut off by the system: a few on a busy machine.
    assert!(unanswered < CLIENTS / 2, "{unanswered} of {taken}");
}

#[tokio::test]
async fn asking_a_second_time_ends_at_once() {
    let mut program = Program::serve(&[("FOURSIGHT_PUBLIC_LINGER_SECONDS", "20")]).await;
    program.signal("TERM");
    let address = program.address;
    until(async || told(address).await).await;
    program.signal("INT");
    let ended = tokio::time::timeout(Duration::from_secs(5), program.ended()).await.expect("at once");
    assert_eq!(ended.code(), Some(1));
}

#[tokio::test]
async fn what_goes_on_behind_an_answer_is_waited_for() {
    let mut program = Program::serve(&[]).await;
    let begun = ask(program.address, b"POST /report HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let cookie = begun.split_once("set-cookie: ").expect("a cookie").1.split(';').next().unwrap();
    // Somebody else holds the lock for a while, so that the draft can't be dropped at once.
    let other = rusqlite::Connection::open(program.data().join("foursight.db")).unwrap();
    let drafts = || other.query_row("SELECT count(*) FROM drafts", [], |row| row.get::<_, u32>(0)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let leave = format!("GET /leave HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookie}\r\n\r\n");
    let left = ask(program.address, leave.as_bytes()).await.unwrap();
    assert!(left.starts_with("HTTP/1.1 303"), "{left}");
    program.signal("TERM");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(drafts(), 1);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(program.ended().await.code(), Some(0));
    assert_eq!(drafts(), 0);
}
