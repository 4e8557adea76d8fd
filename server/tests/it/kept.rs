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
            let differs: Vec<_> = head.get_all("vary").iter().collect();
            assert_eq!(differs, ["sec-fetch-site", "accept-encoding"]);
            assert!(length > 500);
        }
    }
}

#[tokio::test]
async fn whoever_comes_from_elsewhere_gets_the_style_in_the_page() {
    const SITE: header::HeaderName = header::HeaderName::from_static("sec-fetch-site");
    let site = Site::new();
    for path in ["/", "/check", "/check?campus=aldermoor", "/help", "/help/emergency", "/report", "/campus/aldermoor"] {
        let linked = ask(&site, path, &[(SITE, "same-origin")]).await;
        let css = linked.text.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(!linked.text.contains("<style"), "{path}");
        let sheet = ask(&site, css, &[]).await.text;
        let own = "http://127.0.0.1:3000/help";
        assert_eq!(ask(&site, path, &[(header::REFERER, own)]).await.text, linked.text, "{path}");
        for asked in [&[][..], &[(SITE, "none")], &[(SITE, "cross-site"), (header::REFERER, own)]] {
            let inline = ask(&site, path, asked).await;
            let policy = inline.header("content-security-policy");
            assert!(inline.text.contains(&format!("<style>{sheet}</style>")), "{path} {asked:?}");
            assert!(
                inline.text.contains(&format!("<link rel=\"stylesheet\" media=\"not all\" href=\"{css}\">")),
                "{path}"
            );
            assert_eq!(inline.text.matches("rel=\"stylesheet\"").count(), 1, "{path} {asked:?}");
            assert_eq!(policy, linked.header("content-security-policy"), "{path}");
            assert!(policy.contains("style-src 'self' 'sha256-") && !policy.contains("unsafe-inline"), "{policy}");
            // What a browser has of the one form is not taken for the other.
            if !inline.header("etag").is_empty() {
                let known = (header::IF_NONE_MATCH, inline.header("etag"));
                assert_eq!(
                    ask(&site, path, &[asked, std::slice::from_ref(&known)].concat()).await.status,
                    StatusCode::NOT_MODIFIED
                );
                assert_eq!(ask(&site, path, &[(SITE, "same-origin"), known]).await.status, StatusCode::OK, "{path}");
            }
        }
    }
    let cookie = site.begin().await;
    let step = Request::get("/report/22").header(header::COOKIE, cookie).body(Body::empty()).unwrap();
    assert!(site.send(step).await.text.contains("rel=\"stylesheet\""), "no step of a report carries it");
}

#[tokio::test]
async fn an_address_that_says_more_or_is_spelt_otherwise_costs_no_page_of_its_own() {
    let site = Site::new();
    let help = ask(&site, "/help", &[]).await;
    for other in ["/help?x=1", "/help?", "/help?campus=aldermoor", "/help?campus=nowhere&x=%00"] {
        let answer = ask(&site, other, &[(header::IF_NONE_MATCH, help.header("etag"))]).await;
        assert_eq!(answer.status, StatusCode::NOT_MODIFIED, "{other} is the kept page");
    }
    let from = ask(&site, "/check?campus=aldermoor", &[]).await;
    assert!(!from.header("etag").is_empty(), "kept, too");
    for other in ["/check?x=1&campus=aldermoor&y=2", "/check?campus=nowhere&campus=aldermoor"] {
        assert_eq!(ask(&site, other, &[]).await.header("etag"), from.header("etag"), "{other}");
    }
    let plain = ask(&site, "/check", &[]).await;
    assert_eq!(ask(&site, "/check?campus=nowhere", &[]).await.header("etag"), plain.header("etag"));
    let spelt = ask(&site, "/campus/%61lder%6door?x=1", &[]).await;
    assert_eq!((spelt.status, spelt.header("location")), (StatusCode::PERMANENT_REDIRECT, "/campus/aldermoor"));
}

#[tokio::test]
async fn a_page_that_is_only_looked_for_is_not_made_anew() {
    let site = Site::new();
    let request = || Request::head("/about").body(Body::empty()).unwrap();
    let first = site.send(request()).await;
    let again = ask(&site, "/about", &[(header::IF_NONE_MATCH, first.header("etag"))]).await;
    assert_eq!((first.status, again.status), (StatusCode::OK, StatusCode::NOT_MODIFIED));
    assert_eq!(first.text, "");
}

#[tokio::test]
async fn a_file_that_a_browser_has_is_not_sent_again() {
    let site = Site::new();
    let page = site.get("/", "").await.text;
    let files: Vec<&str> = page
        .split('"')
        .filter(|part| part.starts_with('/') && part.contains('.') && !part.contains(['<', ' ']))
        .collect();
    assert!(!files.is_empty(), "the program was built without its files: cargo xtask build");
    for file in files {
        let mut tags = std::collections::HashSet::new();
        for taken in ["br", "gzip", "br;q=0.000, gzip;Q=0"] {
            let taken = (header::ACCEPT_ENCODING, taken);
            let request = Request::get(file).header(taken.0.clone(), taken.1).body(Body::empty()).unwrap();
            let (head, length) = site.head_and_length(request).await;
            assert!(length > 0, "{file}");
            let tag = head["etag"].to_str().unwrap().to_owned();
            for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
                let again = ask(&site, file, &[taken.clone(), (header::IF_NONE_MATCH, &known)]).await;
                assert_eq!((again.status, again.header("etag")), (StatusCode::NOT_MODIFIED, &*tag), "{file}: {known}");
            }
            tags.insert(tag);
        }
        assert!(tags.len() > 1, "{file}: each form has a tag of its own");
    }
}
