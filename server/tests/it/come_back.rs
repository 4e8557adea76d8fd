//! Answers saved under a code, and coming back with it.

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::support::{Answer, Site, at};

const WORDS: &str = "unmistakable-saved-words";

/// A draft with words, saved: its code and its new cookie.
async fn saved(site: &Site) -> (String, String) {
    let first = site.begin().await;
    site.fill("about-you", &first, &[("reporter.role", "self"), ("reporter.name", WORDS)]).await;
    save(site, &first).await
}

async fn save(site: &Site, cookie: &str) -> (String, String) {
    let page = site.post_and_follow("/report/save", cookie, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let after = page.text.split("class=\"fs-code\">").nth(1).expect("the page shows a code");
    (after.split('<').next().unwrap().to_owned(), page.cookies)
}

async fn come_back(site: &Site, code: &str, cookie: &str) -> Answer {
    site.post("/report/return", cookie, &[("code", code)]).await
}

/// Whether the code opens anything.
async fn opens(site: &Site, code: &str) -> bool {
    come_back(site, code, "").await.header("location") == "/report?from=code"
}

/// What the page that asks for a field holds for whoever comes with the code.
async fn seen_with(site: &Site, code: &str, field: &str) -> String {
    let opened = come_back(site, code, "").await;
    assert_eq!(opened.header("location"), "/report?from=code");
    assert!(site.get("/report?from=code", &opened.cookie()).await.text.contains("Welcome back"));
    site.get(&at(field), &opened.cookie()).await.text
}

async fn has_words(site: &Site, cookie: &str) -> bool {
    site.get(&at("reporter.name"), cookie).await.text.contains(WORDS)
}

async fn add(site: &Site, cookie: &str, words: &str) {
    site.fill("effect", cookie, &[("effect.text", words)]).await;
}

#[tokio::test]
async fn the_code_opens_on_another_device_what_was_saved() {
    let site = Site::new();
    let (code, cookie) = saved(&site).await;
    assert_eq!(code.len(), "BCDF-GHJK-MNPQ-RSTV-WXYZ".len());
    assert!(has_words(&site, &cookie).await);
    let site = site.restart();
    let opened = come_back(&site, &code.to_lowercase().replace('-', " "), "").await;
    assert_eq!((opened.status, opened.header("location")), (StatusCode::SEE_OTHER, "/report?from=code"));
    assert!(has_words(&site, &opened.cookie()).await);
    // Neither the words nor the code lie in a file; the search would find them with spaces and dashes or without.
    let secret = cookie.split(['=', '.']).nth(1).unwrap();
    for secret in [WORDS, code.as_str(), &code.replace('-', ""), secret] {
        assert!(!site.on_disk(secret));
    }
}

#[tokio::test]
async fn the_code_takes_in_what_is_added_while_the_session_goes_on() {
    let site = Site::new();
    let (code, cookie) = saved(&site).await;
    for (minute, words) in ["first", "second", "third"].into_iter().enumerate() {
        site.pass(SignedDuration::from_mins(14));
        add(&site, &cookie, words).await;
        assert_eq!(site.stored().await, 0, "{minute}");
    }
    assert!(seen_with(&site, &code, "effect.text").await.contains("third"));
}

#[tokio::test]
async fn the_code_takes_in_the_very_next_answer_however_often_the_draft_was_kept_before() {
    let site = Site::new();
    let first = site.begin().await;
    for words in ["one", "two", "three", "four"] {
        add(&site, &first, words).await;
    }
    let (code, cookie) = save(&site, &first).await;
    add(&site, &cookie, "the very next").await;
    assert!(seen_with(&site, &code, "effect.text").await.contains("the very next"));
}

#[tokio::test]
async fn after_a_break_the_code_keeps_what_was_saved_and_a_new_one_is_offered() {
    let site = Site::new();
    let (code, cookie) = saved(&site).await;
    add(&site, &cookie, "before the break").await;
    site.pass(SignedDuration::from_mins(15));
    add(&site, &cookie, "after the break").await;
    let page = site.get("/report/8", &cookie).await.text;
    assert!(page.contains("What you add now is not saved with it") && page.contains("href=\"/report/save\""));
    let found = seen_with(&site, &code, "effect.text").await;
    assert!(found.contains("before the break") && !found.contains("after the break"));
    let (newer, _) = save(&site, &cookie).await;
    assert!(seen_with(&site, &newer, "effect.text").await.contains("after the break"));
    assert!(!seen_with(&site, &code, "effect.text").await.contains("after the break"));
}

/// Somebody saves on her phone and keeps the code; later she presses Start there.
#[tokio::test]
async fn who_kept_a_code_reads_nothing_that_is_written_after_start_was_pressed() {
    for choice in ["new", "carry_on"] {
        let site = Site::new();
        let (code, planted) = saved(&site).await;
        let started = site.post_and_follow("/report", &planted, &[]).await;
        assert!(started.text.contains("name=\"choice\"") && !started.text.contains(WORDS), "{}", started.text);
        let chosen = site.post("/report", &started.cookies, &[("choice", choice)]).await;
        assert_eq!(chosen.header("location"), "/report/1");
        let hers = chosen.cookie();
        assert_eq!(has_words(&site, &hers).await, choice == "carry_on");
        add(&site, &hers, "hers alone").await;
        site.post("/leave", &hers, &[]).await;
        let found = seen_with(&site, &code, "effect.text").await;
        assert!(!found.contains("hers alone"), "{choice}");
        assert!(seen_with(&site, &code, "reporter.name").await.contains(WORDS), "{choice}: what was saved stays");
        for old in [&planted, &started.cookies] {
            assert_eq!(site.get("/report/22", old).await.status, StatusCode::GONE, "{choice}");
        }
    }
}

#[tokio::test]
async fn the_code_follows_whoever_came_back_with_it_last() {
    let site = Site::new();
    let (code, first) = saved(&site).await;
    let second = come_back(&site, &code, "").await.cookie();
    add(&site, &second, "on the second device").await;
    add(&site, &first, "on the first device").await;
    assert!(site.get("/report/8", &first).await.text.contains("What you add now is not saved with it"));
    assert!(!site.get("/report/8", &second).await.text.contains("What you add now is not saved with it"));
    assert!(seen_with(&site, &code, "effect.text").await.contains("on the second device"));
    // Each keeps its own.
    assert!(site.get("/report/22", &first).await.text.contains("on the first device"));
}

#[tokio::test]
async fn leaving_keeps_what_was_saved() {
    let site = Site::new();
    let (code, cookie) = saved(&site).await;
    let left = site.post("/leave", &cookie, &[]).await;
    assert!(left.header("set-cookie").contains("Expires=Thu, 01 Jan 1970"));
    site.get("/leave", &cookie).await;
    let opened = come_back(&site, &code, "").await;
    assert!(has_words(&site, &opened.cookie()).await);
}

#[tokio::test]
async fn seven_days_then_nothing() {
    let site = Site::new();
    let (code, _) = saved(&site).await;
    site.pass(SignedDuration::from_hours(7 * 24 - 1));
    let later = come_back(&site, &code, "").await;
    assert_eq!(later.header("location"), "/report?from=code");
    // Coming back is a change: it waits for seven days from then.
    site.pass(SignedDuration::from_hours(7 * 24));
    assert!(!opens(&site, &code).await);
}

#[tokio::test]
async fn sending_uses_the_codes_up_and_all_that_can_be_made_of_them() {
    let site = Site::new();
    let (older, cookie) = saved(&site).await;
    let (code, cookie) = save(&site, &cookie).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told")]).await;
    let sent = site.post("/report/review", &cookie, &[]).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/report/end"));
    // A second press, or one whose answer was lost, finds the reference.
    assert_eq!(site.post("/report/review", &cookie, &[]).await.header("location"), "/report/end");
    assert!(site.get("/report/end", &cookie).await.text.contains("Reference of this demonstration"));
    for code in [older, code] {
        assert!(!opens(&site, &code).await);
        for label in ["foursight return code", "foursight draft id", "foursight draft key"] {
            let letters = code.replace('-', "");
            let mut made = [0; 32];
            hkdf::Hkdf::<sha2::Sha256>::new(None, letters.as_bytes()).expand(label.as_bytes(), &mut made).unwrap();
            let made = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, made);
            for cookie in [format!("s={made}"), format!("s=r{made}"), format!("s={made}.0")] {
                for path in ["/report/copy", "/report/end", "/report/2"] {
                    assert_eq!(site.get(path, &cookie).await.status, StatusCode::GONE, "{label} {path}");
                }
            }
        }
    }
    assert_eq!(site.stored().await, 1);
    site.pass(SignedDuration::from_hours(3));
    assert_eq!(site.get("/report/end", &cookie).await.status, StatusCode::GONE);
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
    for posted in [first, second] {
        let page = site.get("/report/saved", &posted.cookie()).await.text;
        let code = page.split("class=\"fs-code\">").nth(1).unwrap().split('<').next().unwrap();
        assert!(seen_with(&site, code, "reporter.name").await.contains(WORDS));
    }
    // So with Start, and with the choice.
    let (_, cookie) = saved(&site).await;
    let started = site.post("/report", &cookie, &[]).await.cookie();
    assert!(has_words(&site, &cookie).await);
    let again = site.post("/report", &cookie, &[]).await.cookie();
    for token in [&started, &again] {
        site.post("/report", token, &[("choice", "carry_on")]).await;
        let chosen = site.post("/report", token, &[("choice", "carry_on")]).await.cookie();
        assert!(has_words(&site, &chosen).await);
    }
}

#[tokio::test]
async fn the_code_is_shown_until_somebody_goes_on() {
    let site = Site::new();
    let (code, cookie) = saved(&site).await;
    assert!(site.get("/report/saved", &cookie).await.text.contains(&code));
    add(&site, &cookie, "more").await;
    assert_eq!(site.get("/report/saved", &cookie).await.header("location"), "/report/save");
    // Whoever finds the page after a break is not shown it, and gets no code either.
    let (code, cookie) = save(&site, &cookie).await;
    site.pass(SignedDuration::from_mins(15));
    assert!(!site.get("/report/saved", &cookie).await.text.contains(&code));
    let posted = site.post("/report/save", &cookie, &[]).await;
    assert_eq!(posted.header("location"), "/report/save");
    assert!(site.get("/report/save", &cookie).await.text.contains("data-part=\"away\""));
}

#[tokio::test]
async fn other_answers_in_this_browser_are_not_lost() {
    let site = Site::new();
    let (code, _) = saved(&site).await;
    let other = site.begin().await;
    // An empty draft is nothing to lose.
    assert_eq!(come_back(&site, &code, &other).await.header("location"), "/report?from=code");
    let other = site.begin().await;
    site.fill("contact", &other, &[("contact.safe_times", "noon")]).await;
    let refused = site.post_and_follow("/report/return", &other, &[("code", &code)]).await;
    assert!(refused.text.contains("other answers open in this browser"));
    assert!(site.get("/report/8", &refused.cookies).await.text.contains("noon"));
}

#[tokio::test]
async fn a_wrong_code_is_given_back_this_once() {
    let site = Site::new();
    for (code, said) in [
        ("", "Check the code"),
        ("BCDF-GHJK", "Check the code"),
        ("1234567890123456789U", "Check the code"),
        ("BCDF-GHJK-MNPQ-RSTV-WXYZ", "Nothing is saved under this code"),
    ] {
        let page = site.post_and_follow("/report/return", "", &[("code", code)]).await;
        assert!(page.text.contains(said) && page.text.contains("<title>Error: ") && page.text.contains(code), "{code}");
        assert!(!page.cookies.contains("BCDF"), "{}", page.cookies);
        let after = page.cookies_after(&page.cookies);
        assert_eq!(after, "", "the page takes the cookie back");
        assert!(!site.get("/report/return", &after).await.text.contains("Error: "));
    }
}

#[tokio::test]
async fn without_a_draft_there_is_nothing_to_save() {
    let site = Site::new();
    assert_eq!(site.get("/report/save", "").await.status, StatusCode::GONE);
    let posted = site.post("/report/save", "", &[]).await;
    assert_eq!((posted.status, posted.header("location")), (StatusCode::SEE_OTHER, "/report/save"));
    assert_eq!(site.get("/report/return", "").await.status, StatusCode::OK);
}
