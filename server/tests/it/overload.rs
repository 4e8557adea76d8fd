//! Too much at once, a full disk, a store that never answers: whoever wrote something gets it back, with the
//! numbers to call, ready to be sent again.

use axum::http::StatusCode;

use crate::sources::{Kept, from};
use crate::support::{Answer, KEY, SMALLEST, Site};
use crate::without_store::{self, Broken};

pub(crate) const WORDS: [(&str, &str); 2] = [("behaviour.text", "Marked words.\r\n</textarea>"), ("seen", "one\"two")];

/// Says what to do now, and loses nothing.
pub(crate) fn gives_back(answer: &Answer, status: StatusCode, path: &str) {
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

/// Return codes are tried by several sources, faster than they can be answered, and nobody's report waits for that.
#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_return_codes_leaves_every_report_accepted() {
    let site = Site::new();
    let mut kept = Vec::new();
    for at in 0..15 {
        kept.push(Kept::begin(&site, &format!("198.51.100.{at}")).await);
    }
    let code = [("code", "BCDF-GHJK-MNPQ-RSTV-WXYZ")];
    let flood = (0..650).map(|at| {
        let address = format!("192.0.2.{}", at % 5);
        let (site, code) = (&site, &code);
        async move { from(site, &address, "/report/return", "", code).await.status }
    });
    let reports = async {
        let mut sent = Vec::new();
        for (at, kept) in kept.iter().enumerate() {
            sent.push(site.api(&format!("key-of-its-own-number-{at}"), SMALLEST).await.status);
            sent.push(kept.send(&site).await.status);
        }
        sent
    };
    let (_, sent) = tokio::join!(futures_util::future::join_all(flood), reports);
    let taken = sent.iter().filter(|status| [StatusCode::CREATED, StatusCode::SEE_OTHER].contains(status)).count();
    assert_eq!(taken, 30, "{sent:?}");
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
    let part = site.post("/report/22", &cookie, &[("effect.text", "Marked words.")]).await;
    assert_eq!((part.status, part.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "120"));
    assert!(part.text.contains("Marked words.</textarea>") && part.text.contains("tel:999"));
    // Sending says that it has not been sent, and offers to send again.
    let send = site.post("/report/review", &cookie, &[]).await;
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
    let path = "/report/4";
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
    let path = "/report/4";
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
