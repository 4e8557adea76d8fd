//! How each service can be talked to, in which order they stand, and who truly answers in the middle of the night.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use content::{Service, english};
use domain::Code;
use domain::codes::{Nation, Need, Talk};
use domain::hours::{DateTime, State};
use serde_json::{Value, json};

const UK: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];

/// 3am on a Wednesday that is a bank holiday nowhere.
fn at_night() -> DateTime {
    "2026-12-02T03:00".parse().unwrap()
}

/// Those of the directory that answer then in a nation by one of these ways.
fn answering(nation: Nation, ways: &[Talk]) -> Vec<&'static str> {
    let content = english();
    let listed = content.services.iter().filter(|(_, service)| !service.needs.is_empty());
    let answer = listed.filter(|(_, service)| {
        let open = service.state(at_night(), &content.bank_holidays).is_open();
        let by_these = service.ways_when_open().iter().any(|way| ways.contains(way));
        open && service.nations.contains(&nation) && by_these
    });
    answer.map(|(name, _)| name.as_str()).collect()
}

#[test]
fn somebody_answers_at_3am_in_each_nation_by_each_way() {
    for nation in UK {
        let by = |ways: &[Talk]| answering(nation, ways);
        // For anyone, whoever does it. In an emergency, too.
        assert!(by(&[Talk::Voice]).contains(&"999") && by(&[Talk::Voice]).contains(&"samaritans"), "{nation:?}");
        assert!(by(&[Talk::Text, Talk::Chat]).contains(&"shout"), "{nation:?}");
        assert!(by(&[Talk::Bsl]).contains(&"999bsl"), "{nation:?}");
    }
}

#[test]
fn each_nation_has_its_own_at_3am_and_no_more_is_claimed() {
    let only_there = |nation: Nation, way: Talk| -> Vec<&str> {
        let mut names = answering(nation, &[way]);
        names.retain(|name| !english().services[*name].is_everywhere());
        names
    };
    let both = ["nhs_england", "victim_support"];
    assert_eq!(only_there(Nation::England, Talk::Voice), [&["da_england"][..], &both].concat());
    assert_eq!(only_there(Nation::Wales, Talk::Voice), ["da_wales", "nhs_wales", "victim_support"]);
    assert_eq!(only_there(Nation::Scotland, Talk::Voice), ["da_scotland"]);
    assert_eq!(only_there(Nation::NorthernIreland, Talk::Voice), ["da_northern_ireland", "lifeline"]);
    // England has no line for texts of its own, and nobody a chat of which only the phone is known to answer.
    assert_eq!(only_there(Nation::England, Talk::Text), [""; 0]);
    assert_eq!(only_there(Nation::Wales, Talk::Text), ["da_wales"]);
    assert_eq!(only_there(Nation::Scotland, Talk::Text), ["da_scotland"]);
    assert_eq!(only_there(Nation::England, Talk::Chat), ["rape_crisis"]);
    assert_eq!(only_there(Nation::Scotland, Talk::Chat), ["da_scotland"]);
    assert_eq!(only_there(Nation::NorthernIreland, Talk::Chat), [""; 0]);
    assert_eq!(only_there(Nation::Scotland, Talk::Bsl), [""; 0]);
    assert_eq!(only_there(Nation::NorthernIreland, Talk::Bsl), ["psni_relay"]);
    // No stalking line answers at night, anywhere.
    for nation in UK {
        let stalking = |name: &&str| english().services[*name].needs.contains(&Need::Stalking);
        assert_eq!(answering(nation, Talk::ALL).iter().find(|name| stalking(name)), None);
    }
}

#[test]
fn breathing_space_is_open_in_its_nights_only_and_never_said_to_be_on_a_bank_holiday() {
    let content = english();
    let state = |at: &str| content.services["breathing_space"].state(at.parse().unwrap(), &content.bank_holidays);
    assert_eq!(state("2026-12-02T01:59"), State::OpenUntil("2026-12-02T02:00".parse().unwrap()));
    assert_eq!(state("2026-12-02T03:00"), State::OpensAt("2026-12-02T18:00".parse().unwrap()));
    // Saturday, Sunday and Monday mornings.
    for at in ["2026-12-05T03:00", "2026-12-06T03:00", "2026-12-07T03:00"] {
        assert_eq!(state(at), State::OpenUntil("2026-12-07T06:00".parse().unwrap()), "{at}");
    }
    assert_eq!(state("2026-11-30T19:00"), State::NotKnown);
}

/// A service with these fields beside those that it must have.
fn service(fields: &Value) -> Service<String> {
    let mut value = json!({ "name": "One", "source": "https://one.example/", "as_of": "2026-11-28" });
    value.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    serde_json::from_value(value).unwrap()
}

#[test]
fn the_ways_are_those_that_are_known() {
    let ways = |fields: Value| service(&fields).ways();
    assert_eq!(ways(json!({ "number": "116 123" })), [Talk::Voice]);
    assert_eq!(ways(json!({ "number_of": "999" })), [Talk::Voice]);
    assert_eq!(ways(json!({ "text": "SHOUT to 85258" })), [Talk::Text], "what is reached by text only has no voice");
    assert_eq!(ways(json!({ "bsl": "By video", "chat": "On their site" })), [Talk::Chat, Talk::Bsl]);
    assert_eq!(ways(json!({ "email": "a@one.example", "site": "https://one.example/", "access": "A form" })), []);
    assert_eq!(english().services["shout"].ways(), [Talk::Text]);
}

#[test]
fn only_the_ways_that_answer_are_open() {
    let open = |fields: Value| service(&fields).ways_when_open();
    assert_eq!(open(json!({ "number": "116 123", "text": "Text us" })), [], "nobody knows when");
    let always = json!({ "number": "116 123", "chat": "On their site", "open": "always" });
    assert_eq!(open(always.clone()), [Talk::Voice, Talk::Chat]);
    let mut by_phone = always;
    by_phone["open_by"] = json!(["voice"]);
    assert_eq!(open(by_phone), [Talk::Voice]);
}

#[test]
fn in_a_list_who_answers_comes_first_and_who_is_closed_last() {
    let uk = json!(["england", "wales", "scotland", "northern_ireland"]);
    let hours = |times: &str| json!({ "wednesday": [times], "bank_holidays": "as_usual" });
    let one = |nations: &Value, open: &Value, more: Value| {
        let mut fields = json!({ "number": "116 123", "nations": nations, "open": open });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        service(&fields)
    };
    let (england, none) = (json!(["england"]), json!({}));
    let services = BTreeMap::from([
        ("closed_late", one(&uk, &hours("20:00-22:00"), none.clone())),
        ("closed_soon", one(&england, &hours("18:00-22:00"), none.clone())),
        ("no_number", one(&uk, &Value::Null, json!({ "number": null }))),
        ("not_known", one(&uk, &Value::Null, none.clone())),
        ("open_for_women", one(&uk, &json!("always"), json!({ "whom": "Women" }))),
        ("open_in_england", one(&england, &hours("09:00-17:00"), none.clone())),
        ("open_to_all", one(&uk, &json!("always"), none)),
    ]);
    let at = "2026-12-02T12:00".parse().unwrap();
    let mut names: Vec<&str> = services.keys().copied().collect();
    names.sort_by_key(|name| services[name].place(name, services[name].state(at, &english().bank_holidays)));
    let expected =
        ["open_to_all", "open_for_women", "open_in_england", "not_known", "no_number", "closed_soon", "closed_late"];
    assert_eq!(names, expected);
}
