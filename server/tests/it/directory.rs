//! The directory: who is listed, for which nation, with which number, and who is said to be open when.

use std::collections::BTreeSet;

use app::pages::{Listed, Phase};
use content::{Content, Service};
use domain::Code;
use domain::codes::{Nation, Need};
use domain::hours::State;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use server::roles::{Age, judge};
use site::directory;

use crate::support::{Site, words};

/// The real words with some services changed.
fn changed(change: impl FnOnce(&mut Value)) -> Content {
    let mut value = serde_json::to_value(content::english()).unwrap();
    change(&mut value["services"]);
    words(&value)
}

fn group(content: &Content, at: &str, need: Need) -> Vec<Listed> {
    let zone = TimeZone::get("Europe/London").unwrap();
    let page = directory::page(content, at.parse().unwrap(), &zone);
    page.groups.into_iter().find(|group| group.need == need).unwrap().services
}

fn states(content: &Content, at: &str, name: &str) -> Vec<Phase> {
    let stalking = group(content, at, Need::Stalking);
    stalking.into_iter().find(|listed| listed.name == name).unwrap().phases
}

fn office() -> Value {
    json!({
        "monday": ["09:30-16:00"], "tuesday": ["09:30-16:00"], "wednesday": ["13:00-16:00"],
        "thursday": ["09:30-16:00"], "friday": ["09:30-16:00"], "bank_holidays": "closed",
    })
}

/// What stands on the page of one service, the first time.
fn entry<'a>(page: &'a str, name: &str) -> &'a str {
    let after =
        page.split(&format!("data-service=\"{name}\"")).nth(1).unwrap_or_else(|| panic!("{name} is not listed"));
    after.split("</li>").next().unwrap()
}

#[tokio::test]
async fn each_nation_has_its_own_lines() {
    let site = Site::new();
    let page = site.get("/help/all", "").await.text;
    for (name, number, nations) in [
        ("da_england", "0808 2000 247", "england"),
        ("da_wales", "0808 80 10 800", "wales"),
        ("da_scotland", "0800 027 1234", "scotland"),
        ("da_northern_ireland", "0808 802 1414", "northern_ireland"),
        ("helpline", "0808 802 0300", "england wales scotland northern_ireland"),
        ("victim_support", "0808 16 89 111", "england wales"),
        ("psni", "101", "northern_ireland"),
        ("london_stalking", "0808 802 0300", "england"),
    ] {
        let entry = entry(&page, name);
        assert!(entry.contains(&format!(">{number}</a>")), "{name}: {entry}");
        assert!(entry.contains(&format!("data-nations=\"{nations}\"")), "{name}: {entry}");
    }
    let words = content::english();
    for nation in [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland] {
        for need in [Need::DangerNow, Need::Stalking, Need::Police, Need::DomesticAbuse, Need::Mind] {
            let helps = |service: &&Service| service.needs.contains(&need) && service.nations.contains(&nation);
            assert!(words.services.values().any(|service| helps(&service)), "{nation:?} {need:?}");
        }
    }
}

#[tokio::test]
async fn what_nobody_has_seen_is_not_shown() {
    let site = Site::new();
    let page = site.get("/help/all", "").await.text;
    for unverified in
        ["Stop Hate", "Action Fraud", "The Mix", "0300 102 1234", "Protection Against", "Deaf Links", "Student Space"]
    {
        assert!(!page.contains(unverified), "{unverified}");
    }
    // Their numbers were not seen in print, so only the way to them is shown.
    for name in [
        "rape_crisis",
        "cyber_helpline",
        "harmful_content",
        "action_against_stalking",
        "hourglass",
        "switchboard",
        "rights_of_women",
        "southall_black_sisters",
        "signhealth",
        "contactscotland_bsl",
        "amis",
        "map_ni",
        "victim_support_ni",
        "homicide_service",
        "aafda",
        "abroad",
    ] {
        let entry = entry(&page, name);
        assert!(!entry.contains("tel:") && entry.contains("href=\"https://"), "{name}: {entry}");
    }
    for number in ["0808 500 2222", "88858", "0800 917 1414", "0300 330 0630", "020 8571 9595", "020 7008 5000"] {
        assert!(!page.contains(number), "{number}");
    }
}

#[tokio::test]
async fn each_entry_says_for_whom_it_is_and_how_to_talk_to_it() {
    let page = Site::new().get("/help/all", "").await.text;
    for (name, parts) in [
        ("da_england", &["For: <span>Women, and people worried about them</span>", "Sign language</dt>"][..]),
        ("da_scotland", &["07401 288595", "href=\"mailto:helpline@sdafmh.org.uk\"", "contactscotland-bsl.org"]),
        ("shout", &["Text</dt>", "SHOUT to 85258"]),
        ("mens_advice", &["For: <span>Men, and people worried about them</span>"]),
        ("psni_relay", &["Sign language</dt>", "Open now, day and night"]),
        ("respect", &["0808 802 4040", "For: <span>People worried about how they treat"]),
    ] {
        let entry = entry(&page, name);
        for part in parts {
            assert!(entry.contains(part), "{name}: {part}: {entry}");
        }
    }
    // Where only the phone answers at all times, the chat is not said to.
    assert!(entry(&page, "da_england").contains("Open now, day and night (phone)"));
    assert!(entry(&page, "da_wales").contains("Open now, day and night (phone, text)"));
    assert!(!entry(&page, "samaritans").contains("For: "));
}

#[tokio::test]
async fn only_sure_hours_say_open() {
    let site = Site::new();
    let page = site.get("/help/all", "").await.text;
    for (name, service) in &content::english().services {
        if service.needs.is_empty() {
            continue;
        }
        let entry = entry(&page, name);
        let told = entry.contains("Open now") || entry.contains("Opens at");
        assert_eq!(told, service.open.is_some(), "{name}: {entry}");
        assert!(service.open.is_some() || !entry.contains("day and night"), "{name}: {entry}");
        // Nobody has compared any of them with the live service yet.
        assert!(!entry.contains("Checked on"), "{name}: {entry}");
    }
    for name in ["helpline", "galop", "mens_advice", "rape_crisis_scotland"] {
        let entry = entry(&page, name);
        assert!(entry.contains("Hours we know of"), "{name}: {entry}");
        assert!(entry.contains("Check its hours before you call"), "{name}: {entry}");
    }
    assert!(entry(&page, "samaritans").contains("Check before you call"));
    for name in ["999", "silent", "emergency_text", "relay_uk", "999bsl"] {
        for entry in page.split(&format!("data-service=\"{name}\"")).skip(1) {
            let entry = entry.split("</li>").next().unwrap();
            assert!(!entry.contains("Check"), "nobody in danger is to look anything up: {entry}");
        }
    }
}

#[tokio::test]
async fn groups_come_in_order_and_each_can_be_reached() {
    let page = Site::new().get("/help/all", "").await.text;
    let places: Vec<usize> =
        Need::ALL.iter().map(|need| page.find(&format!("data-need=\"{}\"", need.code())).unwrap()).collect();
    assert!(places.is_sorted());
    for at in 1..=Need::ALL.len() {
        // A place goes into the browser's history: it does not say with what somebody wants help.
        assert!(
            page.contains(&format!("href=\"#part-{at}\"")) && page.contains(&format!("<h2 id=\"part-{at}\"")),
            "{at}"
        );
    }
    assert!(page.find("data-service=\"999\"").unwrap() < page.find("data-service=\"helpline\"").unwrap());
}

#[test]
fn open_ones_come_first_then_all_of_the_uk_and_closed_ones_last() {
    let names = |at: &str, content: &Content| -> Vec<String> {
        group(content, at, Need::Stalking).into_iter().map(|listed| listed.name).collect()
    };
    let real = content::english();
    assert_eq!(names("2026-11-23T10:00:00Z", real)[0], "helpline");
    let content = changed(|services| services["paladin"]["open"] = office());
    assert_eq!(names("2026-11-23T10:00:00Z", &content)[..2], ["paladin", "helpline"]);
    assert_eq!(names("2026-11-23T17:00:00Z", &content)[0], "helpline");
    assert_eq!(names("2026-11-23T17:00:00Z", &content).last().unwrap(), "paladin");
    let again: BTreeSet<(Need, String)> = Need::ALL
        .iter()
        .flat_map(|need| group(real, "2026-11-23T10:00:00Z", *need).into_iter().map(move |listed| (*need, listed)))
        .filter(|(_, listed)| listed.again)
        .map(|(need, listed)| (need, listed.name))
        .collect();
    assert!(
        again.contains(&(Need::SexualViolence, "da_wales".to_owned()))
            && !again.contains(&(Need::DomesticAbuse, "da_wales".to_owned()))
    );
}

#[test]
fn it_says_what_is_open_now_and_what_comes_next() {
    let content = changed(|services| services["paladin"]["open"] = office());
    let at = |state: fn(domain::hours::DateTime) -> State, time: &str| state(time.parse().unwrap());
    let phases = states(&content, "2026-11-23T15:00:00Z", "paladin");
    assert_eq!(phases[0], Phase { after: 0, state: at(State::OpenUntil, "2026-11-23T16:00") });
    assert_eq!(phases[1], Phase { after: 3600, state: at(State::OpensAt, "2026-11-24T09:30") });
    assert_eq!(phases[2].after, 3600 + 17 * 3600 + 1800);
    // British summer time: 9am UTC is 10am.
    let summer = states(&content, "2026-07-01T12:30:00Z", "paladin");
    assert_eq!(summer[0].state, at(State::OpenUntil, "2026-07-01T16:00"));
    // Over the night in which clocks go forward, an hour less.
    let spring = states(&content, "2027-03-27T09:30:00Z", "paladin");
    assert_eq!(spring[0].state, at(State::OpensAt, "2027-03-30T09:30"), "Easter Monday is a bank holiday");
    assert_eq!(spring[1].after, 3 * 24 * 3600 - 3600);
}

#[test]
fn a_bank_holiday_is_that_of_the_nation() {
    // St Andrew's Day: a bank holiday in Scotland alone.
    let monday = "2026-11-30T10:00:00Z";
    let with = |name: &str| changed(|services| services[name]["open"] = office());
    assert!(states(&with("paladin"), monday, "paladin")[0].state.is_open());
    assert!(!states(&with("action_against_stalking"), monday, "action_against_stalking")[0].state.is_open());
    // Where its nations don't agree, nothing is said.
    assert!(states(&with("helpline"), monday, "helpline").is_empty());
    assert!(states(&with("helpline"), "2026-12-01T10:00:00Z", "helpline")[0].state.is_open());
    assert!(states(&with("paladin"), "2028-02-01T10:00:00Z", "paladin").is_empty(), "bank holidays not known");
}

#[tokio::test]
async fn it_stands_without_a_key_and_without_a_store() {
    let site = Site::with(|config| config.sealing.recipients = Vec::new());
    rusqlite::Connection::open(site.folder.path().join("foursight.db"))
        .unwrap()
        .execute_batch("DROP TABLE drafts; DROP TABLE reports;")
        .unwrap();
    let page = site.get("/help/all", "").await;
    assert_eq!(page.status, axum::http::StatusCode::OK);
    assert!(page.text.contains("Open now"));
}

#[test]
fn an_old_check_is_seen() {
    let service = |checked: Option<&str>, number: &str| -> Service {
        let value = json!({ "name": "A", "number": number, "source": "https://a.example/",
            "as_of": "2026-11-22", "checked": checked });
        serde_json::from_str(value.to_string().leak()).unwrap()
    };
    let today = "2026-11-22".parse().unwrap();
    for (checked, expected) in [
        (Some("2026-11-22"), Age::Fresh),
        (Some("2026-07-25"), Age::Fresh),
        (Some("2026-07-24"), Age::Old(121)),
        (Some("2025-11-22"), Age::Old(365)),
        (Some("2025-11-21"), Age::TooOld(366)),
        (Some("2026-11-23"), Age::Never),
        (None, Age::Never),
    ] {
        assert_eq!(judge(&service(checked, "101"), today), expected, "{checked:?}");
    }
    assert_eq!(judge(&service(Some("2026-11-22"), "1O1"), today), Age::Malformed);
}

/// The services that a page shows, each once.
fn shown(page: &str) -> BTreeSet<&str> {
    page.split("data-service=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[tokio::test]
async fn without_scripts_those_that_were_chosen_are_shown_and_no_address_says_which() {
    let site = Site::new();
    let all = site.get("/help/all", "").await;
    assert!(all.text.contains("<form method=\"post\" action=\"/help\""));
    for nation in ["", "england", "wales", "scotland", "northern_ireland"] {
        for need in Need::ALL.iter().map(|need| need.code()).chain([""]) {
            for talk in ["", "voice", "text", "chat", "bsl"] {
                let fields = [("nation", nation), ("need", need), ("talk", talk)];
                let posted = site.post("/help", "", &fields).await;
                let to = (posted.status, posted.header("location"));
                assert_eq!(to, (axum::http::StatusCode::SEE_OTHER, "/help/next"), "{fields:?}");
                let page = site.get("/help/next", &posted.cookie()).await.text;
                let helps = |service: &&Service, talk: &str| {
                    let here = service.nations.iter().any(|each| each.code() == nation);
                    (nation.is_empty() || here)
                        && (talk.is_empty() || service.ways().iter().any(|way| way.code() == talk))
                };
                let with = |need: &str, talk: &str| -> BTreeSet<&str> {
                    let listed = content::english().services.iter().filter(|(_, service)| {
                        let of = service.needs.iter().any(|each| need.is_empty() || each.code() == need);
                        of && helps(service, talk)
                    });
                    listed.map(|(name, _)| name.as_str()).collect()
                };
                let those = with(need, talk);
                let expected = if those.is_empty() { with("stalking", "") } else { those.clone() };
                assert_eq!(shown(&page), expected, "{fields:?}");
                let count = match those.len() {
                    0 => "We know of no line".to_owned(),
                    1 => "1 line or site is shown.".to_owned(),
                    many => format!("{many} lines and sites are shown."),
                };
                assert!(page.contains(&count), "{count} {fields:?}");
                // What is said of a need that was chosen stays, whoever helps with it.
                assert!(need.is_empty() || page.contains(&format!("data-need=\"{need}\"")), "{fields:?}");
                for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
                    assert!(page.contains(&format!("value=\"{value}\" selected")), "{name} {fields:?}");
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_no_choice_of_ours_keeps_nobody_from_the_numbers() {
    let site = Site::new();
    let all = site.get("/help/all", "").await.text;
    for fields in [&[("nation", "outside_uk")][..], &[("need", "x"), ("talk", "smoke")], &[("other", "1")], &[]] {
        let page = site.post_and_follow("/help", "", fields).await.text;
        assert_eq!(shown(&page), shown(&all), "{fields:?}");
    }
    let none = site.get("/help/next", "").await;
    assert_eq!((none.status, none.header("location")), (axum::http::StatusCode::SEE_OTHER, "/help"));
    // What was looked for is no answer to the check, and the other way round.
    let looked = site.post("/help", "", &[("need", "mind")]).await;
    assert_eq!(site.get("/check/next", &looked.cookie()).await.header("location"), "/check");
    let checked = site.post("/check", "", &[("threat", "yes")]).await;
    assert_eq!(site.get("/help/next", &checked.cookie()).await.header("location"), "/help");
}

#[tokio::test]
async fn the_first_page_has_few_and_leads_to_all() {
    let page = Site::new().get("/help", "").await.text;
    let (open, later) = page.split_once("class=\"fs-later\"").unwrap();
    assert!(open.contains("tel:116123") && open.contains("Open now, day and night"), "{open}");
    assert!(later.contains("tel:08088020300") && later.contains("Check its hours before you call"), "{later}");
    assert!(!later.split("</ul>").next().unwrap().contains("Open now"), "{later}");
    assert!(later.contains("href=\"/help/all\""), "{later}");
}

#[tokio::test]
async fn who_answers_now_is_first_and_three_answers_find_a_better_line() {
    let site = Site::new();
    let first = |page: &str| {
        let card = page.split("<li class=\"fs-card\"").nth(1).unwrap_or_else(|| panic!("{page}"));
        assert!(card.contains("class=\"govuk-button fs-call\"") || !card.contains("tel:"), "{card}");
        card.split("</h3>").next().unwrap().rsplit('>').next().unwrap().to_owned()
    };
    let page = site.get("/help/now", "").await;
    assert_eq!((page.header("cache-control"), page.header("set-cookie")), ("no-store", ""));
    assert_eq!(first(&page.text), "Samaritans");
    assert!(page.text.contains("tel:999") && page.text.contains("tel:101"));
    for (fields, who) in [
        (&[("nation", "england")][..], "Victim Support"),
        (&[("nation", "scotland")], "Scotland's Domestic Abuse and Forced Marriage Helpline"),
        (&[("nation", "england"), ("talk", "text")], "Shout"),
        (&[("nation", "outside_uk")], "Samaritans"),
        // What is no answer of ours is as if it were not given.
        (&[("nation", "nowhere"), ("about", "my_own_behaviour"), ("under_18", "no")], "Samaritans"),
    ] {
        let answer = site.post_and_follow("/help/now", "", fields).await.text;
        assert_eq!(first(&answer).replace("&#x27;", "'"), who, "{fields:?}");
    }
    let abroad = site.post_and_follow("/help/now", "", &[("nation", "outside_uk")]).await.text;
    let main = abroad.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    assert!(!main.contains("tel:101"), "{main}");
    assert_eq!(site.get("/help/now/next", "").await.header("location"), "/help/now");
}
