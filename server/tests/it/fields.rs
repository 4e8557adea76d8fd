//! What each question is like in the page: how it is written, taken back, printed and linked to.

use axum::http::StatusCode;
use content::{Kind, english};
use domain::field::{self, Shape};
use domain::{Code, Step};

use crate::support::{Answer, Site, at};

/// The page behind a part that was posted, wherever it stands.
async fn given_back(site: &Site, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = site.post(path, cookie, fields).await;
    match answer.status {
        StatusCode::SEE_OTHER => site.get(answer.header("location").split('#').next().unwrap(), cookie).await,
        _ => answer,
    }
}

/// The tags of the fields with this name.
fn tags<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let named = format!(" name=\"{name}\"");
    let tags = page.split('<').filter_map(|part| part.split_once('>').map(|(tag, _)| tag));
    tags.filter(|tag| tag.contains(&named)).collect()
}

fn is_radio(name: &str) -> bool {
    matches!(field::shape(name), Some(Shape::One(_)))
        && english().question(name).is_some_and(|question| question.kind == Kind::Radios)
}

#[tokio::test]
async fn every_choice_can_be_taken_back() {
    let site = Site::new();
    let cookie = site.begin().await;
    let mut tried = 0;
    for step in Step::ALL {
        let names: Vec<String> =
            step.fields().iter().map(|name| (*name).to_owned()).filter(|name| is_radio(name)).collect();
        let path = format!("/report/{}", step.number());
        let page = site.get(&path, &cookie).await.text;
        assert!(!page.contains("type=\"radio\" value=\"\""), "{path} lets nobody take back what was not answered");
        let first = |name: &String| match field::shape(name).unwrap() {
            Shape::One(set) => set.codes[0],
            _ => unreachable!(),
        };
        let chosen: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), first(name))).collect();
        let told = [("behaviour.text", "told")];
        let rest: &[_] = if *step == Step::WhatIsHappening { &told } else { &[] };
        site.post(&path, &cookie, &[&chosen[..], rest].concat()).await;
        let page = site.get(&path, &cookie).await.text;
        let asked: Vec<&String> = names.iter().filter(|name| !tags(&page, name).is_empty()).collect();
        for name in &asked {
            let (radios, needed) = (tags(&page, name), *name == "reporter.role");
            let empty: Vec<_> = radios.iter().filter(|tag| tag.contains(" value=\"\"")).collect();
            assert_eq!(empty.len(), usize::from(!needed), "{name} {radios:?}");
            assert!(empty.iter().all(|tag| !tag.contains(" checked")), "{name}");
            tried += empty.len();
        }
        if asked.is_empty() {
            continue;
        }
        let back: Vec<(&str, &str)> =
            asked.iter().map(|name| (name.as_str(), if *name == "reporter.role" { "self" } else { "" })).collect();
        site.post(&path, &cookie, &[&back[..], rest].concat()).await;
        let page = site.get(&path, &cookie).await.text;
        for name in asked.iter().filter(|name| **name != "reporter.role") {
            assert!(tags(&page, name).iter().all(|tag| !tag.contains(" checked")), "{name}");
        }
    }
    assert!(tried > 40, "{tried}");
}

#[tokio::test]
async fn a_choice_in_a_row_can_be_taken_back_too() {
    let site = Site::new();
    let cookie = site.begin().await;
    let order = [("orders.0.court", "Here"), ("orders.0.broken", "yes"), ("orders.0.before", "no")];
    site.fill("orders", &cookie, &order).await;
    let page = site.get(&at("orders"), &cookie).await.text;
    for name in ["orders.0.broken", "orders.0.before"] {
        assert_eq!(tags(&page, name).iter().filter(|tag| tag.contains(" value=\"\"")).count(), 1, "{name}");
    }
    site.fill("orders", &cookie, &[("orders.0.court", "Here"), ("orders.0.broken", ""), ("orders.0.before", "")]).await;
    let page = site.get(&at("orders"), &cookie).await.text;
    assert!(tags(&page, "orders.0.broken").iter().all(|tag| !tag.contains(" checked")));
}

/// A page older than an upgrade may send a code that is not known any more.
#[tokio::test]
async fn a_code_that_is_not_known_is_linked_to_its_question() {
    let site = Site::new();
    let cookie = site.begin().await;
    for name in [
        "behaviour.acts",
        "behaviour.occasions",
        "contact.methods",
        "evidence.kinds",
        "effect.areas",
        "person.relationship",
        "place.area",
        "danger.pets",
    ] {
        let fields = [(name, "no_such_code"), (name, "nor_this")];
        let many = matches!(field::shape(name), Some(Shape::Many(_)));
        let page = given_back(&site, &at(name), &cookie, if many { &fields } else { &fields[..1] }).await.text;
        let link = format!("href=\"#{name}\"");
        assert_eq!(page.matches(&link).count(), 1, "{name}: {page}");
        assert_eq!(page.matches(&format!(" id=\"{name}\"")).count(), 1, "{name}");
        assert!(page.contains(&format!(" id=\"{name}-error\"")), "{name}");
        // Neither is one of these a link to nowhere.
        for href in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!(" id=\"{href}\"")), "{href}");
        }
    }
}

#[tokio::test]
async fn no_spelling_service_reads_along_and_nothing_changes_an_address() {
    let site = Site::new();
    let cookie = site.begin().await;
    let mut fields = 0;
    for step in Step::ALL {
        let page = site.get(&format!("/report/{}", step.number()), &cookie).await.text;
        let tags = page.split('<').filter_map(|part| part.split_once('>').map(|(tag, _)| tag));
        let words = tags.filter(|tag| tag.starts_with("textarea") || tag.contains(" type=\"text\""));
        for tag in words {
            assert!(tag.contains(" spellcheck=\"false\""), "{tag}");
            fields += 1;
        }
    }
    assert!(fields > 40, "{fields}");
    for (name, mode) in [
        ("contact.email", "email"),
        ("contact.phone", "tel"),
        ("contact.code_word", ""),
        ("earlier.references", ""),
        ("person.accounts.0.handle_or_address", ""),
        ("person.accounts.0.number", "tel"),
        ("person.accounts.0.link", "url"),
    ] {
        let page = site.get(&at(name), &cookie).await.text;
        let tag = tags(&page, name)[0];
        for attribute in ["autocapitalize=\"none\"", "autocorrect=\"off\""] {
            assert!(tag.contains(attribute), "{tag}");
        }
        assert!(mode.is_empty() || tag.contains(&format!("inputmode=\"{mode}\"")), "{tag}");
    }
    let person = site.get(&at("person.name"), &cookie).await.text;
    let name = tags(&person, "person.name")[0];
    assert!(name.contains("autocorrect=\"off\"") && !name.contains("autocapitalize"), "{name}");
    assert!(!tags(&person, "person.details")[0].contains("autocorrect"));
}

/// What a field would cut off stands below it as text, for paper; and it is as it was written.
#[tokio::test]
async fn words_that_do_not_fit_their_field_are_printed_as_text() {
    let site = Site::new();
    let cookie = site.begin().await;
    let lines: Vec<String> = (1..=60).map(|line| format!("line {line} <b>")).collect();
    let (words, names) = (format!("\n{}", lines.join("\n")), "Kim ".repeat(40));
    let fields = [("person.details", words.as_str()), ("person.name", names.as_str())];
    site.fill("person", &cookie, &fields).await;
    let page = site.get("/report/17", &cookie).await.text;
    let escaped = words.replace('<', "&lt;");
    let printed: Vec<&str> = page
        .split("fs-printed\"")
        .skip(1)
        .map(|rest| rest.split_once('>').unwrap().1.split("</div>").next().unwrap())
        .collect();
    assert_eq!(printed, [names.as_str(), escaped.replace('>', "&gt;").as_str()]);
    assert!(page.contains(" hidden"), "on the screen the field shows it");
    // A browser drops the first line end of what stands in a textarea: one more is written.
    assert!(page.contains(&format!(">\n{escaped}</textarea>")), "{page}");
}
