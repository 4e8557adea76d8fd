//! Rows in a form: added and removed without scripts, kept without gaps, given back whole.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::Site;

async fn report(site: &Site, cookie: &str) -> Value {
    site.fill("about-you", cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", cookie, &[("behaviour.text", "words")]).await;
    let reference = site.finish(cookie).await;
    serde_json::to_value(site.open(&reference).await.report).unwrap()
}

const TWO: [(&str, &str); 4] = [
    ("person.accounts.0.service", "app"),
    ("person.accounts.0.handle_or_address", "@sam"),
    ("person.accounts.3.service", "phone"),
    ("person.accounts.3.handle_or_address", "020"),
];

#[tokio::test]
async fn rows_are_what_a_program_sends_as_a_list() {
    let site = Site::new();
    let cookie = site.begin().await;
    let empty = [("person.accounts.1.service", ""), ("person.accounts.1.handle_or_address", "")];
    site.fill("person", &cookie, &[&TWO[..], &empty[..]].concat()).await;
    let page = site.get("/report/19", &cookie).await.text;
    for part in ["name=\"person.accounts.1.service\" type=\"text\" spellcheck=\"false\" value=\"phone\"", "Account 2<"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("Account 3<"));
    let accounts = json!([
        {"service": "app", "handle_or_address": "@sam"},
        {"service": "phone", "handle_or_address": "020"},
    ]);
    assert_eq!(report(&site, &cookie).await["person"]["accounts"], accounts);
}

#[tokio::test]
async fn buttons_keep_the_form_and_come_back() {
    let site = Site::new();
    let cookie = site.begin().await;
    let press = async |button: (&str, &str)| {
        let kept = site.post("/report/19", &cookie, &[&TWO[..], &[button]].concat()).await;
        (kept.status, kept.header("location").to_owned())
    };
    let back = |place: &str| (StatusCode::SEE_OTHER, format!("/report/19#{place}"));
    let more = (StatusCode::SEE_OTHER, "/report/19?add=row#person.accounts.2.service".to_owned());
    assert_eq!(press(("add", "person.accounts")).await, more);
    assert!(!site.get("/report/19", &cookie).await.text.contains("Account 3<"));
    let page = site.get("/report/19?add=row", &cookie).await.text;
    assert!(page.contains("Account 3<") && !page.contains("Account 4<"));
    assert!(page.contains("value=\"@sam\"") && page.contains("value=\"020\""));
    assert_eq!(press(("remove", "person.accounts.3")).await, back("person.accounts.0"));
    let page = site.get("/report/19", &cookie).await.text;
    assert!(page.contains("value=\"@sam\"") && !page.contains("value=\"020\""));
    assert_eq!(press(("remove", "person.accounts.0")).await, back("person.accounts.0"));
    let accounts = json!([{"service": "phone", "handle_or_address": "020"}]);
    assert_eq!(report(&site, &cookie).await["person"]["accounts"], accounts);
}

#[tokio::test]
async fn only_declared_rows_and_buttons_do_anything() {
    let site = Site::new();
    let cookie = site.begin().await;
    for (name, value) in [
        ("add", "person.name"),
        ("add", "contact.methods"),
        ("remove", "person.accounts"),
        ("person.accounts.x.service", "a"),
        ("person.accounts.0.password", "a"),
        ("person.accounts", "a"),
        ("person.accounts.01.service", "a"),
    ] {
        let ignored = site.post("/report/19", &cookie, &[(name, value)]).await;
        assert_eq!(ignored.header("location"), "/report/1", "{name}={value}");
    }
    let ignored = site.post("/report/8", &cookie, &[("add", "person.accounts")]).await;
    assert_eq!(ignored.header("location"), "/report/1");
    assert!(report(&site, &cookie).await.get("person").is_none());
}

#[tokio::test]
async fn a_refused_form_keeps_all_rows_and_says_which_is_wrong() {
    let site = Site::new();
    let cookie = site.begin().await;
    let long = "x".repeat(201);
    let refused = site
        .post_and_follow("/report/19", &cookie, &[&TWO[..], &[("person.accounts.7.service", long.as_str())]].concat())
        .await;
    for part in ["href=\"#person.accounts.2.service\"", "Account 3: This answer is too long", "@sam", &long] {
        assert!(refused.text.contains(part), "{part}");
    }
    let named: Vec<String> = (0..101).map(|row| format!("person.accounts.{row}.service")).collect();
    let many: Vec<(&str, &str)> = named.iter().map(|name| (name.as_str(), "x")).collect();
    let refused = site.post_and_follow("/report/19", &cookie, &many).await;
    assert!(refused.text.contains("href=\"#person.accounts\"") && refused.text.contains("too many"));
    assert!(refused.text.contains("person.accounts.100.service"));
    site.fill("person", &cookie, &many[..100]).await;
}
