//! Refusing takes no more than serving: what is given back is bounded, and so are all answers that are on their way.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use server::http::Peer;

use crate::support::{Answer, Site};

/// A page, and the form around what is given back.
const PAGE: usize = 100_000;

/// Nothing is let in after the first request.
fn strict() -> Site {
    Site::with(|config| {
        (config.limits.codes_an_hour, config.limits.codes_at_once) = (1, 1);
    })
}

fn post(address: &str, body: Vec<u8>) -> Request<Body> {
    let peer = Peer((address.parse::<std::net::IpAddr>().unwrap(), 1).into());
    let request = Request::post("/report/return").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.extension(peer).body(Body::from(body)).unwrap()
}

/// What is answered to this form by somebody who has to wait.
async fn refused(site: &Site, address: &str, body: Vec<u8>) -> Answer {
    site.send(post(address, b"code=x".to_vec())).await;
    let answer = site.send(post(address, body)).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    answer
}

fn filled(with: &str, bytes: usize) -> Vec<u8> {
    [b"behaviour.text=Marked+words.".as_slice(), with.repeat(bytes / with.len()).as_bytes()].concat()
}

#[tokio::test]
async fn what_is_refused_is_given_back_within_bounds() {
    let site = strict();
    for body in ["a&", "a=b&", "seen=a&", "behaviour.text=a&", "&", "=&", "%00&", "behaviour.text&"] {
        let answer = refused(&site, "192.0.2.1", body.repeat(2_000_000 / body.len()).into_bytes()).await;
        assert!(answer.text.len() < PAGE, "{body}: {}", answer.text.len());
    }
    for letter in ["\"", "%22", "<", "'", "x", "%26"] {
        let answer = refused(&site, "192.0.2.1", filled(letter, 4_000_000)).await;
        assert!(answer.text.len() < 4 * 1024 * 1024 + PAGE, "{letter}: {}", answer.text.len());
    }
    let answer = refused(&site, "192.0.2.1", filled("x", 500_000)).await;
    assert!(
        answer.text.len() > 500_000 && answer.text.contains("Marked words."),
        "what is as long as a report comes back"
    );
    let answer = refused(&site, "192.0.2.1", [filled("x", 10), b"&extension=evil".to_vec()].concat()).await;
    assert!(answer.text.contains("Marked words.") && !answer.text.contains("evil"));
}

#[tokio::test]
async fn answers_that_nobody_reads_are_bounded_and_leave_room_for_others() {
    let site = strict();
    site.send(post("192.0.2.1", b"code=x".to_vec())).await;
    let large = || filled("x", 4_000_000);
    let mut unread = Vec::new();
    for _ in 0..12 {
        unread.push(site.unread(post("192.0.2.1", large())).await);
    }
    let bytes = |answer: &axum::response::Response| axum::body::HttpBody::size_hint(answer.body()).exact().unwrap();
    let all: u64 = unread.iter().map(bytes).sum();
    assert!(all < 32 * 1024 * 1024 + 12 * PAGE as u64, "{all} bytes for one source");
    assert!(unread.iter().all(|answer| !answer.status().is_success()));
    // Another source gets its words back; and so does the first, once its answers have gone.
    assert!(refused(&site, "192.0.2.2", large()).await.text.contains("Marked words."));
    assert!(!site.send(post("192.0.2.1", large())).await.text.contains("Marked words."));
    drop(unread);
    assert!(refused(&site, "192.0.2.1", large()).await.text.contains("Marked words."));
}
