//! One report is one row, however often it is sent.

use axum::http::StatusCode;

use crate::support::{KEY, SMALLEST, Site};

async fn ready_to_send(site: &Site) -> String {
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "words")]).await;
    cookie
}

#[tokio::test]
async fn back_refresh_and_a_second_press_make_one() {
    let site = Site::new();
    let cookie = ready_to_send(&site).await;
    let press = || site.post("/report/review", &cookie, &[]);
    // Pressed twice at once, then again after going back.
    let (first, second) = tokio::join!(press(), press());
    let third = press().await;
    for sent in [first, second, third] {
        assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/report/end"));
    }
    assert_eq!(site.stored().await, 1);
    for path in ["/report/review", "/report/2"] {
        assert_eq!(site.get(path, &cookie).await.header("location"), "/report/end");
    }
}

#[tokio::test]
async fn what_is_written_after_sending_begins_a_second_report() {
    let site = Site::new();
    let cookie = ready_to_send(&site).await;
    let first = site.finish(&cookie).await;
    let late = site.post_and_follow("/report/4", &cookie, &[("behaviour.text", "one thing more")]).await;
    assert!(late.text.contains("one thing more") && late.text.contains("Your report was sent before"));
    let cookie = late.cookies;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "one thing more")]).await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    assert!(site.get("/report/review", &cookie).await.text.contains(&first));
    assert_ne!(site.finish(&cookie).await, first);
}

/// A change and the sending, as two tabs may press at the same moment: whichever comes first, the
/// change is in a report or waits in the draft.
#[tokio::test]
async fn a_change_while_sending_is_never_lost() {
    let site = Site::new();
    for round in 0..40 {
        let cookie = ready_to_send(&site).await;
        let words = format!("changed-{round}");
        let fields = [("contact.other", words.as_str())];
        let pause = std::time::Duration::from_micros(150 * round);
        let change = async {
            tokio::time::sleep(pause).await;
            site.post("/report/26", &cookie, &fields).await
        };
        let (changed, sent) = tokio::join!(change, site.post("/report/review", &cookie, &[]));
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let next = changed.cookies_after(&cookie);
        if next.split('.').next() != cookie.split('.').next() {
            // It was sent before: the words wait in a new draft, on a page that says so.
            assert!(site.get("/report/26", &next).await.text.contains(&words), "given back");
            continue;
        }
        let all = site.get("/report/review", &cookie).await;
        if all.status == StatusCode::OK {
            assert!(
                all.text.contains(&words) && all.text.contains("We already have your report"),
                "waits in the draft"
            );
            site.finish(&cookie).await;
        }
        let page = site.get("/report/end", &cookie).await.text;
        let opened = site.open(&crate::support::reference_in(&page)).await;
        let other = opened.report.contact.other.map(|text| text.as_str().to_owned());
        assert_eq!(other.as_deref(), Some(words.as_str()), "is in the report");
    }
}

#[tokio::test]
async fn after_sending_another_report_can_be_made() {
    let site = Site::new();
    let cookie = ready_to_send(&site).await;
    let first = site.finish(&cookie).await;
    let cookie = ready_to_send(&site).await;
    let second = site.finish(&cookie).await;
    assert_ne!(first, second);
    assert_eq!(site.stored().await, 2);
}

#[tokio::test]
async fn starting_again_can_go_on_with_what_is_there() {
    let site = Site::new();
    let cookie = ready_to_send(&site).await;
    let again = site.post("/report", &cookie, &[]).await;
    assert_eq!(again.header("location"), "/report");
    let chosen = site.post("/report", &again.cookie(), &[("choice", "carry_on")]).await;
    assert_eq!(chosen.header("location"), "/report/1");
    site.finish(&chosen.cookie()).await;
}

#[tokio::test]
async fn a_repeated_key_stores_once_and_answers_alike() {
    let site = Site::new();
    let first = site.api(KEY, SMALLEST).await;
    assert_eq!(first.status, StatusCode::CREATED);
    site.pass(jiff::SignedDuration::from_hours(5));
    // The same answers, written otherwise.
    let same = "{ \"behaviour\": {\"text\": \"w\\u006frds\"}, \"place\": {}, \"reporter\": {\"role\": \"self\"}, \"version\": 1 }";
    let again = site.api(KEY, same).await;
    assert_eq!((again.status, again.json()), (StatusCode::CREATED, first.json()));
    assert_eq!(site.stored().await, 1);
    let other = site.api(KEY, SMALLEST.replace("words", "other words")).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert_eq!(other.header("content-type"), "application/problem+json");
    assert_eq!(site.stored().await, 1);
}

#[tokio::test]
async fn many_at_once_with_one_key_make_one() {
    let site = Site::new();
    let answers = futures_of(&site, 20).await;
    assert!(answers.iter().all(|answer| answer == &answers[0]));
    assert_eq!(site.stored().await, 1);
}

async fn futures_of(site: &Site, count: usize) -> Vec<serde_json::Value> {
    let mut sending = Vec::new();
    for _ in 0..count {
        sending.push(site.api(KEY, SMALLEST));
    }
    let mut answers = Vec::new();
    // Polled together, so that they overlap in the store.
    let mut waiting: Vec<_> = sending.into_iter().map(Box::pin).collect();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|answer| match answer.as_mut().poll(context) {
            std::task::Poll::Ready(answer) => {
                answers.push(answer.json());
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    answers
}
