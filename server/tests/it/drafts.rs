//! Unfinished answers: kept across restarts, opened by the cookie only, gone when they should be.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::SignedDuration;

use crate::support::{START, Site, at};

const WORDS: &str = "unmistakable-marker-words";

async fn with_words(site: &Site) -> String {
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self"), ("reporter.name", WORDS)]).await;
    cookie
}

#[tokio::test]
async fn a_restart_loses_nothing() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let site = site.restart();
    assert!(site.get(&at("reporter.name"), &cookie).await.text.contains(WORDS));
}

#[tokio::test]
async fn the_files_hold_no_words_and_not_the_cookie() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", WORDS)]).await;
    let (_, token) = cookie.split_once('=').unwrap();
    assert!(!site.on_disk(WORDS) && !site.on_disk(token));
    site.finish(&cookie).await;
    assert!(!site.on_disk(WORDS) && !site.on_disk(token));
    // The search itself finds what is there.
    assert!(site.on_disk("waiting"));
}

#[tokio::test]
async fn only_its_own_cookie_opens_a_draft() {
    let site = Site::new();
    with_words(&site).await;
    let other = site.begin().await;
    assert!(!site.get(&at("reporter.name"), &other).await.text.contains(WORDS));
    for cookie in ["", "s=", "s=AAAA", "s=%00", &format!("s={}", "A".repeat(43))] {
        assert_eq!(site.get("/report/2", cookie).await.status, StatusCode::GONE, "{cookie}");
    }
}

#[tokio::test]
async fn two_tabs_keep_both_parts() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let person = [("person.name", "A name")];
    let contact = [("contact.other", "A code word")];
    tokio::join!(site.fill("person", &cookie, &person), site.fill("contact", &cookie, &contact));
    let all = site.get("/report/review", &cookie).await.text;
    assert!(all.contains("A name") && all.contains("A code word") && all.contains(WORDS));
}

#[tokio::test]
async fn an_idle_draft_ends_and_a_used_one_does_not() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    site.pass(SignedDuration::from_mins(119));
    site.fill("person", &cookie, &[]).await;
    site.pass(SignedDuration::from_mins(119));
    assert_eq!(site.get("/report/2", &cookie).await.status, StatusCode::OK);
    site.pass(SignedDuration::from_mins(2));
    let ended = site.get("/report/2", &cookie).await;
    assert_eq!(ended.status, StatusCode::GONE);
    assert!(ended.text.contains("tel:999") && !ended.text.contains(WORDS));
    let now = "2026-11-22T23:00:00Z".parse().unwrap();
    assert_eq!(site.store.expire_drafts(now).await.unwrap(), 1);
}

#[tokio::test]
async fn words_written_past_the_end_are_given_back() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    site.pass(SignedDuration::from_hours(3));
    let late = site.post_and_follow("/report/4", &cookie, &[("behaviour.text", "written slowly")]).await;
    assert!(late.text.contains("written slowly") && late.text.contains("What you wrote here is still on this page"));
    assert!(!late.text.contains(WORDS) && !site.on_disk("written slowly"));
    let cookie = late.cookies;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "written slowly")]).await;
    assert!(site.get("/report/4", &cookie).await.text.contains("written slowly"));
}

#[tokio::test]
async fn a_form_in_flight_does_not_undo_leaving() {
    let site = Site::new();
    for round in 0..40 {
        let cookie = with_words(&site).await;
        let fields = [("contact.other", WORDS)];
        let keep = async {
            tokio::time::sleep(std::time::Duration::from_micros(100 * round)).await;
            site.post("/report/8", &cookie, &fields).await
        };
        let (_, left) = tokio::join!(keep, site.get("/leave", &cookie));
        assert_eq!(left.status, StatusCode::SEE_OTHER);
        // It is dropped behind the answer, and stays so.
        let dropped = async {
            while site.get("/report/8", &cookie).await.status != StatusCode::GONE {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_mins(1), dropped).await.unwrap_or_else(|_| panic!("{round}"));
        site.post("/report/8", &cookie, &fields).await;
        assert_eq!(site.get("/report/8", &cookie).await.status, StatusCode::GONE, "round {round}");
    }
}

#[tokio::test]
async fn leaving_drops_the_draft_that_the_mark_of_having_left_hides() {
    let site = Site::new();
    for post in [true, false] {
        let cookie = with_words(&site).await;
        let marked = format!("{cookie}; x=1");
        let left = if post { site.post("/leave", &marked, &[]).await } else { site.get("/leave", &marked).await };
        assert_eq!(left.status, if post { StatusCode::NO_CONTENT } else { StatusCode::SEE_OTHER });
        let dropped = async {
            while site.get("/report/8", &cookie).await.status != StatusCode::GONE {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_mins(1), dropped).await.unwrap_or_else(|_| panic!("{post}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_has_read_the_draft_before_it_was_dropped_makes_no_new_one() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let token = site::draft::Token::read(cookie.split(['=', '~']).nth(1).unwrap()).unwrap();
    let clock = clock::ClockAndRandom::new(|| START.parse().unwrap(), |bytes| bytes.fill(1));
    let drafts = site::draft::Drafts::new(std::sync::Arc::clone(&site.store), clock, SignedDuration::from_hours(2));
    let read = std::cell::Cell::new(0);
    let changed = drafts.change(&token, |_| {
        read.set(read.get() + 1);
        let drop = site.store.drop_draft(token.id());
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(drop)).unwrap();
        Ok::<(), ()>(())
    });
    assert!(matches!(changed.await.unwrap(), site::draft::Changed::Gone));
    assert_eq!(read.get(), 1, "it was there to be read");
    assert!(drafts.open(&token).await.unwrap().is_none());
}

#[tokio::test]
async fn without_a_draft_nothing_is_echoed_or_kept() {
    let site = Site::new();
    let answer = site.post("/report/2", "", &[("reporter.role", "self"), ("reporter.name", WORDS)]).await;
    // Led to a page that says so: what is answered in place stays in the browser's session file.
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/report/2"));
    assert!(!answer.text.contains(WORDS) && !site.on_disk(WORDS));
}

#[tokio::test]
async fn a_browser_that_refuses_cookies_is_told_so_and_whom_to_call() {
    let site = Site::new();
    site.begin().await;
    let page = site.get("/report/2", "").await;
    assert_eq!(page.status, StatusCode::GONE);
    for part in ["your browser did not send us our cookie", "refuse cookies", "tel:101", "tel:08088020300"] {
        assert!(page.text.contains(part), "{part}");
    }
    // One whose draft has ended has done nothing to its settings.
    let cookie = site.begin().await;
    site.pass(SignedDuration::from_hours(3));
    assert!(!site.get("/report/2", &cookie).await.text.contains("refuse cookies"));
}

#[tokio::test]
async fn a_clock_set_back_loses_nothing() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    site.pass(SignedDuration::from_hours(-30));
    assert!(site.get(&at("reporter.name"), &cookie).await.text.contains(WORDS));
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told")]).await;
    let reference = site.finish(&cookie).await;
    let opened = serde_json::to_value(site.open(&reference).await.report).unwrap();
    assert_eq!(opened["reporter"]["name"], WORDS);
    let row = site.store.waiting(None).await.unwrap().remove(0);
    assert!(row.due_at > row.received_at);
}

#[tokio::test]
async fn leaving_drops_draft_and_cookie() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let peek = Request::get("/leave").header(header::COOKIE, &cookie).header("sec-purpose", "prefetch;prerender");
    assert_eq!(site.send(peek.body(Body::empty()).unwrap()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(site.get("/report/2", &cookie).await.status, StatusCode::OK);
    let left = site.get("/leave", &cookie).await;
    assert_eq!((left.status, left.header("location")), (StatusCode::SEE_OTHER, "https://www.bbc.co.uk/weather"));
    assert_eq!(
        left.header("set-cookie"),
        "s=; Path=/; HttpOnly; SameSite=Strict; Expires=Thu, 01 Jan 1970 00:00:00 GMT"
    );
    assert_eq!(left.cookies_after(&format!("{cookie}; c=answers")), "");
    dropped_soon(&site, &cookie).await;
}

#[tokio::test]
async fn a_page_tells_in_passing_that_it_was_left() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let foreign =
        Request::post("/leave").header(header::COOKIE, &cookie).header(header::ORIGIN, "https://evil.example");
    assert_eq!(site.send(foreign.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.get("/report/2", &cookie).await.status, StatusCode::OK);
    let left = site.post("/leave", &cookie, &[]).await;
    assert_eq!((left.status, left.text.as_str()), (StatusCode::NO_CONTENT, ""));
    assert_eq!(
        left.header("set-cookie"),
        "s=; Path=/; HttpOnly; SameSite=Strict; Expires=Thu, 01 Jan 1970 00:00:00 GMT"
    );
    dropped_soon(&site, &cookie).await;
    // Without a draft there is nothing to drop, and nothing to wait for.
    assert_eq!(site.post("/leave", "", &[]).await.status, StatusCode::NO_CONTENT);
}

/// It is dropped behind the person's back, so that leaving never waits for the store.
async fn dropped_soon(site: &Site, cookie: &str) {
    for _ in 0..200 {
        if site.get("/report/2", cookie).await.status == StatusCode::GONE {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the draft is still there");
}

#[tokio::test]
async fn two_tabs_in_one_part_lose_no_words_untold() {
    let site = Site::new();
    let cookie = site.begin().await;
    let seen = async || {
        let page = site.get("/report/8", &cookie).await.text;
        let after = page.split("name=\"seen\" value=\"").nth(1).unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    let (first_tab, second_tab) = (seen().await, seen().await);
    site.fill("contact", &cookie, &[("seen", &first_tab), ("contact.safe_times", "from the first tab")]).await;
    // The same again is no change, as after a double press.
    site.fill("contact", &cookie, &[("seen", &first_tab), ("contact.safe_times", "from the first tab")]).await;
    let later = [
        ("seen", second_tab.as_str()),
        ("contact.safe_times", "from the second"),
        ("contact.if_someone_else_answers", "noon"),
    ];
    let told = site.post_and_follow("/report/8", &cookie, &later).await;
    for part in ["You changed this part in another tab", "from the first tab", "from the second", "noon"] {
        assert!(told.text.contains(part), "{part}");
    }
    assert!(told.text.contains(&seen().await), "it has seen them now");
    // A refusal for another reason shows nothing of it, and so is no leave to replace it.
    let wrong = [("seen", second_tab.as_str()), ("contact.email", "nowhere")];
    let refused = site.post_and_follow("/report/8", &cookie, &wrong).await;
    assert!(!refused.text.contains("from the first tab"));
    let seen_then = refused.text.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let mended = [("seen", seen_then), ("contact.email", "a@b.example")];
    let told = site.post_and_follow("/report/8", &cookie, &mended).await;
    assert!(told.text.contains("You changed this part in another tab"));
    // Where all that was kept is kept again, nothing is lost and nothing said.
    let more = [
        ("seen", &*second_tab),
        ("contact.safe_times", "from the first tab"),
        ("contact.if_someone_else_answers", "noon"),
    ];
    site.fill("contact", &cookie, &more).await;
    // Nothing was replaced yet; now that it was seen, it is.
    assert!(site.get("/report/8", &cookie).await.text.contains("from the first tab"));
    let now = seen().await;
    site.fill("contact", &cookie, &[("seen", &now), ("contact.safe_times", "from the second")]).await;
    assert!(site.get("/report/8", &cookie).await.text.contains("from the second"));
}

#[tokio::test]
async fn somebody_still_here_keeps_the_draft() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    for _ in 0..3 {
        site.pass(SignedDuration::from_mins(119));
        let kept = site.post("/report/still-here", &cookie, &[]).await;
        assert_eq!((kept.status, kept.text.as_str()), (StatusCode::NO_CONTENT, ""));
        assert_eq!(kept.header("cache-control"), "no-store");
        assert!(kept.cookie().starts_with("s="), "the browser has seen the newer revision");
    }
    assert!(site.get(&at("reporter.name"), &cookie).await.text.contains(WORDS));
    site.pass(SignedDuration::from_mins(121));
    assert_eq!(site.post("/report/still-here", &cookie, &[]).await.status, StatusCode::GONE);
    // Asking does not bring it back.
    assert_eq!(site.get("/report/2", &cookie).await.status, StatusCode::GONE);
    assert_eq!(site.post("/report/still-here", "", &[]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn another_site_can_not_keep_a_draft_alive() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    site.pass(SignedDuration::from_mins(119));
    for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        let request = Request::post("/report/still-here").header(header::COOKIE, &cookie).header(name, value);
        assert_eq!(site.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(site.get("/report/still-here", &cookie).await.status, StatusCode::METHOD_NOT_ALLOWED);
    site.pass(SignedDuration::from_mins(2));
    assert_eq!(site.get("/report/2", &cookie).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_part_knows_when_to_warn() {
    let warns = |page: &str, untouched: u32, after: u32| {
        let wanted = format!("data-untouched=\"{untouched}\" data-warn-after=\"{after}\"");
        assert!(page.contains(&wanted), "{wanted}");
    };
    let site = Site::new();
    let cookie = with_words(&site).await;
    // The end is rounded down to the minute, so the draft seems a little older.
    warns(&site.get("/report/8", &cookie).await.text, 15, 110 * 60);
    site.pass(SignedDuration::from_mins(4));
    warns(&site.get("/report/8", &cookie).await.text, 4 * 60 + 15, 110 * 60);
    // Looking is activity, too; it is noted now and then.
    site.pass(SignedDuration::from_mins(4));
    site.get("/report/8", &cookie).await;
    warns(&site.get("/report/8", &cookie).await.text, 15, 110 * 60);
    let wrong = [("contact.methods", "email"), ("contact.email", "no")];
    warns(&site.post_and_follow("/report/8", &cookie, &wrong).await.text, 15, 110 * 60);
    let site = Site::with(|config| config.draft.idle_minutes = 12);
    let cookie = site.begin().await;
    warns(&site.get("/report/8", &cookie).await.text, 15, 6 * 60);
}
