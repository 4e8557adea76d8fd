//! Two replicas of the desk on one `PostgreSQL`: whatever one knows, the other does.

use axum::http::StatusCode;
use domain::queue::State;
use store::Schema;

use crate::cluster::Cluster;
use crate::support::{Team, WORDS, escaped};

#[tokio::test(flavor = "multi_thread")]
async fn what_one_replica_begins_the_other_goes_on_with() {
    let cluster = Cluster::new();
    let open = async || store::open(&cluster.url(), Schema::CreateIfEmpty).await.unwrap();
    let one = Team::on(tempfile::tempdir().unwrap(), open().await);
    let two = one.replica(open().await);
    let reference = one.urgent().await;
    let ana = one.lead().await;

    assert_eq!(two.post("/take-next", &ana, &[]).await.to(), format!("/cases/{reference}"));
    let page = one.get(&format!("/cases/{reference}"), &ana).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains(&escaped(WORDS)));
    two.form(reference, "note", &ana, &[("text", "From the other one")]).await;
    assert!(one.get(&format!("/cases/{reference}"), &ana).await.text.contains("From the other one"));

    // What was typed at one comes back at the other.
    one.form(reference, "task", &ana, &[("what", "Half a task")]).await;
    assert!(two.get(&format!("/cases/{reference}"), &ana).await.text.contains("Half a task"));

    // Ended at one, it is over at the other.
    assert_eq!(two.post("/sign-out", &ana, &[]).await.to(), "/sign-in");
    assert_eq!(one.get("/queue", &ana).await.to(), "/sign-in");
    assert_eq!(one.store.case(reference).await.unwrap().unwrap().state, State::InHand);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_press_at_both_no_two_get_the_same() {
    const CASES: usize = 24;
    let cluster = Cluster::new();
    let open = async || store::open(&cluster.url(), Schema::CreateIfEmpty).await.unwrap();
    let one = Team::on(tempfile::tempdir().unwrap(), open().await);
    let two = one.replica(open().await);
    for _ in 0..CASES {
        one.urgent().await;
    }
    let mut cookies = Vec::new();
    for at in 0..8 {
        cookies.push(one.sign_in(&format!("officer {at}"), domain::access::Role::TriageOfficer, None).await);
    }
    let press = async |at: usize, cookie: &String| {
        let mut taken = Vec::new();
        loop {
            let team = if (at + taken.len()).is_multiple_of(2) { &one } else { &two };
            let to = team.post("/take-next", cookie, &[]).await.to().to_owned();
            if to.starts_with("/queue") {
                return taken;
            }
            assert_eq!(team.get(&to, cookie).await.status, StatusCode::OK);
            taken.push(to);
        }
    };
    let all = futures_util::future::join_all(cookies.iter().enumerate().map(|(at, cookie)| press(at, cookie))).await;
    let mut all: Vec<String> = all.into_iter().flatten().collect();
    assert_eq!(all.len(), CASES, "none was left");
    all.sort();
    all.dedup();
    assert_eq!(all.len(), CASES, "each went to one person");
}
