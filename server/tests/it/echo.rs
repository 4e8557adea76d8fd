//! Refusing takes no more than serving: what is given back is bounded, and so are all answers that are on their way.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use web::Peer;

use crate::sources::{strict, until_refused};
use crate::support::Site;
use crate::without_store::{self, Broken};

/// A page, and the form around what is given back.
const PAGE: usize = 100_000;

fn post(address: &str, path: &str, cookie: &str, body: Vec<u8>) -> Request<Body> {
    let peer = Peer((address.parse::<std::net::IpAddr>().unwrap(), 1).into());
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.header(header::COOKIE, cookie).extension(peer).body(Body::from(body)).unwrap()
}

fn filled(with: &str, bytes: usize) -> Vec<u8> {
    [b"behaviour.text=Marked+words.".as_slice(), with.repeat(bytes / with.len()).as_bytes()].concat()
}

#[tokio::test]
async fn what_is_refused_is_given_back_within_bounds() {
    let site = Site::with(strict);
    let refused = async |body: Vec<u8>| {
        let ask = async || site.send(post("192.0.2.1", "/check", "", body.clone())).await;
        until_refused(ask).await.1.text
    };
    for body in ["a&", "a=b&", "seen=a&", "behaviour.text=a&", "&", "=&", "%00&", "behaviour.text&"] {
        let page = refused(body.repeat(2_000_000 / body.len()).into_bytes()).await;
        assert!(page.len() < PAGE, "{body}: {}", page.len());
    }
    for letter in ["\"", "%22", "<", "'", "x", "%26"] {
        let page = refused(filled(letter, 4_000_000)).await;
        assert!(page.len() < 4 * 1024 * 1024 + PAGE, "{letter}: {}", page.len());
    }
    let page = refused(filled("x", 500_000)).await;
    assert!(page.len() > 500_000 && page.contains("Marked words."), "what is as long as a report comes back");
    let page = refused([filled("x", 10), b"&extension=evil".to_vec()].concat()).await;
    assert!(page.contains("Marked words.") && !page.contains("evil"));
}

#[tokio::test]
async fn answers_that_nobody_reads_are_bounded_and_leave_room_for_others() {
    let (site, cookie) = without_store::site(Broken::StuckLater).await;
    tokio::time::pause();
    let refused = async |address: &str| {
        let large = filled("x", 4_000_000);
        let answer = site.unread(post(address, "/report/4", &cookie, large)).await;
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        answer
    };
    let bytes = |answer: &Response| axum::body::HttpBody::size_hint(answer.body()).exact().unwrap();
    let gives_back = |answer: &Response| bytes(answer) > 4_000_000;
    let mut unread = Vec::new();
    for _ in 0..12 {
        unread.push(refused("192.0.2.1").await);
    }
    let all: u64 = unread.iter().map(bytes).sum();
    assert!(all < 32 * 1024 * 1024 + 12 * PAGE as u64, "{all} bytes for one source");
    assert!(gives_back(&unread[0]) && !gives_back(&unread[11]));
    assert!(gives_back(&refused("192.0.2.2").await), "another source gets its words back");
    drop(unread);
    assert!(gives_back(&refused("192.0.2.1").await), "and so does the first, once its answers have gone");
}
