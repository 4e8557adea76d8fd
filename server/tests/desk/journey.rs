//! From arrival to closing.

use axum::http::StatusCode;
use domain::case::Outcome;
use domain::queue::State;

use crate::support::{Team, WORDS, escaped};

#[tokio::test]
async fn a_report_is_taken_read_worked_and_closed() {
    let team = Team::new();
    let reference = team.urgent().await;
    let ana = team.lead().await;

    let queue = team.get("/queue", &ana).await;
    assert_eq!(queue.status, StatusCode::OK);
    assert!(queue.text.contains(&reference.to_string()));
    for kept in ["He waits", "Rowan", "07700", "bluebell"] {
        assert!(!queue.text.contains(kept), "{kept} is in the list");
    }

    let taken = team.post("/take-next", &ana, &[]).await;
    assert_eq!((taken.status, taken.to()), (StatusCode::SEE_OTHER, format!("/cases/{reference}").as_str()));
    assert_eq!(team.store.case(reference).await.unwrap().unwrap().state, State::Taken);
    let page = team.get(taken.to(), &ana).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(team.store.case(reference).await.unwrap().unwrap().state, State::InHand, "whoever looks has opened it");
    assert!(page.text.contains(&escaped(WORDS)), "the words, exactly: {}", page.text);
    assert!(page.text.contains("bluebell") && page.text.contains("07700 900461"));

    for (form, fields) in [
        ("note", &[("text", "Called the housing office."), ("lane", "team")][..]),
        ("contact", &[("how", "text"), ("result", "no_answer"), ("when", "2026-11-21T22:20")]),
        ("task", &[("what", "Ask the provider to preserve"), ("owner", "ana"), ("due", "2026-11-22T10:00")]),
        ("order", &[("kind", "non_molestation_order"), ("made_by", "court"), ("court", "Example Court")]),
        ("lead", &[("source", "A provider"), ("identifier_kind", "handle"), ("value", "@example")]),
        ("pin", &[("text", "Not at home: at her sister's")]),
    ] {
        let saved = team.form(reference, form, &ana, fields).await;
        assert_eq!(saved.to(), format!("/cases/{reference}?said={form}"), "{}", saved.text);
    }
    let page = team.get(&format!("/cases/{reference}"), &ana).await.text;
    for shown in [
        "Called the housing office.",
        "Text message",
        "Ask the provider to preserve",
        "Example Court",
        "@example",
        "her sister",
    ] {
        assert!(page.contains(shown), "{shown} is not on the page");
    }
    let due = team.store.case(reference).await.unwrap().unwrap().due_at;
    assert_eq!(due.to_string(), "2026-11-22T10:00:00Z", "it is due for its task");

    let closed = team.form(reference, "close", &ana, &[("outcome", "contacted"), ("reason", "All is done")]).await;
    assert_eq!(closed.to(), format!("/cases/{reference}?said=close"));
    let case = team.store.case(reference).await.unwrap().unwrap();
    assert_eq!((case.state, case.outcome), (State::Closed, Some(Outcome::Contacted)));
    assert!(team.get("/queue?view=closed", &ana).await.text.contains(&reference.to_string()));

    let audit = team.get("/audit", &ana).await.text;
    assert!(audit.contains("The chain is whole"), "{audit}");
    let done = team.done().await;
    for action in ["take", "open_case", "view", "add note", "add task", "close contacted", "read audit"] {
        assert!(done.contains(&("ana".to_owned(), action.to_owned())), "{action}: {done:?}");
    }
}

#[tokio::test]
async fn one_case_goes_to_one_person_however_often_they_press() {
    let team = Team::new();
    let (first, second) = (team.urgent().await, team.urgent().await);
    let (ana, ben) = (team.lead().await, team.officer().await);
    let of_ana = team.post("/take-next", &ana, &[]).await.to().to_owned();
    assert_eq!(team.post("/take-next", &ana, &[]).await.to(), of_ana, "again the same, until it is opened");
    let of_ben = team.post("/take-next", &ben, &[]).await.to().to_owned();
    assert_ne!(of_ana, of_ben);
    let both = [format!("/cases/{first}"), format!("/cases/{second}")];
    assert!(both.contains(&of_ana) && both.contains(&of_ben));
    assert_eq!(team.get(&of_ana, &ana).await.status, StatusCode::OK);
    assert_eq!(team.post("/take-next", &ana, &[]).await.to(), "/queue?said=nothing-to-take");
}

#[tokio::test]
async fn what_was_taken_and_not_opened_goes_back_visibly() {
    let team = Team::new();
    let reference = team.urgent().await;
    let (ana, ben) = (team.lead().await, team.officer().await);
    team.post("/take-next", &ana, &[]).await;
    team.pass(14);
    assert_eq!(team.desk.give_back_unopened().await.unwrap(), 0);
    team.pass(2);
    let ben = {
        drop(ben);
        team.officer().await
    };
    assert_eq!(team.desk.give_back_unopened().await.unwrap(), 1);
    let queue = team.get("/queue", &ben).await.text;
    assert!(queue.contains("taken but not opened"), "{queue}");
    assert_eq!(team.post("/take-next", &ben, &[]).await.to(), format!("/cases/{reference}"));
}

#[tokio::test]
async fn a_reference_is_found_however_it_is_typed() {
    let team = Team::new();
    let reference = team.urgent().await;
    let ana = team.lead().await;
    let typed = reference.to_string().to_lowercase().replace('-', " ");
    assert_eq!(team.post("/find", &ana, &[("reference", &typed)]).await.to(), format!("/cases/{reference}"));
    assert_eq!(team.post("/find", &ana, &[("reference", "0000-0000")]).await.to(), "/queue?said=not-found");
    assert_eq!(team.post("/find", &ana, &[("reference", "his name")]).await.to(), "/queue?said=not-a-reference");
}
