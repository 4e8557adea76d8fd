//! Locking keeps what was typed, for the one who typed it; ending and revoking end at once.

use axum::http::StatusCode;

use crate::support::Team;

#[tokio::test]
async fn what_was_being_typed_comes_back_after_the_lock() {
    let team = Team::new();
    let reference = team.urgent().await;
    let ana = team.lead().await;
    let case = format!("/cases/{reference}");
    team.get(&case, &ana).await;
    let typed = [("place", format!("{case}/note")), ("text", "Half a sent".to_owned())];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(team.post("/lock", &ana, &typed).await.to(), "/locked");
    assert_eq!(team.get(&case, &ana).await.to(), "/locked");
    let gate = team.get("/locked", &ana).await;
    assert!(gate.status == StatusCode::OK && !gate.text.contains(&reference.to_string()), "it says no case");
    let unlocked = team.post("/unlock", &ana, &[]).await;
    assert_eq!(unlocked.to(), "/queue");
    let page = team.get(&case, &unlocked.cookie()).await;
    assert!(page.text.contains("Half a sent"), "{}", page.text);
    assert_eq!(team.get(&case, &ana).await.to(), "/sign-in", "the old cookie is worth nothing");
}

#[tokio::test]
async fn what_is_posted_after_the_session_locked_itself_is_kept() {
    let team = Team::new();
    let reference = team.urgent().await;
    let ana = team.lead().await;
    let case = format!("/cases/{reference}");
    team.get(&case, &ana).await;
    let version = team.version(reference).await;
    team.pass(16);
    let posted = team.post(&format!("{case}/note"), &ana, &[("version", &version), ("text", "A long note")]).await;
    assert_eq!(posted.to(), "/locked");
    assert_eq!(team.version(reference).await, version, "nothing is saved without a session");
    let unlocked = team.post("/unlock", &ana, &[]).await;
    assert!(team.get(&case, &unlocked.cookie()).await.text.contains("A long note"));
    // Nobody else sees it.
    let ben = team.officer().await;
    assert!(!team.get(&case, &ben).await.text.contains("A long note"));
}

#[tokio::test]
async fn whoever_writes_for_long_is_not_locked_out() {
    let team = Team::new();
    let ana = team.lead().await;
    for _ in 0..4 {
        team.pass(10);
        assert_eq!(team.post("/still-here", &ana, &[]).await.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(team.get("/queue", &ana).await.status, StatusCode::OK);
    team.pass(16);
    assert_eq!(team.post("/still-here", &ana, &[]).await.to(), "/locked");
}

#[tokio::test]
async fn a_page_that_locks_late_still_gives_its_words() {
    let team = Team::new();
    let reference = team.urgent().await;
    let ana = team.lead().await;
    team.pass(16);
    let typed = [("place", format!("/cases/{reference}/note")), ("text", "Written before lunch".to_owned())];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(team.post("/lock", &ana, &typed).await.to(), "/locked");
    let unlocked = team.post("/unlock", &ana, &[]).await;
    let page = team.get(&format!("/cases/{reference}"), &unlocked.cookie()).await.text;
    assert!(page.contains("Written before lunch"));
}

#[tokio::test]
async fn kept_words_end_after_three_days() {
    let team = Team::new();
    let reference = team.urgent().await;
    let ana = team.lead().await;
    let case = format!("/cases/{reference}");
    team.form(reference, "task", &ana, &[("what", "Half a task")]).await;
    assert!(team.get(&case, &ana).await.text.contains("Half a task"));
    team.pass(72 * 60 + 1);
    let ana = team.lead().await;
    assert!(!team.get(&case, &ana).await.text.contains("Half a task"));
}

#[tokio::test]
async fn a_session_is_over_at_once_when_it_is_ended_or_revoked() {
    let team = Team::new();
    let ana = team.lead().await;
    let (ben, again) = (team.officer().await, team.officer().await);
    assert_eq!(team.get("/queue", &ben).await.status, StatusCode::OK);
    assert_eq!(team.post("/sign-out", &ben, &[]).await.to(), "/sign-in");
    assert_eq!(team.get("/queue", &ben).await.to(), "/sign-in");
    assert_eq!(team.get("/queue", &again).await.status, StatusCode::OK, "another browser's goes on");
    let id = team.store.officer("ben".to_owned()).await.unwrap().unwrap().id;
    let entry = store::AuditEntry::now(&team.clock, "ana", "revoke", None);
    assert!(team.store.revoke_officer(id, team.clock.now(), entry).await.unwrap());
    assert_eq!(team.get("/queue", &again).await.to(), "/sign-in");
    assert_eq!(team.get("/live?since=2026-11-21T22:30:00Z", &again).await.to(), "/sign-in");
    let all = team.lead().await;
    assert_eq!(team.post("/sign-out-everywhere", &ana, &[]).await.to(), "/sign-in");
    assert_eq!(team.get("/queue", &all).await.to(), "/sign-in");
}

#[tokio::test]
async fn a_session_of_a_day_asks_for_a_passkey_again() {
    let team = Team::new();
    let ana = team.lead().await;
    for _ in 0..71 {
        team.pass(10);
        assert_eq!(team.get("/queue", &ana).await.status, StatusCode::OK);
    }
    team.pass(11);
    assert_eq!(team.get("/queue", &ana).await.to(), "/locked");
}
