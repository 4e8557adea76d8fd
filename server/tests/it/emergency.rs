//! How to get the police without speaking is one action away, on every page there is.

use axum::body::Body;
use axum::http::{Request, header};
use domain::{Code, Step};

use crate::support::{Answer, Site, help_pages};

/// The link stands before the page itself, with 999, so that it is in the same place whatever went wrong.
fn leads_there(page: &Answer, status: u16, what: &str) {
    assert_eq!(page.status.as_u16(), status, "{what}");
    let (head, main) = page.text.split_once("<main").unwrap_or_else(|| panic!("{what} is no page"));
    for link in ["href=\"tel:999\"", "href=\"/help/emergency\""] {
        assert!(head.contains(link), "{what} lacks {link}");
    }
    assert!(main.contains("</main>"), "{what} breaks off");
}

#[tokio::test]
async fn from_every_page() {
    let site = Site::new();
    for path in help_pages().into_iter().chain(["/report", "/report/return"].map(str::to_owned)) {
        leads_there(&site.get(&path, "").await, 200, &path);
    }
    let cookie = site.begin().await;
    let pages = Step::ALL.iter().map(|step| step.number().to_string());
    for page in pages.chain(["review", "save", "copy"].map(str::to_owned)) {
        leads_there(&site.get(&format!("/report/{page}"), &cookie).await, 200, &page);
    }
    leads_there(&site.get("/report", &cookie).await, 200, "the list of parts");
    let saved = site.post_and_follow("/report/save", &cookie, &[]).await;
    leads_there(&saved, 200, "a code");
    let cookie = saved.cookies;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "words")]).await;
    site.finish(&cookie).await;
    leads_there(&site.get("/report/end", &cookie).await, 200, "a report that was sent");
}

#[tokio::test]
async fn from_whatever_went_wrong() {
    let site = Site::new();
    leads_there(&site.get("/nowhere", "").await, 404, "no such page");
    leads_there(&site.get("/safety/nowhere", "").await, 404, "no such page on staying safe");
    leads_there(&site.post("/about", "", &[]).await, 405, "a method that is not taken");
    leads_there(
        &site.post_and_follow("/help", "", &[("need", "mind"), ("talk", "bsl")]).await,
        200,
        "some of the lines",
    );
    leads_there(&site.get("/report/17", "").await, 410, "no draft");
    leads_there(&site.post_and_follow("/check", "", &[("nation", "france")]).await, 200, "the check, given back");
    let cookie = site.begin().await;
    leads_there(&site.post_and_follow("/report/2", &cookie, &[]).await, 200, "a part, given back");
    leads_there(&site.post_and_follow("/report/return", "", &[("code", "X")]).await, 200, "a code, given back");
    site.pass(jiff::SignedDuration::from_mins(15));
    leads_there(&site.get("/report/2", &cookie).await, 200, "after a break");
    leads_there(&site.post_and_follow("/report", &cookie, &[]).await, 200, "a choice");
    let huge = "x".repeat(web::BODY_LIMIT + 1);
    leads_there(&site.post("/check", "", &[("nation", &huge)]).await, 413, "too large");
    let json = Request::post("/check").header(header::CONTENT_TYPE, "application/json");
    leads_there(&site.send(json.body(Body::from("{}")).unwrap()).await, 415, "no form");
    let foreign = Request::post("/check").header(header::ORIGIN, "https://evil.example");
    leads_there(&site.send(foreign.body(Body::empty()).unwrap()).await, 403, "another site's form");
    let closed = Site::with(|config| config.sealing.recipients.clear());
    leads_there(&closed.get("/report", "").await, 503, "no key");
}
