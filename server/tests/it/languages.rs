//! Pages in other languages: what is in them says so, and what is not says that it is English.

use app::{Frame, Page, document};
use axum::http::StatusCode;
use content::Content;
use leptos::prelude::*;

use crate::readable::{blocks, root};
use crate::support::Site;

#[tokio::test]
async fn a_page_says_its_language_and_the_way_it_is_written() {
    let site = Site::new();
    for (path, lang) in [("/help/emergency", "en-GB"), ("/cy/help/emergency", "cy")] {
        let page = site.get(path, "").await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let root = root(&page.text);
        assert_eq!((root["lang"].as_str(), root["dir"].as_str()), (lang, "ltr"), "{path}");
    }
    for none in ["/en/help/emergency", "/xx/help/emergency", "/%FF/help/emergency", "/cy/help", "/cy"] {
        assert_eq!(site.get(none, "").await.status, StatusCode::NOT_FOUND, "{none}");
    }
}

#[tokio::test]
async fn welsh_is_welsh_and_the_rest_says_that_it_is_english() {
    let page = Site::new().get("/cy/help/emergency", "").await.text;
    let welsh = &content::others()[0].site;
    for block in blocks(&page) {
        let ours = block.words == welsh.exit || block.words == "Foursight";
        assert_eq!(block.lang, if ours { "cy" } else { "en-GB" }, "{block:?}");
    }
    let said = &welsh.leaving;
    for (name, words) in [
        ("activated", &said.activated),
        ("timed-out", &said.timed_out),
        ("press-two-more-times", &said.press_two_more_times),
        ("press-one-more-time", &said.press_one_more_time),
    ] {
        let words = words.replace('\'', "&#x27;");
        let raw = page.contains(&format!("data-i18n.{name}=\"{words}\""));
        assert!(raw || page.contains(&format!("data-i18n.{name}=\"{}\"", words.replace("&#x27;", "'"))), "{name}");
    }
}

#[tokio::test]
async fn nothing_of_the_english_page_is_left_out() {
    let site = Site::new();
    let [english, welsh] = [site.get("/help/emergency", "").await.text, site.get("/cy/help/emergency", "").await.text];
    assert!(english.contains("<a href=\"/cy/help/emergency\" lang=\"cy\" hreflang=\"cy\">Cymraeg</a>"), "{english}");
    assert!(welsh.contains("<a href=\"/help/emergency\" lang=\"en-GB\" hreflang=\"en-GB\">English</a>"));
    assert!(welsh.contains("Most of this page is still in English.") && !english.contains("still in English"));
    let there: Vec<String> = blocks(&welsh).into_iter().map(|block| block.words).collect();
    let own = ["Cymraeg", "Emergency Exit this page", "Exit this page"];
    for block in blocks(&english).into_iter().filter(|block| !own.contains(&block.words.as_str())) {
        assert!(there.contains(&block.words), "{block:?} is not in {there:?}");
    }
    for number in ["tel:999", "tel:18000", "tel:101", "tel:08088020300", "tel:116123"] {
        assert!(welsh.contains(number), "{number}");
    }
}

#[test]
fn a_language_that_is_written_from_right_to_left_is_shown_so() {
    let mut words: Content = content::english().clone();
    words.language.lang = "ur".to_owned();
    let frame = Frame {
        words: Box::leak(Box::new(words)),
        assets: app::Assets::default(),
        operator: None,
        leave_to: String::new(),
    };
    let html = Owner::new().with(|| document(&frame, &Page::Prose("emergency")).to_html());
    let root = root(&html);
    assert_eq!((root["lang"].as_str(), root["dir"].as_str()), ("ur", "rtl"));
}
