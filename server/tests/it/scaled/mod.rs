//! Two replicas behind a proxy, as docs/operate.md sets them up: one may die or go, and nobody notices.

mod load;
mod setup;

use std::time::Duration;

use crate::program::{ask, signal, until};
use crate::support::{encode, reference_in};
use load::Load;
use setup::Setup;

/// How long requests are sent before and after one replica goes.
const WHILE: Duration = Duration::from_secs(2);

/// Sends a form, or asks for a page, through the proxy.
async fn send(setup: &Setup, method: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
    let body = String::from_utf8(encode(fields)).unwrap();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookie}\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    ask(setup.proxy, request.as_bytes()).await.unwrap()
}

/// How many answers of this figure a replica counts.
async fn counted(admin: std::net::SocketAddr, line: &str) -> u32 {
    let answer = ask(admin, b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let counted = answer.lines().find_map(|found| found.strip_prefix(line));
    counted.map_or(0, |number| number.trim().parse().unwrap())
}

/// One form after the other, so that the proxy sends every second one to the other replica.
async fn a_report_across_both(setup: &Setup) {
    let begun = send(setup, "POST", "/report", "", &[]).await;
    let cookie = begun.split_once("set-cookie: ").expect("a cookie").1.split(';').next().unwrap().to_owned();
    for (page, fields) in
        [(2, [("reporter.role", "self")]), (4, [("behaviour.text", "words")]), (22, [("effect.text", "more words")])]
    {
        let kept = send(setup, "POST", &format!("/report/{page}"), &cookie, &fields).await;
        assert!(kept.starts_with("HTTP/1.1 303"), "{page}: {kept}");
    }
    let sent = send(setup, "POST", "/report/review", &cookie, &[]).await;
    assert!(sent.starts_with("HTTP/1.1 303"), "{sent}");
    let reference = reference_in(&send(setup, "GET", "/report/end", &cookie, &[]).await);
    assert!(setup.stored().await.contains(&reference));
    let kept = "foursight_requests_total{route=\"/report/{step}\",method=\"POST\",status=\"3xx\"}";
    for admin in setup.admins {
        assert!(counted(admin, kept).await > 0, "each replica kept a part of it");
    }
}

/// Without the database no replica is ready, and yet each shows whom to call.
async fn pages_outlive_the_database(setup: &mut Setup) {
    setup.cluster.kill();
    // The proxy may not know yet, and then the replicas are asked as ever.
    for _ in 0..20 {
        let page = send(setup, "GET", "/help", "", &[]).await;
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("0808 802 0300"), "{page}");
        let report = send(setup, "POST", "/report", "", &[]).await;
        assert!(report.starts_with("HTTP/1.1 503") && report.contains("href=\"/help/emergency\""), "{report}");
        tokio::time::sleep(WHILE / 10).await;
    }
    setup.cluster.start();
    setup.ready().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_may_die_or_be_taken_down_and_nobody_notices() {
    let mut setup = Setup::new().await;
    a_report_across_both(&setup).await;
    pages_outlive_the_database(&mut setup).await;

    // One dies under load.
    let load = Load::begin(&setup);
    tokio::time::sleep(WHILE).await;
    signal("KILL", setup.process("two").unwrap());
    tokio::time::sleep(WHILE).await;
    let died = load.end().await;
    died.nothing_is_lost(&setup).await;
    println!("one replica killed: {died}");
    assert_eq!(died.failed, Vec::<String>::new());

    // It is started again, and the other is taken down.
    setup.run("two");
    setup.ready().await;
    let load = Load::begin(&setup);
    tokio::time::sleep(WHILE).await;
    setup.run("stop");
    until(async || setup.process("one").is_none()).await;
    tokio::time::sleep(WHILE).await;
    let stopped = load.end().await;
    stopped.nothing_is_lost(&setup).await;
    println!("one replica taken down: {stopped}");
    assert_eq!(stopped.failed, Vec::<String>::new());
    assert!(setup.log("one").contains("stopped"), "it ended by itself: {}", setup.log("one"));

    // With none left the proxy itself says whom to call.
    signal("KILL", setup.process("two").unwrap());
    until(async || send(&setup, "GET", "/", "", &[]).await.contains("tel:999")).await;
    let page = send(&setup, "GET", "/", "", &[]).await;
    assert!(page.starts_with("HTTP/1.0 503") || page.starts_with("HTTP/1.1 503"), "{page}");
    assert!(page.contains("0808 802 0300"), "{page}");
}
