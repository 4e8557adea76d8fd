//! What another version stored is read as far as it is known, and nothing of it is lost.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::stored::{Stored, read};
use domain::{Code, Report};
use serde_json::{Value, json};

/// An area of this team, whichever those are.
const AREA: &str = <domain::codes::Area as domain::Code>::SET.codes[0];

/// Everything that a report can hold, each list with two items.
fn full() -> Value {
    json!({
        "version": 1,
        "reporter": {"role": "self", "age_group": "from_18_to_24"},
        "place": {"nation": "england", "area": AREA, "campus": "aldermoor"},
        "behaviour": {
            "signs": {"fixated": "yes", "repeated": "not_sure"},
            "acts": ["following", "threats"],
            "how_often": "every_day",
            "began": "spring 2025",
            "text": "\n  first line\nlast \u{2028}line \u{202e}mirrored\u{202c} ",
        },
        "incidents": [{"when": "2025-03-04", "what": "one"}, {"what": "two", "where": "there"}],
        "person": {"relationship": "ex_partner", "accounts": [{"service": "a"}, {"service": "b"}]},
        "danger": {"weapon": "yes", "pets": "no"},
        "orders": [{"kind": "injunction", "broken": "yes"}, {"kind": "other"}],
        "evidence": {"kinds": ["messages", "calls"]},
        "effect": {"areas": ["sleep"], "text": "words"},
        "contact": {"methods": ["email"], "email": "who@example.com"},
        "sharing": {"advocate": "yes"},
    })
}

fn unknown(stored: &Stored) -> Vec<(String, Value)> {
    stored.unknown.iter().map(|unknown| (unknown.pointer.clone(), unknown.value.clone())).collect()
}

fn strict(json: &Value) -> Report {
    serde_json::from_value(json.clone()).unwrap()
}

#[test]
fn what_is_all_known_is_read_as_it_always_was() {
    let stored = read(full());
    assert!(stored.unknown.is_empty());
    assert!(stored.report == strict(&full()));
}

/// One place at a time is made into something that no version has known: just that place is named, with what stands
/// there, and all else is read.
#[test]
fn whatever_place_is_not_known_is_named_and_all_else_is_read() {
    let whole = full();
    let mut pointers = Vec::new();
    walk(&whole, String::new(), &mut pointers);
    assert!(pointers.len() > 50);
    for pointer in pointers {
        for value in [json!("gone_since"), json!({"newer": [1, 2]}), json!([["x"]]), json!(1.5), json!(true)] {
            let mut changed = whole.clone();
            *changed.pointer_mut(&pointer).unwrap() = value.clone();
            if serde_json::from_value::<Report>(changed.clone()).is_ok() {
                continue;
            }
            let stored = read(changed);
            let found = unknown(&stored);
            let within = found.iter().all(|(place, _)| place.starts_with(&pointer));
            assert!(!found.is_empty() && within, "{pointer} {value}: {found:?}");
            if found == [(pointer.clone(), value.clone())] {
                assert!(stored.report == strict(&without(&whole, &pointer)), "{pointer} {value}");
            } else {
                // Of a group or a list that is one still, only what is in it is not known.
                assert!(value.is_object() || value.is_array(), "{pointer} {value}: {found:?}");
            }
        }
    }
}

fn walk(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| walk(value, format!("{at}/{name}"), pointers)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(item, value)| walk(value, format!("{at}/{item}"), pointers));
        }
        _ => {}
    }
    if !at.is_empty() {
        pointers.push(at);
    }
}

fn without(whole: &Value, pointer: &str) -> Value {
    let mut rest = whole.clone();
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match rest.pointer_mut(parent).unwrap() {
        Value::Object(object) => drop(object.remove(last)),
        Value::Array(items) => drop(items.remove(last.parse().unwrap())),
        _ => unreachable!(),
    }
    rest
}

#[test]
fn a_university_fields_codes_and_kinds_at_once() {
    let mut json = full();
    json["place"]["campus"] = json!("closed_college");
    json["behaviour"]["acts"] = json!(["gone", "following", "gone_too", "threats", "last_gone"]);
    json["behaviour"]["a/b~c"] = json!({"kept": "words"});
    json["incidents"] = json!([{"weather": "rain", "what": "one"}, "no object", {"what": "two", "weather": null}]);
    json["danger"]["newer_sign"] = json!("yes");
    json["danger"]["pets"] = json!("perhaps");
    json["later_group"] = json!({"text": "words of hers"});
    json["effect"] = json!("words where a group was");
    let stored = read(json.clone());
    let mut found = unknown(&stored);
    for (pointer, value) in &found {
        assert_eq!(json.pointer(pointer), Some(value), "it is named as it was stored");
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let names: Vec<&str> = found.iter().map(|(pointer, _)| pointer.as_str()).collect();
    let wanted = [
        "/behaviour/acts/0",
        "/behaviour/acts/2",
        "/behaviour/acts/4",
        "/behaviour/a~1b~0c",
        "/danger/newer_sign",
        "/danger/pets",
        "/effect",
        "/incidents/0/weather",
        "/incidents/1",
        "/incidents/2/weather",
        "/later_group",
        "/place/campus",
    ];
    assert_eq!(names, wanted);
    let report = stored.report;
    let acts: Vec<&str> = report.behaviour.acts.iter().map(|act| act.code()).collect();
    assert_eq!(acts, ["following", "threats"]);
    let told: Vec<&str> = report.incidents.iter().map(|one| one.what.as_ref().unwrap().as_str()).collect();
    assert_eq!(told, ["one", "two"]);
    assert_eq!(report.place.area.map(Code::code), Some(AREA));
}

#[test]
fn words_are_kept_whatever_their_length_and_signs() {
    for words in ["\n first", "\u{feff}\u{200b}x", "tab\tand\nline", "\u{202e}x\u{202c}\u{ad}e\u{301}", " "] {
        let stored = read(json!({"behaviour": {"text": words}, "contact": {"email": words}, "orders": [{}]}));
        assert!(stored.unknown.is_empty());
        assert_eq!(stored.report.behaviour.text.unwrap().as_str(), words);
        assert_eq!(stored.report.contact.email.unwrap().as_str(), words);
    }
    let long = "x".repeat(300_000);
    let impossible = "2026-02-30";
    let stored = read(json!({"behaviour": {"text": long, "began": impossible}, "version": 99}));
    assert!(stored.unknown.is_empty());
    assert_eq!(stored.report.behaviour.text.unwrap().as_str(), long);
    assert_eq!(stored.report.behaviour.began.unwrap().text().as_str(), impossible);
}

#[test]
fn of_what_is_no_object_nothing_is_known_and_all_is_kept() {
    for json in [json!(null), json!([full()]), json!("words"), json!(7)] {
        let stored = read(json.clone());
        assert!(stored.report == Report::default());
        assert_eq!(unknown(&stored), [(String::new(), json)]);
    }
    assert!(read(json!({})).unknown.is_empty());
}

/// However much is not known, each thing is named, and reading ends.
#[test]
fn reading_ends_however_much_is_not_known() {
    let incident = json!({"a": 1, "b": 2, "c": 3, "d": 4, "what": "told"});
    let stored = read(json!({"incidents": vec![incident.clone(); 100], "later": 1}));
    assert_eq!((stored.unknown.len(), stored.report.incidents.len()), (401, 100));
    let json = json!({"incidents": vec![incident; 20_000], "reporter": {"role": "self"}});
    let stored = read(json.clone());
    assert!(stored.report.reporter.role.is_some() && stored.report.incidents.is_empty());
    assert_eq!(stored.unknown.last().unwrap().pointer, "/incidents");
    let names = (0..20_000).map(|at| (format!("{at:09}"), json!(at)));
    let stored = read(Value::Object(names.collect()));
    assert!(stored.unknown.len() < 5_000);
    let last = stored.unknown.last().unwrap();
    assert_eq!((last.pointer.as_str(), last.value.as_object().unwrap().len()), ("", 20_001 - stored.unknown.len()));
}

#[test]
fn nothing_of_it_slips_into_a_log() {
    let stored = read(json!({"behaviour": {"text": "secret words"}, "later": "secret words"}));
    assert!(!format!("{stored:?}").contains("secret"));
}
