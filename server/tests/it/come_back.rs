//! Answers saved under a code, and coming back with it.

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::support::{Answer, Site};

const WORDS: &str = "unmistakable-saved-words";

/// A draft with words, saved: its code and its new cookie.
async fn saved(site: &Site) -> (String, String) {
    let first = site.begin().await;
    site.fill("about-you", &first, &[("reporter.role", "self"), ("reporter.name", WORDS)]).await;
    let page = site.post("/report/save", &first, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    (code_in(&page), page.cookie())
}

fn code_in(page: &Answer) -> String {
    let after = page.text.split("class=\"fs-code\">").nth(1).expect("the page shows a code");
    after.split('<').next().unwrap().to_owned()
}

async fn come_back(site: &Site, code: &str, cookie: &str) -> Answer {
    site.post("/report/return", cookie, &[("code", code)]).await
}

async fn has_words(site: &Site, cookie: &str) -> bool {
    site.get("/report/about-you", cookie).await.text.contains(WORDS)
}

#[tokio::test]
async fn the_code_opens_on_another_device_what_was_saved() {
    let site = Site::new();
    let (code, cookie) = saved(&site).await;
    assert_eq!(code.len(), "BCDF-GHJK-MNPQ-RSTV-WXYZ".len());
    assert!(has_words(&site, &cookie).await);
    let site = site.restart();
    let opened = come_back(&site, &code.to_lowercase().replace('-', " "), "").await;
    assert_eq!((opened.status, opened.header("location")), (StatusCode::SEE_OTHER, "/report/check-answers"));
    assert!(has_words(&site, &opened.cookie()).await);
    // Neither the words nor the code lie in a file; the search would find them with spaces and dashes or without.
    for secret in [WORDS, code.as_str(), &code.replace('-', ""), cookie.split_once('=').unwrap().1] {
        assert!(!site.on_disk(secret));
    }
}

#[tokio::test]
async fn leaving_keeps_what_was_saved() {
    let site = Site::new();
    let (code, cookie) = saved(&site).await;
    let left = site.post("/leave", &cookie, &[]).await;
    assert!(left.header("set-cookie").contains("Max-Age=0"));
    site.get("/leave", &cookie).await;
    let opened = come_back(&site, &code, "").await;
    assert!(has_words(&site, &opened.cookie()).await);
}

#[tokio::test]
async fn seven_days_then_nothing() {
    let site = Site::new();
    let (code, _) = saved(&site).await;
    site.pass(SignedDuration::from_hours(7 * 24 - 1));
    assert_eq!(come_back(&site, &code, "").await.status, StatusCode::SEE_OTHER);
    site.pass(SignedDuration::from_hours(1));
    assert_eq!(come_back(&site, &code, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn sending_uses_the_code_up() {
    let site = Site::new();
    let (code, cookie) = saved(&site).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told")]).await;
    let sent = site.post("/report/check-answers", &cookie, &[]).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/report/sent"));
    // A second press, or one whose answer was lost, finds the reference.
    assert_eq!(site.post("/report/check-answers", &cookie, &[]).await.header("location"), "/report/sent");
    assert!(site.get("/report/sent", &cookie).await.text.contains("Your reference"));
    assert_eq!(come_back(&site, &code, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.stored().await, 1);
    site.pass(SignedDuration::from_hours(3));
    assert_eq!(site.get("/report/sent", &cookie).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn an_answer_that_was_lost_on_the_way_loses_nothing() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self"), ("reporter.name", WORDS)]).await;
    // Pressed twice, or once more because nothing came: the browser still has its first cookie.
    let first = site.post("/report/save", &cookie, &[]).await;
    assert!(has_words(&site, &cookie).await);
    let second = site.post("/report/save", &cookie, &[]).await;
    for page in [first, second] {
        let opened = come_back(&site, &code_in(&page), "").await;
        assert!(has_words(&site, &opened.cookie()).await);
    }
    site.pass(SignedDuration::from_hours(3));
    assert_eq!(site.get("/report/about-you", &cookie).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn other_answers_in_this_browser_are_not_lost() {
    let site = Site::new();
    let (code, _) = saved(&site).await;
    let other = site.begin().await;
    // An empty draft is nothing to lose.
    assert_eq!(come_back(&site, &code, &other).await.status, StatusCode::SEE_OTHER);
    site.fill("contact", &other, &[("contact.safe_times", "noon")]).await;
    let refused = come_back(&site, &code, &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("other answers open in this browser") && refused.header("set-cookie").is_empty());
}

#[tokio::test]
async fn a_wrong_code_is_given_back_and_slowed_for_nobody_else() {
    let site = Site::new();
    let started = tokio::time::Instant::now();
    for (code, said) in
        [("", "Check the code"), ("BCDF-GHJK", "Check the code"), ("12345678901234567890", "Check the code")]
    {
        let page = come_back(&site, code, "").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains(said) && page.text.contains("<title>Error: ") && page.text.contains(code));
    }
    let wrong = "BCDF-GHJK-MNPQ-RSTV-WXYZ";
    let (page, quick) = tokio::join!(come_back(&site, wrong, ""), async {
        site.get("/help/emergency", "").await;
        started.elapsed()
    });
    assert!(page.text.contains("Nothing is saved under this code") && page.text.contains(wrong));
    assert!(started.elapsed().as_millis() >= 1000 && quick.as_millis() < 900, "{quick:?}");
}

#[tokio::test]
async fn without_a_draft_there_is_nothing_to_save() {
    let site = Site::new();
    assert_eq!(site.get("/report/save", "").await.status, StatusCode::GONE);
    assert_eq!(site.post("/report/save", "", &[]).await.status, StatusCode::GONE);
    assert_eq!(site.get("/report/return", "").await.status, StatusCode::OK);
}
