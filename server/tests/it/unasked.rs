//! Answers to questions that were not to be asked: kept in the draft, told before sending, and left out
//! unless they are a way to reach somebody.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{KEY, Site};

const NOTICE: &str = "You told us this, but you did not choose a phone call or a text message as a safe way";

/// An area of this team, whichever those are.
const AREA: &str = <domain::codes::Area as domain::Code>::SET.codes[0];

#[tokio::test]
async fn the_form_tells_what_it_will_not_send() {
    let site = Site::new();
    let cookie = site.begin().await;
    let about = [("reporter.role", "self"), ("place.nation", "wales"), ("place.area", AREA)];
    site.fill("about-you", &cookie, &about).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "words")]).await;
    site.fill("danger-signs", &cookie, &[("danger.weapon", "yes")]).await;
    let contact = [("contact.methods", "email"), ("contact.email", "a@b.example"), ("contact.phone", "020 7946 0958")];
    site.fill("contact", &cookie, &contact).await;

    let all = site.get("/report/review", &cookie).await.text;
    assert!(all.contains(NOTICE) && all.contains("because you chose a place outside England"));
    assert!(all.contains("020 7946 0958") && all.contains("href=\"/report/8?from=review#contact.methods\""));
    let again = site.get("/report/8", &cookie).await.text;
    assert!(again.contains("value=\"020 7946 0958\""), "it stays in the draft");

    let reference = site.finish(&cookie).await;
    let wanted = json!({
        "version": 1,
        "reporter": {"role": "self"},
        "place": {"nation": "wales"},
        "behaviour": {"text": "words"},
        "danger": {"weapon": "yes"},
        "contact": {"methods": ["email"], "email": "a@b.example", "phone": "020 7946 0958"},
    });
    assert_eq!(serde_json::to_value(site.open(&reference).await.report).unwrap(), wanted);
}

#[tokio::test]
async fn with_no_way_chosen_nothing_is_left_out() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("contact", &cookie, &[("contact.phone", "020 7946 0958")]).await;
    let all = site.get("/report/review", &cookie).await.text;
    assert!(all.contains("020 7946 0958") && !all.contains("You told us this, but"));
}

#[tokio::test]
async fn programs_are_read_the_same_way() {
    let site = Site::new();
    let body = |place: &str| {
        let told = r#""version":1,"reporter":{"role":"self"},"behaviour":{"text":"words"}"#;
        format!("{{{told},\"place\":{{\"nation\":\"wales\"{place}}}}}")
    };
    let first = site.api(KEY, body(&format!(r#","area":"{AREA}""#))).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let reference = first.json()["reference"].as_str().unwrap().to_owned();
    let opened = serde_json::to_value(site.open(&reference).await.report).unwrap();
    assert_eq!(opened["place"], json!({"nation": "wales"}));
    // So it is the same report, with or without.
    let second = site.api(KEY, body("")).await;
    assert_eq!((second.status, second.json()["reference"].as_str()), (StatusCode::CREATED, Some(reference.as_str())));
    assert_eq!(site.stored().await, 1);
}
