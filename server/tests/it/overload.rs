//! Too much at once, a full disk, a store that never answers: whoever wrote something gets it back, with the
//! numbers to call, ready to be sent again.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::SignedDuration;

use crate::support::{Answer, KEY, SMALLEST, Site, encode};
use crate::without_store::{self, Broken};

const WORDS: [(&str, &str); 2] = [("behaviour.text", "Marked words.\r\n</textarea>"), ("seen", "one\"two")];

/// A post as it comes through the proxy of somebody's address.
async fn post_from(site: &Site, address: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let request = Request::post(path)
        .header("x-forwarded-for", format!("203.0.113.99, {address}"))
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    site.send(request.body(Body::from(encode(fields))).unwrap()).await
}

fn strict() -> Site {
    Site::with(|config| {
        config.limits.requests_a_second = 1;
        config.limits.requests_at_once = 4;
        config.limits.reports_at_once = 2;
    })
}

/// Says what to do now, and loses nothing.
fn gives_back(answer: &Answer, status: StatusCode, path: &str) {
    assert_eq!(answer.status, status);
    let seconds: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=3600).contains(&seconds));
    assert_eq!(answer.header("cache-control"), "no-store");
    let page = &answer.text;
    for part in ["tel:999", "0808 802 0300", "href=\"/help/emergency\"", "href=\"/leave\""] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains(&format!("action=\"{path}\"")), "{page}");
    assert!(page.contains("\nMarked words.\r\n&lt;/textarea></textarea>"), "{page}");
    assert!(page.contains("name=\"seen\" value=\"one&quot;two\""), "{page}");
}

#[tokio::test]
async fn who_asks_too_often_waits_and_keeps_what_they_wrote() {
    let site = strict();
    let cookie = site.begin().await;
    let path = "/report/what-is-happening";
    for _ in 0..4 {
        let kept = post_from(&site, "192.0.2.1", path, &cookie, &[("behaviour.text", "Before.")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
    }
    let refused = post_from(&site, "192.0.2.1", path, &cookie, &WORDS).await;
    gives_back(&refused, StatusCode::TOO_MANY_REQUESTS, path);
    assert!(refused.text.contains("Please wait"));
    // To a browser that has left, nothing is shown of what it sends.
    let left = post_from(&site, "192.0.2.1", path, "", &WORDS).await;
    assert_eq!(left.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!left.text.contains("Marked words"));
    // The draft is as it was, others are served, and so is whoever looks for help.
    assert!(site.get(path, &cookie).await.text.contains("Before."));
    let other = post_from(&site, "192.0.2.2", path, &cookie, &[("behaviour.text", "Words.")]).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
    for path in ["/", "/help", "/help/emergency", "/leave", "/healthz"] {
        let request = Request::get(path).header("x-forwarded-for", "192.0.2.1").body(Body::empty()).unwrap();
        assert!(!site.send(request).await.status.is_client_error(), "{path}");
    }
    site.pass(SignedDuration::from_hours(24));
    let tomorrow = post_from(&site, "192.0.2.1", "/check", "", &[]).await;
    assert_eq!(tomorrow.status, StatusCode::SEE_OTHER, "a new day forgets");
}

#[tokio::test]
async fn an_address_of_the_next_version_counts_by_its_network() {
    let site = strict();
    for at in 0..4 {
        let address = format!("2001:db8::{at}:1");
        assert_eq!(post_from(&site, &address, "/check", "", &[]).await.status, StatusCode::SEE_OTHER);
    }
    let same = post_from(&site, "2001:db8::ffff", "/check", "", &[]).await;
    assert_eq!(same.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(post_from(&site, "2001:db8:0:1::1", "/check", "", &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn programs_are_told_when_to_try_again_and_the_same_key_then_counts_once() {
    let site = strict();
    let send = async |key: &str, address: &str| {
        let request = Request::post("/api/v1/reports")
            .header("x-forwarded-for", address)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        site.send(request.body(Body::from(SMALLEST)).unwrap()).await
    };
    for key in ["one-key-of-its-own-------", "other-key-of-its-own-----"] {
        assert_eq!(send(key, "192.0.2.1").await.status, StatusCode::CREATED);
    }
    let refused = send(KEY, "192.0.2.1").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(site.stored().await, 2);
    assert_eq!(send(KEY, "192.0.2.2").await.status, StatusCode::CREATED);
    // A program behind no proxy that we know, on this machine, is not limited.
    for at in 0..10 {
        assert_eq!(site.api(&format!("key-of-its-own-number-{at}"), SMALLEST).await.status, StatusCode::CREATED);
    }
}

/// Makes each write fail, as where the disk is full, and no read.
fn refuse_writes(site: &Site, refuse: bool) {
    let own = rusqlite::Connection::open(site.folder.path().join("foursight.db")).unwrap();
    for (table, change) in [("reports", "INSERT"), ("drafts", "INSERT"), ("drafts", "UPDATE")] {
        let name = format!("full_{table}_{change}");
        own.execute_batch(&if refuse {
            format!("CREATE TRIGGER {name} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END")
        } else {
            format!("DROP TRIGGER {name}")
        })
        .unwrap();
    }
}

#[tokio::test]
async fn a_full_disk_loses_nothing_and_the_next_press_sends() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "Before.")]).await;
    refuse_writes(&site, true);
    // A part comes back as it was filled in.
    let part = site.post("/report/effect", &cookie, &[("effect.text", "Marked words.")]).await;
    assert_eq!((part.status, part.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "120"));
    assert!(part.text.contains("Marked words.</textarea>") && part.text.contains("tel:999"));
    // Sending says that it has not been sent, and offers to send again.
    let send = site.post("/report/check-answers", &cookie, &[]).await;
    assert_eq!((send.status, send.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "120"));
    assert!(send.text.contains("has not been sent") && send.text.contains("Before.") && send.text.contains("tel:999"));
    // The answers of the check are not lost on the way into a report.
    let begin = site.post("/report", "", &[("signs.fixated", "yes"), ("nation", "wales")]).await;
    assert_eq!(begin.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(begin.text.contains("name=\"signs.fixated\" value=\"yes\"") && begin.text.contains("action=\"/report\""));
    assert_eq!(site.api(KEY, SMALLEST).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(site.stored().await, 0);
    refuse_writes(&site, false);
    site.finish(&cookie).await;
    assert_eq!(site.api(KEY, SMALLEST).await.status, StatusCode::CREATED);
    assert_eq!(site.stored().await, 2);
}

/// The clock of these is stopped, so they take no time.
#[tokio::test]
async fn a_store_that_never_answers_keeps_nobody_for_ten_seconds() {
    let (site, cookie) = without_store::site(Broken::StuckLater).await;
    tokio::time::pause();
    let begun = tokio::time::Instant::now();
    let path = "/report/what-is-happening";
    let part = site.post(path, &cookie, &WORDS).await;
    gives_back(&part, StatusCode::SERVICE_UNAVAILABLE, path);
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    let program = site.api(KEY, SMALLEST).await;
    assert_eq!(program.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!program.header("retry-after").is_empty());
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_crowd_before_a_stuck_store_is_told_to_come_back_and_the_check_still_answers() {
    let (site, cookie) = without_store::site(Broken::StuckLater).await;
    tokio::time::pause();
    let path = "/report/what-is-happening";
    let crowd = futures_util::future::join_all((0..200).map(|_| site.post(path, &cookie, &WORDS)));
    let check = async {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        site.post("/check", "", &[("signs.fixated", "yes")]).await
    };
    let begun = tokio::time::Instant::now();
    let (crowd, check) = tokio::join!(crowd, check);
    assert_eq!(check.status, StatusCode::SEE_OTHER);
    for answer in &crowd {
        gives_back(answer, StatusCode::SERVICE_UNAVAILABLE, path);
    }
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    let told_to_wait = crowd.iter().filter(|answer| answer.text.contains("Please wait a little")).count();
    assert_eq!(told_to_wait, 200 - 64, "all but those in hand");
}
