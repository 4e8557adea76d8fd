//! After sending: the reference, hiding it, the paper, and a second report.

use axum::http::StatusCode;

use crate::support::Site;

async fn sent(site: &Site) -> (String, String) {
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self"), ("place.nation", "wales"), ("place.area", "barnet")])
        .await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "He said <b>no</b> & left")]).await;
    let incidents =
        [("incidents.0.when", "yesterday"), ("incidents.1.when", "spring 2025"), ("incidents.1.where", "home")];
    site.fill("incidents", &cookie, &incidents).await;
    let reference = site.finish(&cookie).await;
    (cookie, reference)
}

#[tokio::test]
async fn the_paper_holds_what_counts_with_the_oldest_first() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("effect", &cookie, &[("effect.text", "I don't sleep")]).await;
    let before = site.get("/report/copy", &cookie).await.text;
    assert!(before.contains("Not sent yet") && before.contains("I don't sleep"));
    assert_eq!(site.get("/report/copy", "").await.status, StatusCode::GONE);

    let (cookie, reference) = sent(&site).await;
    let paper = site.get("/report/copy", &cookie).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(paper.text.contains(&format!("Sent on Saturday 21 November 2026, 10:30pm. Reference: {reference}")));
    assert!(
        paper.text.contains("He said &lt;b>no&lt;/b> &amp; left")
            || paper.text.contains("He said &lt;b&gt;no&lt;/b&gt; &amp; left")
    );
    assert!(paper.text.find("spring 2025").unwrap() < paper.text.find("yesterday").unwrap());
    // As it was sent: without what was not to be asked.
    assert!(!paper.text.contains("Barnet"));

    let file = site.get("/report/copy.txt", &cookie).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"notes.txt\"");
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.text.contains("Incident 1\r\n\r\nWhen was it?\r\nspring 2025\r\n"), "{}", file.text);
    assert!(file.text.contains("He said <b>no</b> & left"));
}

#[tokio::test]
async fn a_hidden_reference_is_not_shown_again_nor_are_the_words() {
    let site = Site::new();
    let (cookie, reference) = sent(&site).await;
    let shown = site.get("/report/end", &cookie).await.text;
    assert!(shown.contains(&reference) && shown.contains("/report/copy"));
    let hidden = site.post("/report/end", &cookie, &[]).await;
    assert_eq!((hidden.status, hidden.header("location")), (StatusCode::SEE_OTHER, "/report/end"));
    let shown = site.get("/report/end", &cookie).await.text;
    assert!(!shown.contains(&reference) && shown.contains("The reference is hidden") && shown.contains("tel:999"));
    for path in ["/report/copy", "/report/copy.txt", "/report/7"] {
        let led = site.get(path, &cookie).await;
        assert_eq!((led.status, led.header("location")), (StatusCode::SEE_OTHER, "/report/end"), "{path}");
    }
    // The report itself is untouched.
    assert_eq!(site.stored().await, 1);
}

#[tokio::test]
async fn nothing_is_hidden_before_it_is_sent() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("effect", &cookie, &[("effect.text", "words")]).await;
    let hidden = site.post("/report/end", &cookie, &[]).await;
    assert_eq!(hidden.header("location"), "/report/review");
    assert!(site.get("/report/22", &cookie).await.text.contains("words"));
}

#[tokio::test]
async fn a_second_report_names_the_first() {
    let site = Site::new();
    let (cookie, first) = sent(&site).await;
    let begun = site.post("/report", &cookie, &[]).await;
    assert_eq!(begun.header("location"), "/report/1");
    let cookie = begun.cookie();
    assert!(site.get("/report/20", &cookie).await.text.contains(&first));
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "more")]).await;
    let second = site.open(&site.finish(&cookie).await).await.report;
    assert_eq!(second.earlier.references.unwrap().as_str(), first);
}

#[tokio::test]
async fn what_is_hidden_is_not_named_by_a_second_report() {
    let site = Site::new();
    let (cookie, first) = sent(&site).await;
    site.post("/report/end", &cookie, &[]).await;
    let cookie = site.post("/report", &cookie, &[]).await.cookie();
    for path in ["/report/20", "/report/review", "/report/copy"] {
        assert!(!site.get(path, &cookie).await.text.contains(&first), "{path}");
    }
}

#[tokio::test]
async fn a_second_report_leaves_no_words_of_the_first_behind() {
    let site = Site::new();
    let (old, _) = sent(&site).await;
    assert_eq!(site.get("/report/copy", &old).await.status, StatusCode::OK);
    site.post("/report", &old, &[]).await;
    assert_eq!(site.get("/report/copy", &old).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn references_that_were_typed_stay_beside_that_of_the_first_report() {
    let site = Site::new();
    let (cookie, first) = sent(&site).await;
    // A tab that was open all the time.
    let late = site.post_and_follow("/report/20", &cookie, &[("earlier.references", "CRIME 123")]).await;
    assert!(late.text.contains(&format!("CRIME 123\n{first}")), "{}", late.text);
}

#[tokio::test]
async fn an_open_tab_does_not_keep_what_was_sent() {
    let site = Site::new();
    let (cookie, _) = sent(&site).await;
    assert_eq!(site.post("/report/still-here", &cookie, &[]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_live_service_says_when_somebody_reads() {
    let live = Site::with(|config| {
        config.service.live = true;
        config.service.operator = "A police team".to_owned();
        config.triage.staffed_from = Some(jiff::civil::time(8, 0, 0, 0));
        config.triage.staffed_to = Some(jiff::civil::time(22, 0, 0, 0));
    });
    let (cookie, _) = sent(&live).await;
    let page = live.get("/report/end", &cookie).await.text;
    assert!(page.contains("A person should read it by") && page.contains("from 8:00am to 10:00pm"), "{page}");
}
