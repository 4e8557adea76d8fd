//! What is taken, what is refused, and under which name.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::{Answers, Code, Report, Section, field, rows};
use serde_json::{Value, json};

fn refusals(value: Value) -> Vec<(String, &'static str)> {
    let report: Report = serde_json::from_value(value).unwrap();
    let problems = Answers::read(report).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.pointer, problem.code.code())).collect()
}

fn smallest() -> Value {
    json!({"version": 1, "reporter": {"role": "self"}, "behaviour": {"text": "words"}})
}

fn with(pointer: &str, value: Value) -> Value {
    let mut whole = smallest();
    let (group, name) = pointer[1..].split_once('/').unwrap();
    whole[group][name] = value;
    whole
}

#[test]
fn the_smallest_reports_are_taken() {
    assert_eq!(refusals(smallest()), []);
    for told in [
        json!({"behaviour": {"acts": ["other"]}}),
        json!({"orders": [{"kind": "bail_condition"}]}),
        json!({"orders": [{"broken": "yes"}]}),
    ] {
        let mut whole = json!({"version": 1, "reporter": {"role": "professional"}});
        whole.as_object_mut().unwrap().extend(told.as_object().unwrap().clone());
        assert_eq!(refusals(whole), []);
    }
}

#[test]
fn what_is_missing_is_named() {
    let all = [("/reporter/role", "missing"), ("/behaviour/text", "nothing_told"), ("/version", "missing")];
    assert_eq!(refusals(json!({})), all.map(|(at, code)| (at.to_owned(), code)));
    assert_eq!(refusals(with("/behaviour/text", json!(" \n\t"))), [("/behaviour/text".to_owned(), "nothing_told")]);
}

#[test]
fn what_is_wrong_is_named() {
    let long = |length: usize| Value::String("é".repeat(length));
    let twice = json!(["threats", "threats"]);
    for (at, value, code) in [
        ("/behaviour/text", long(10_001), "too_long"),
        ("/reporter/name", long(201), "too_long"),
        ("/behaviour/acts", twice, "repeated"),
        ("/contact/email", json!("someone at home"), "not_an_email"),
        ("/contact/phone", json!("call me"), "not_a_phone_number"),
    ] {
        assert_eq!(refusals(with(at, value)), [(at.to_owned(), code)]);
    }
    assert_eq!(refusals(with("/behaviour/text", long(10_000))), []);
    let mut whole = smallest();
    whole["version"] = json!(2);
    whole["incidents"] = json!([{"what": "a"}, {"when": "2026-02-30", "where": long(10_001)}]);
    let found = refusals(whole);
    for wanted in
        [("/version", "unknown_version"), ("/incidents/1/when", "not_a_date"), ("/incidents/1/where", "too_long")]
    {
        assert!(found.contains(&(wanted.0.to_owned(), wanted.1)), "{found:?}");
    }
    let mut many = smallest();
    many["incidents"] = json!(vec![json!({}); 101]);
    assert_eq!(refusals(many), [("/incidents".to_owned(), "too_many")]);
}

#[test]
fn every_field_belongs_to_one_part_and_has_a_shape() {
    for section in Section::ALL {
        let names = field::names_in(*section);
        assert!(!names.is_empty() || rows::lists_in(*section).next().is_some(), "{}", section.code());
        for name in names {
            assert!(field::shape(&name).is_some(), "{name}");
            let owners = Section::ALL.iter().filter(|owner| owner.owns(&name)).count();
            assert_eq!(owners, 1, "{name}");
        }
    }
}
