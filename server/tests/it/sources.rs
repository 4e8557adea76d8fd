//! Who asks too often waits, keeps what they wrote, and is in nobody else's way: not in that of others at the same
//! address, either.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::SignedDuration;
use server::config::Config;
use web::Peer;

use crate::overload::{WORDS, gives_back};
use crate::support::{Answer, KEY, SMALLEST, Site, encode};

const PROXY: &str = "10.0.0.1";
const PART: &str = "/report/4";

/// A request by way of this machine, which says that it comes from there.
fn through(peer: &str, told: &str, request: axum::http::request::Builder, body: Vec<u8>) -> Request<Body> {
    let peer = Peer((peer.parse::<std::net::IpAddr>().unwrap(), 1).into());
    let request = if told.is_empty() { request } else { request.header("x-forwarded-for", told) };
    request.extension(peer).body(Body::from(body)).unwrap()
}

fn form(path: &str, cookie: &str) -> axum::http::request::Builder {
    let form = "application/x-www-form-urlencoded";
    Request::post(path).header(header::COOKIE, cookie).header(header::CONTENT_TYPE, form)
}

/// A post straight from an address.
pub(crate) async fn from(site: &Site, address: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    site.send(through(address, "", form(path, cookie), encode(fields))).await
}

/// A report by a program at this address.
async fn program(site: &Site, address: &str, key: &str) -> Answer {
    let request = Request::post("/api/v1/reports").header(header::CONTENT_TYPE, "application/json");
    site.send(through(address, "", request.header("idempotency-key", key), SMALLEST.into())).await
}

/// Somebody with a draft that can be sent.
pub(crate) struct Kept {
    address: String,
    cookie: String,
}

impl Kept {
    pub(crate) async fn begin(site: &Site, address: &str) -> Self {
        let begun = from(site, address, "/report", "", &[]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER);
        let kept = Self { address: address.to_owned(), cookie: begun.cookie() };
        for (path, field) in [("/report/2", ("reporter.role", "self")), (PART, ("behaviour.text", "Before."))] {
            assert_eq!(kept.post(site, path, &[field]).await.status, StatusCode::SEE_OTHER, "{path}");
        }
        kept
    }

    pub(crate) async fn post(&self, site: &Site, path: &str, fields: &[(&str, &str)]) -> Answer {
        from(site, &self.address, path, &self.cookie, fields).await
    }

    pub(crate) async fn send(&self, site: &Site) -> Answer {
        self.post(site, "/report/review", &[]).await
    }
}

/// Few of each, and hardly any more as time goes by: what is counted here must not depend on how fast a machine is.
pub(crate) fn strict(config: &mut Config) {
    let limits = &mut config.limits;
    (limits.requests_a_second, limits.draft_requests_a_second) = (1, 1);
    (limits.requests_at_once, limits.draft_requests_at_once) = (8, 2);
    (limits.codes_an_hour, limits.codes_at_once) = (1, 2);
    (limits.reports_an_hour, limits.reports_at_once) = (1, 2);
    (limits.sendings_an_hour, limits.sendings_at_once) = (1, 2);
    (limits.beginnings_an_hour, limits.beginnings_at_once) = (1, 2);
}

/// Asks until it is refused, and gives how many were not, and the refusal.
pub(crate) async fn until_refused(mut ask: impl AsyncFnMut() -> Answer) -> (usize, Answer) {
    for let_in in 0..1_000 {
        let answer = ask().await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            return (let_in, answer);
        }
    }
    panic!("never refused");
}

#[tokio::test]
async fn who_asks_too_often_waits_and_keeps_what_they_wrote() {
    let site = Site::with(strict);
    let her = Kept::begin(&site, "192.0.2.1").await;
    let (let_in, refused) = until_refused(async || her.post(&site, PART, &WORDS).await).await;
    assert!(let_in >= 8, "{let_in}");
    gives_back(&refused, StatusCode::TOO_MANY_REQUESTS, PART);
    assert!(refused.text.contains("Please wait"));
    // To a browser that has left, nothing is shown of what it sends.
    let (_, left) = until_refused(async || from(&site, "192.0.2.1", PART, "", &WORDS).await).await;
    assert!(!left.text.contains("Marked words"));
    // Others are served, and so is whoever looks for help.
    assert_eq!(from(&site, "192.0.2.2", "/check", "", &[]).await.status, StatusCode::SEE_OTHER);
    for path in ["/", "/help", "/help/emergency", "/leave", "/healthz"] {
        let answer = site.send(through("192.0.2.1", "", Request::get(path), Vec::new())).await;
        assert!(!answer.status.is_client_error(), "{path}");
    }
    site.pass(SignedDuration::from_hours(24));
    let tomorrow = from(&site, "192.0.2.1", "/check", "", &[]).await;
    assert_eq!(tomorrow.status, StatusCode::SEE_OTHER, "a new day forgets");
}

#[tokio::test]
async fn whatever_others_at_her_address_do_she_tells_and_sends_and_begins() {
    let site = Site::with(strict);
    let address = "192.0.2.1";
    let her = Kept::begin(&site, address).await;
    until_refused(async || from(&site, address, "/check", "", &[]).await).await;
    let mut key = 0;
    let next = async |key: &mut u32| {
        *key += 1;
        program(&site, address, &format!("key-of-its-own-number-{key}")).await
    };
    until_refused(async || next(&mut key).await).await;
    until_refused(async || from(&site, address, "/report/return", "", &[("code", "x")]).await).await;
    assert_eq!(her.post(&site, PART, &[("behaviour.text", "After.")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(her.post(&site, "/report/save", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(her.send(&site).await.header("location"), "/report/end");
    for _ in 0..3 {
        assert_eq!(from(&site, address, "/report", "", &[]).await.status, StatusCode::SEE_OTHER, "slowed, not refused");
    }
    // One draft is not sent for ever, either.
    until_refused(async || her.send(&site).await).await;
}

#[tokio::test]
async fn programs_are_told_when_to_try_again_and_the_same_key_then_counts_once() {
    let site = Site::with(strict);
    for key in ["one-key-of-its-own-------", "other-key-of-its-own-----"] {
        assert_eq!(program(&site, "192.0.2.1", key).await.status, StatusCode::CREATED);
    }
    let refused = program(&site, "192.0.2.1", KEY).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(site.stored().await, 2);
    assert_eq!(program(&site, "192.0.2.2", KEY).await.status, StatusCode::CREATED);
}

/// How a code is answered that is none.
const NO_CODE: StatusCode = StatusCode::SEE_OTHER;

/// A wrong code, through that proxy and told to be from there. Of these 2 are let in from each source.
async fn code(site: &Site, peer: &str, told: &str) -> StatusCode {
    site.send(through(peer, told, form("/report/return", ""), encode(&[("code", "x")]))).await.status
}

/// Few codes; of all else enough.
fn few_codes(config: &mut Config) {
    config.public.proxies = vec![PROXY.parse().unwrap()];
    (config.limits.codes_an_hour, config.limits.codes_at_once) = (1, 2);
}

#[tokio::test]
async fn only_a_proxy_of_ours_is_believed_and_what_it_does_not_tell_is_one_source() {
    let site = Site::with(few_codes);
    let waits = StatusCode::TOO_MANY_REQUESTS;
    for (peer, told) in [
        (PROXY, ["192.0.2.1", "192.0.2.1:55", "198.51.100.9, ::ffff:192.0.2.1"]),
        (PROXY, ["[2001:db8::1]:443", "2001:db8::2", "2001:db8::ffff%eth0"]),
        (PROXY, ["nonsense", "", "192.0.2.1.5"]),
        ("192.0.2.7", ["192.0.2.8", "192.0.2.9", "192.0.2.10"]),
        ("::ffff:192.0.2.11", ["", "192.0.2.9", "192.0.2.10"]),
        ("127.0.0.1", ["", "192.0.2.9", "192.0.2.10"]),
    ] {
        let mut answers = Vec::new();
        for told in told {
            // An empty header is one that can't be read; none at all comes below.
            let told = if told.is_empty() && peer == PROXY { " " } else { told };
            answers.push(code(&site, peer, told).await);
        }
        assert_eq!(answers, [NO_CODE, NO_CODE, waits], "{peer}, {told:?}");
    }
    for status in [NO_CODE, NO_CODE, waits] {
        assert_eq!(code(&site, PROXY, "").await, status, "a proxy that says nothing");
    }
}

#[tokio::test]
async fn a_network_of_48_bits_may_more_often_and_not_for_ever() {
    let site = Site::with(few_codes);
    for network in 0..16 {
        for host in 0..2 {
            assert_eq!(code(&site, &format!("2001:db8:1:{network}::{host}"), "").await, NO_CODE);
        }
    }
    assert_eq!(code(&site, "2001:db8:1:ffff::1", "").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(code(&site, "2001:db8:2::1", "").await, NO_CODE);
}

#[tokio::test]
async fn whoever_begins_many_reports_waits_without_a_permit() {
    let site = Site::with(strict);
    let order = std::sync::Mutex::new(Vec::new());
    let begin = async |address: &str| {
        let begun = from(&site, address, "/report", "", &[]).await;
        order.lock().unwrap().push((address.to_owned(), begun.status));
    };
    // More than there are permits.
    let many = futures_util::future::join_all((0..100).map(|_| begin("192.0.2.1")));
    let other = async {
        tokio::task::yield_now().await;
        begin("192.0.2.2").await;
    };
    tokio::join!(many, other);
    let order = order.into_inner().unwrap();
    assert!(order.iter().all(|(_, status)| *status == StatusCode::SEE_OTHER), "{order:?}");
    let other = order.iter().position(|(address, _)| address == "192.0.2.2").unwrap();
    assert!(other < 3, "only those before it that were let in at once, not {other}");
}

#[tokio::test]
async fn a_source_has_so_many_drafts_and_loses_no_answer() {
    let site = Site::with(|config| config.limits.drafts = 3);
    let told = Kept::begin(&site, "192.0.2.1").await;
    let mut others = Vec::new();
    for address in ["192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.1"] {
        let begun = from(&site, address, "/report", "", &[]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "slowed, not refused");
        others.push(begun.cookie());
    }
    let mut open = Vec::new();
    for cookie in &others {
        open.push(site.get(PART, cookie).await.status == StatusCode::OK);
    }
    assert_eq!(open, [false, false, true, true, true], "of the oldest without answers, and of no other source");
    assert!(site.get(PART, &told.cookie).await.text.contains("Before."));
}

#[tokio::test]
async fn for_load_tests_nobody_is_limited() {
    let site = Site::with(|config| {
        strict(config);
        config.limits.off = true;
    });
    let her = Kept::begin(&site, "192.0.2.1").await;
    for at in 0..20 {
        assert_eq!(
            program(&site, "192.0.2.1", &format!("key-of-its-own-number-{at}")).await.status,
            StatusCode::CREATED
        );
        assert_eq!(code(&site, "192.0.2.1", "").await, NO_CODE);
        assert_eq!(her.post(&site, PART, &[("behaviour.text", "Words.")]).await.status, StatusCode::SEE_OTHER);
    }
}
