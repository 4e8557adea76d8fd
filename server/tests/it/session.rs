//! The session belongs to whoever began it: what an old cookie, an invented one, a row put back or another site can
//! do, and what is left after leaving.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::SignedDuration;
use site::draft::Token;

use crate::support::{Answer, Site, encode};

const WORDS: &str = "unmistakable-session-words";
const PART: &str = "/report/22";

async fn with_words(site: &Site) -> String {
    let cookie = site.begin().await;
    site.fill("effect", &cookie, &[("effect.text", WORDS)]).await;
    cookie
}

fn token(cookie: &str) -> Token {
    Token::read(cookie.split(['=', '~', ';']).nth(1).unwrap()).unwrap()
}

async fn get_with(site: &Site, path: &str, cookie: &str, name: &str, value: &str) -> Answer {
    let request = Request::get(path).header(header::COOKIE, cookie).header(name, value);
    site.send(request.body(Body::empty()).unwrap()).await
}

async fn gone_soon(site: &Site, cookie: &str) {
    for _ in 0..200 {
        if site.get(PART, cookie).await.status == StatusCode::GONE {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the draft is still there");
}

#[tokio::test]
async fn every_start_gives_a_new_token() {
    let site = Site::new();
    let empty = site.begin().await;
    let again = site.post("/report", &empty, &[]).await;
    assert_eq!(again.header("location"), "/report/1", "there is nothing to choose between");
    let cookie = again.cookie();
    assert_ne!(token(&empty).id(), token(&cookie).id());
    gone_soon(&site, &empty).await;
    site.fill("effect", &cookie, &[("effect.text", WORDS)]).await;
    let started = site.post("/report", &cookie, &[]).await;
    assert_ne!(token(&started.cookie()).id(), token(&cookie).id());
}

/// Somebody opens the site on her phone and keeps a copy of the cookie.
#[tokio::test]
async fn a_cookie_from_before_start_opens_nothing_that_is_written_after() {
    let site = Site::new();
    let planted = site.begin().await;
    let hers = site.post("/report", &planted, &[]).await.cookie();
    site.fill("effect", &hers, &[("effect.text", WORDS)]).await;
    gone_soon(&site, &planted).await;
}

#[tokio::test]
async fn the_choice_comes_before_all_other_pages_and_words_wait_for_it() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let put = site.post_and_follow("/report", &cookie, &[("to", "orders"), ("nation", "wales")]).await;
    let page = &put.text;
    assert!(page.contains("value=\"new\" checked") && page.contains("value=\"carry_on\""), "{page}");
    assert!(!page.contains(WORDS) && page.contains("tel:999"));
    for path in [PART, "/report/review", "/report/save", "/report/copy"] {
        assert_eq!(site.get(path, &put.cookies).await.header("location"), "/report", "{path}");
    }
    // A form of another tab is not lost, and does not choose.
    let posted = site.post("/report/26", &put.cookies, &[("contact.other", "typed meanwhile")]).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    let chosen = site.post("/report", &posted.cookie(), &[("choice", "carry_on")]).await;
    assert_eq!(chosen.header("location"), "/report/7");
    let cookie = chosen.cookie();
    assert!(site.get(PART, &cookie).await.text.contains(WORDS));
    assert!(site.get("/report/26", &cookie).await.text.contains("typed meanwhile"));
    assert!(site.get("/report/3", &cookie).await.text.contains("value=\"wales\" checked"));
}

#[tokio::test]
async fn starting_anew_drops_what_was_there_and_keeps_what_came_along() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let put = site.post("/report", &cookie, &[("nation", "wales")]).await.cookie();
    let chosen = site.post("/report", &put, &[("choice", "new")]).await;
    let cookie = chosen.cookie();
    assert!(!site.get(PART, &cookie).await.text.contains(WORDS));
    assert!(site.get("/report/3", &cookie).await.text.contains("value=\"wales\" checked"));
    gone_soon(&site, &put).await;
}

#[tokio::test]
async fn marks_in_the_cookie_change_nothing() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let (name, value) = cookie.split_once('=').unwrap();
    let secret = value.split('.').next().unwrap();
    let expires = |site: &Site| {
        let (store, id) = (site.store.clone(), token(&cookie).id());
        async move { store.draft(id, "2026-11-21T22:30:00Z".parse().unwrap()).await.unwrap().unwrap().expires_at }
    };
    let before = expires(&site).await;
    for made in [format!("r{secret}"), format!("r{value}"), format!("s{value}"), format!("{secret}.0.saved")] {
        assert_eq!(site.get(PART, &format!("{name}={made}")).await.status, StatusCode::GONE, "{made}");
    }
    // Without revision and MAC, as an older version wrote it, it opens, for as long as any, and ends with leaving.
    let bare = format!("{name}={secret}");
    assert!(site.get(PART, &bare).await.text.contains(WORDS));
    assert_eq!(expires(&site).await, before);
    site.get("/leave", &bare).await;
    gone_soon(&site, &cookie).await;
}

#[tokio::test]
async fn of_two_cookies_with_our_name_neither_counts_and_start_begins_afresh() {
    let site = Site::new();
    let (hers, planted) = (with_words(&site).await, site.begin().await);
    for both in [format!("{planted}; {hers}"), format!("{hers}; {planted}")] {
        assert_eq!(site.get(PART, &both).await.status, StatusCode::GONE);
        let begun = site.post("/report", &both, &[]).await;
        assert_eq!(begun.header("location"), "/report/1");
        assert!(![token(&hers).id(), token(&planted).id()].contains(&token(&begun.cookie()).id()));
    }
    assert_eq!(site.get(PART, &format!("\u{2000}{hers}")).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn words_come_back_only_to_a_token_that_we_gave() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    let secret = cookie.split(['=', '.']).nth(1).unwrap();
    let invented = "A".repeat(43);
    site.pass(SignedDuration::from_hours(3));
    let fields = [("effect.text", "typed late")];
    for other in [format!("s={invented}"), format!("s={invented}.0~{invented}"), format!("s={secret}"), String::new()] {
        let answer = site.post(PART, &other, &fields).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, PART), "{other}");
        assert_eq!(site.get(PART, &other).await.status, StatusCode::GONE, "{other}");
        assert!(!answer.text.contains("typed late") && !site.on_disk("typed late"));
    }
    let back = site.post_and_follow(PART, &cookie, &fields).await;
    assert!(back.text.contains("typed late") && !back.text.contains(WORDS));
}

#[tokio::test]
async fn a_row_that_is_put_back_or_made_to_last_is_noticed() {
    let site = Site::new();
    let first = with_words(&site).await;
    let (id, now) = (token(&first).id(), "2026-11-21T22:30:00Z".parse().unwrap());
    let older = site.store.draft(id, now).await.unwrap().unwrap();
    let kept = site.post(PART, &first, &[("effect.text", "taken out again")]).await;
    let newest = kept.cookie();
    let own = rusqlite::Connection::open(site.folder.path().join("foursight.db")).unwrap();
    // A newer row than the cookie knows is normal: another tab.
    assert_eq!(site.get(PART, &first).await.status, StatusCode::OK);
    let put = "UPDATE drafts SET sealed = ?2, revision = ?3, expires_at = ?4 WHERE id = ?1";
    own.execute(put, (id, &older.sealed, older.revision, older.expires_at.as_second())).unwrap();
    let shown = site.get(PART, &newest).await;
    assert!(shown.status == StatusCode::GONE && !shown.text.contains(WORDS), "an older row is put back");
    own.execute(put, (id, &older.sealed, older.revision + 5, older.expires_at.as_second())).unwrap();
    assert_eq!(site.get(PART, &newest).await.status, StatusCode::GONE, "under a newer number");
    own.execute(put, (id, &older.sealed, older.revision, older.expires_at.as_second() + 86_400)).unwrap();
    assert_eq!(site.get(PART, &first).await.status, StatusCode::GONE, "with a later end");
}

#[tokio::test]
async fn after_a_break_nothing_is_shown_before_somebody_says_that_they_are_there() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    site.pass(SignedDuration::from_mins(15));
    for path in [PART, "/report", "/report/review", "/report/copy", "/report/copy.txt", "/report/save"] {
        let page = site.get(path, &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.contains("data-part=\"away\"") && !page.text.contains(WORDS), "{path}");
        assert!(page.text.contains("tel:999") && page.header("content-disposition").is_empty(), "{path}");
    }
    // What is typed meanwhile is kept all the same.
    let posted = site.post("/report/26", &cookie, &[("contact.other", "typed slowly")]).await;
    assert_eq!(posted.header("location"), "/report/27");
    site.pass(SignedDuration::from_mins(15));
    let shown = site.post("/report/away", &cookie, &[("choice", "show"), ("to", "/report/8")]).await;
    assert_eq!(shown.header("location"), "/report/8");
    assert!(site.get("/report/26", &cookie).await.text.contains("typed slowly"));
    // Looking at pages now and then is no break.
    for _ in 0..4 {
        site.pass(SignedDuration::from_mins(14));
        assert!(site.get(PART, &cookie).await.text.contains(WORDS));
    }
    site.pass(SignedDuration::from_mins(16));
    let deleted = site.post("/report/away", &cookie, &[("choice", "delete"), ("to", PART)]).await;
    assert_eq!((deleted.header("location"), deleted.cookies_after(&cookie).as_str()), ("/", ""));
    gone_soon(&site, &cookie).await;
}

#[tokio::test]
async fn a_reference_that_was_sent_is_not_shown_after_a_break_either() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    let reference = site.finish(&cookie).await;
    site.pass(SignedDuration::from_mins(15));
    let page = site.get("/report/end", &cookie).await.text;
    assert!(!page.contains(&reference) && page.contains("data-part=\"away\""));
    site.post("/report/away", &cookie, &[("choice", "show"), ("to", "/report/end")]).await;
    assert!(site.get("/report/end", &cookie).await.text.contains(&reference));
}

#[tokio::test]
async fn only_our_own_pages_and_the_person_can_make_leaving_drop_anything() {
    let site = Site::new();
    let cookie = with_words(&site).await;
    for from in ["cross-site", "same-site"] {
        let left = get_with(&site, "/leave", &cookie, "sec-fetch-site", from).await;
        assert_eq!((left.status, left.header("set-cookie")), (StatusCode::SEE_OTHER, ""), "{from}");
        assert!(left.header("location").starts_with("https://"));
    }
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    assert!(site.get(PART, &cookie).await.text.contains(WORDS));
    for from in ["same-origin", "none"] {
        let cookie = with_words(&site).await;
        let left = get_with(&site, "/leave", &cookie, "sec-fetch-site", from).await;
        assert_eq!(left.cookies_after(&format!("{cookie}; c=answers")), "", "{from}");
        assert_eq!(left.header("clear-site-data"), "", "leaving waits for nothing");
        gone_soon(&site, &cookie).await;
    }
    let beacon = site.post("/leave", &cookie, &[]).await;
    assert_eq!((beacon.status, beacon.header("clear-site-data")), (StatusCode::NO_CONTENT, "\"cache\""));
}

/// The message that tells of leaving was lost; the cookie that the script set was not.
#[tokio::test]
async fn who_has_left_is_shown_nothing_and_the_draft_is_dropped() {
    for path in [PART, "/report/review", "/report/copy"] {
        let site = Site::new();
        let cookie = with_words(&site).await;
        let page = site.get(path, &format!("{cookie}; x=1")).await;
        assert_eq!(page.status, StatusCode::GONE, "{path}");
        assert!(page.text.contains("<h1 class=\"govuk-heading-l\">This page has expired</h1>"), "{path}");
        assert!(!page.text.contains(WORDS) && !page.text.to_lowercase().contains("pressed"), "{path}");
        assert_eq!(page.cookies_after(&format!("{cookie}; c=answers; x=1")), "x=1", "{path}");
        gone_soon(&site, &cookie).await;
    }
}

#[tokio::test]
async fn who_has_left_can_begin_again_check_again_and_come_back_with_a_code() {
    let site = Site::new();
    let begun = site.post("/report", "x=1", &[]).await;
    let after = begun.cookies_after("x=1");
    assert!(after.starts_with("s=") && !after.contains("x=1"), "{after}");
    assert_eq!(site.get("/report/1", &after).await.status, StatusCode::OK);
    let check = site.post_and_follow("/check", "x=1", &[("signs.repeated", "yes")]).await;
    assert!(check.text.contains("Repeated:") && !check.cookies.contains("x=1"));
    // The answers of before are not shown to whoever comes after.
    let next = site.get("/check/next", &format!("{}; x=1", check.cookies)).await;
    assert_eq!((next.status, next.header("location")), (StatusCode::SEE_OTHER, "/check"));
    let cookie = with_words(&site).await;
    let saved = site.post_and_follow("/report/save", &cookie, &[]).await;
    let code = saved.text.split("class=\"fs-code\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let back = site.post_and_follow("/report/return", "x=1", &[("code", &code)]).await;
    assert!(back.text.contains("Welcome back") && !back.cookies.contains("x=1"));
    assert!(site.get(PART, &back.cookies).await.text.contains(WORDS));
    // A wrong code is told, too.
    let wrong = site.post_and_follow("/report/return", "x=1", &[("code", "BCDF")]).await;
    assert!(wrong.text.contains("Check the code"));
}

#[tokio::test]
async fn answers_of_the_check_can_be_seen_for_a_quarter_of_an_hour_by_this_browser_only() {
    let site = Site::new();
    let answered = site.post_and_follow("/check", "", &[("nation", "scotland")]).await;
    assert!(answered.text.contains("In Scotland,") && answered.cookies.starts_with("c="));
    assert!(!answered.cookies.contains("scotland") && answered.header("cache-control") == "no-store");
    let posted = site.post("/check", "", &[("nation", "scotland")]).await;
    let set = posted.header("set-cookie");
    assert!(
        set.ends_with("; Path=/; HttpOnly; SameSite=Strict") && posted.header("location") == "/check/next",
        "{set}"
    );
    let mut broken = answered.cookies.clone();
    let last = broken.pop().unwrap();
    broken.push(if last == 'A' { 'B' } else { 'A' });
    for none in ["", "c=", "c=AAAA", &broken] {
        assert_eq!(site.get("/check/next", none).await.header("location"), "/check", "{none}");
    }
    let site = site.restart();
    site.pass(SignedDuration::from_mins(14));
    assert!(site.get("/check/next", &answered.cookies).await.text.contains("In Scotland,"), "also after a restart");
    site.pass(SignedDuration::from_mins(1));
    assert_eq!(site.get("/check/next", &answered.cookies).await.header("location"), "/check");
}

#[tokio::test]
async fn a_script_is_told_where_to_go_on() {
    let site = Site::new();
    let cookie = site.begin().await;
    let by_script = |fields: &[(&str, &str)]| {
        Request::post(PART)
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, "http://127.0.0.1:3000")
            .header("x-requested-with", "script")
            .body(Body::from(encode(fields)))
            .unwrap()
    };
    let kept = site.send(by_script(&[("effect.text", WORDS)])).await;
    assert_eq!((kept.status, kept.header("x-next-page")), (StatusCode::NO_CONTENT, "/report/1"));
    assert!(kept.cookie().starts_with("s=") && kept.header("location").is_empty() && kept.text.is_empty());
    let refused = site.send(by_script(&[("effect.text", &"x".repeat(10_001))])).await;
    assert_eq!((refused.status, refused.header("x-next-page")), (StatusCode::NO_CONTENT, PART));
    // A page of another site can't set the header, and is refused as without it.
    let foreign =
        Request::post(PART).header("x-requested-with", "script").header(header::ORIGIN, "https://evil.example");
    assert_eq!(site.send(foreign.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
}
