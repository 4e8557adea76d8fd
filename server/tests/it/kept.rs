//! Pages that are kept in memory: the same as if they were made for each request.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::support::{Answer, Site};

async fn ask(site: &Site, path: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(name, *value));
    site.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_page_that_a_browser_has_is_not_sent_again() {
    let site = Site::new();
    let first = ask(&site, "/help/emergency", &[]).await;
    let again = ask(&site, "/help/emergency", &[]).await;
    assert_eq!((&first.text, first.header("etag")), (&again.text, again.header("etag")));
    assert!(!first.header("etag").is_empty());
    let known = ask(&site, "/help/emergency", &[(header::IF_NONE_MATCH, first.header("etag"))]).await;
    assert_eq!((known.status, known.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert!(known.header("content-security-policy").contains("default-src 'none'"));
    let other = ask(&site, "/help/emergency", &[(header::IF_NONE_MATCH, "\"another\"")]).await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn what_an_address_says_besides_is_not_mixed_up() {
    let site = Site::new();
    let plain = ask(&site, "/check", &[]).await;
    let from = ask(&site, "/check?campus=aldermoor", &[]).await;
    assert_ne!(plain.text, from.text);
    assert_eq!(ask(&site, "/check", &[]).await.text, plain.text);
    assert_eq!(ask(&site, "/safety/nowhere", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ask(&site, "/safety/nowhere", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn each_gets_it_packed_as_they_take_it() {
    let site = Site::new();
    for (taken, packed) in [("br", "br"), ("gzip", "gzip"), ("gzip;q=1, br;q=0", "gzip"), ("", "")] {
        for _ in 0..2 {
            let request = Request::get("/about").header(header::ACCEPT_ENCODING, taken).body(Body::empty()).unwrap();
            let (head, length) = site.head_and_length(request).await;
            assert_eq!(head.get("content-encoding").map_or("", |name| name.to_str().unwrap()), packed, "{taken}");
            assert_eq!(head["vary"], "accept-encoding");
            assert!(length > 500);
        }
    }
}
