//! The check's answer, for everybody: never a no, the right nation's law and lines, and no other's.

use axum::http::StatusCode;
use content::english;
use domain::Code;
use domain::codes::Sign;
use domain::lines::Line;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use site::directory;

use crate::support::{self, Site};

/// Each nation, the line there for when it is a partner or an ex, and how its law begins. Written here a second
/// time, apart from the table that the answer is made from.
const NATIONS: [(&str, Option<&str>, &str); 7] = [
    ("england", Some("0808 2000 247"), "In England,"),
    ("wales", Some("0808 80 10 800"), "In Wales,"),
    ("scotland", Some("0800 027 1234"), "In Scotland,"),
    ("northern_ireland", Some("0808 802 1414"), "In Northern Ireland,"),
    ("outside_uk", None, "The law is different in each country."),
    ("not_sure", None, "Stalking is a crime in every part of the UK."),
    ("", None, "Stalking is a crime in every part of the UK."),
];

const NEVER: [&str; 10] = [
    "not stalking",
    "isn't stalking",
    "no stalking",
    "not a crime",
    "low risk",
    "no risk",
    "not serious",
    "harmless",
    "nothing to worry",
    "you are safe",
];

/// All that can be answered: the signs seen by turns, those that are not seen answered in every other way.
fn answers() -> Vec<[(&'static str, &'static str); 7]> {
    let mut all = Vec::new();
    for about in ["", "self", "someone_else", "my_own_behaviour"] {
        for (nation, ..) in NATIONS {
            for seen in 0..16_usize {
                let other = ["", "no", "not_sure", "rather_not_say"];
                let sign = |at: usize| if seen >> at & 1 == 1 { "yes" } else { other[(seen + at + nation.len()) % 4] };
                let danger = ["", "yes", "no", "not_sure"][(seen + about.len()) % 4];
                all.push([
                    ("about", about),
                    ("nation", nation),
                    ("danger_now", danger),
                    ("signs.fixated", sign(0)),
                    ("signs.obsessive", sign(1)),
                    ("signs.unwanted", sign(2)),
                    ("signs.repeated", sign(3)),
                ]);
            }
        }
    }
    all
}

/// What the answer says, without what stands on every page.
fn main_of(page: &str) -> &str {
    page.split("<main").nth(1).unwrap().split("</main>").next().unwrap()
}

#[tokio::test]
async fn nobody_is_sent_away_and_nobody_is_sent_wrong() {
    let site = Site::new();
    for answers in answers() {
        let page = site.post_and_follow("/check", "", &answers).await;
        assert_eq!((page.status, page.header("set-cookie")), (StatusCode::OK, ""), "{answers:?}");
        let [about, nation, danger, ..] = answers.map(|(_, value)| value);
        let said = main_of(&page.text);
        let small = said.to_lowercase().replace("&#x27;", "'");
        assert_eq!(NEVER.into_iter().find(|never| small.contains(never)), None, "{answers:?}");

        let (_, line, law) = NATIONS.into_iter().find(|(each, ..)| *each == nation).unwrap();
        let own = about == "my_own_behaviour";
        for (_, other, begins) in NATIONS {
            assert_eq!(said.contains(begins), begins == law, "{begins} {answers:?}");
            let Some(number) = other else { continue };
            assert_eq!(said.contains(number), other == line && !own, "{number} {answers:?}");
        }
        let respect = own && nation != "northern_ireland";
        let expected = [
            ("116 123", true),
            ("0808 802 0300", !own),
            ("0808 802 4040", respect),
            ("Trust your feeling", !own),
            ("you deserve help if it worries you", !own && !answers[3..].iter().any(|(_, value)| *value == "yes")),
            ("Stop all contact", own),
            ("href=\"/report\"", !own),
            ("Begin a report", !own),
            ("href=\"/help\"", true),
            ("0808 16 89 111", !own && matches!(nation, "england" | "wales")),
            ("href=\"/safety\"", !own),
            ("href=\"/safety/5\"", !own),
            ("www.scotland.police.uk", !own && nation == "scotland"),
            ("www.psni.police.uk", !own && nation == "northern_ireland"),
            ("www.police.uk", !own && nation == "wales"),
            ("href=\"tel:101\"", nation != "outside_uk"),
            ("Do not warn the person doing this", about == "someone_else"),
            ("tel:112", nation == "outside_uk" && matches!(danger, "yes" | "not_sure")),
        ];
        for (part, is) in expected {
            assert_eq!(said.contains(part), is, "{part} {answers:?}");
        }
        let first = said.split("<h1").next().unwrap();
        assert_eq!(first.contains("fs-alert"), matches!(danger, "yes" | "not_sure"), "{first} {answers:?}");
    }
}

#[tokio::test]
async fn every_number_is_one_of_the_directory() {
    let site = Site::new();
    let known: Vec<&String> = english().services.values().filter_map(|service| service.number.as_ref()).collect();
    for answers in answers() {
        let page = site.post_and_follow("/check", "", &answers).await.text;
        for link in main_of(&page).split("href=\"tel:").skip(1) {
            let (called, rest) = link.split_once("\">").unwrap();
            let called = called.split('"').next().unwrap();
            let shown = rest.split("</a>").next().unwrap();
            // A button says whom to call first.
            let shown = shown.split("<b>").last().unwrap().trim_end_matches("</span>").trim_end_matches("</b>");
            assert!(known.iter().any(|number| *number == shown) && shown.replace(' ', "") == called, "{shown}");
        }
    }
}

#[tokio::test]
async fn with_no_sign_at_all_somebody_is_still_there() {
    let page = Site::new().post_and_follow("/check", "", &[]).await.text;
    let said = main_of(&page);
    for part in ["It may still be stalking", "Trust your feeling", "0808 802 0300", "href=\"/help\"", "116 123"] {
        assert!(said.contains(part), "{part}");
    }
}

#[tokio::test]
async fn only_sure_hours_say_open() {
    let site = Site::new();
    let page = site.post_and_follow("/check", "", &[("nation", "england")]).await.text;
    let entries: Vec<&str> = main_of(&page).split("<li class=\"fs-card\"").skip(1).collect();
    let of = |number: &str| entries.iter().find(|entry| entry.contains(number)).unwrap();
    assert_eq!(entries.len(), 7);
    for always in ["0808 2000 247", "0808 16 89 111", "116 123"] {
        assert!(of(always).contains("Open now, day and night"), "{always}");
    }
    let helpline = of("0808 802 0300");
    assert!(!helpline.contains("Open now") && helpline.contains("Hours we know of"), "{helpline}");
    assert!(helpline.contains("Check its hours before you call"), "{helpline}");
}

#[test]
fn who_is_open_is_what_the_directory_says() {
    let mut value = serde_json::to_value(english()).unwrap();
    value["services"]["helpline"]["open"] = serde_json::json!({ "monday": ["09:30-16:00"], "bank_holidays": "closed" });
    let content = support::words(&value);
    let zone = TimeZone::get("Europe/London").unwrap();
    let mut open = Vec::new();
    for at in ["2026-11-22T12:00:00Z", "2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z", "2026-11-23T17:00:00Z"] {
        let at: Timestamp = at.parse().unwrap();
        let listed = directory::page(&content, at, &zone);
        let calls = directory::calls(&content, at, &zone);
        assert_eq!(calls.iter().map(|call| call.line).collect::<Vec<_>>(), Line::ALL);
        for call in &calls {
            let name = &content.check.answer.calls.lines.of(call.line).service;
            let group = listed.groups.iter().find(|group| group.need == call.line.need()).unwrap();
            let there = group.services.iter().find(|listed| listed.name == *name).unwrap();
            assert_eq!(call.phases, there.phases, "{name}");
        }
        let stalking = calls.iter().find(|call| call.line == Line::Stalking).unwrap();
        open.push(stalking.phases.first().is_some_and(|phase| phase.state.is_open()));
    }
    assert_eq!(open, [false, false, true, false]);
}

#[tokio::test]
async fn the_page_has_examples_of_every_kind_for_every_sign() {
    let page = Site::new().get("/check", "").await.text;
    let held: Vec<&str> = page.split("<details").skip(1).map(|rest| rest.split("</details>").next().unwrap()).collect();
    assert_eq!(held.len(), Sign::ALL.len());
    for each in held {
        let labels = ["In person: ", "Online: ", "At university: ", "By an ex: "];
        let places: Vec<_> = labels.iter().map(|label| each.find(label)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{each}");
        assert!(!each.starts_with(" open") && !each.contains("tel:"), "{each}");
    }
}
