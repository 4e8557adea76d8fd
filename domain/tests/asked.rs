//! Which answers are left out of a report because their question was not to be asked.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::answers::DangerCode;
use domain::asked::{ASKED, unasked};
use domain::field::{self, Shape};
use domain::{Answers, Code, Report};
use serde_json::{Value, json};

/// A report with every answer that may be left out, and these besides.
/// An area of this team, whichever those are.
const AREA: &str = <domain::codes::Area as domain::Code>::SET.codes[0];

fn sent(place: Value, person: Value, contact: Value) -> (Vec<&'static str>, Value) {
    let mut whole = json!({
        "version": 1,
        "reporter": {"role": "self"},
        "behaviour": {"text": "words"},
        "place": {"area": AREA},
        "person": {"name": "Sam"},
        "contact": {"phone": "020 7946 0958", "voicemail": "yes", "email": "a@b.example", "trusted_person": "Ana"},
    });
    for (group, more) in [("place", place), ("person", person), ("contact", contact)] {
        whole[group].as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    }
    let report: Report = serde_json::from_value(whole).unwrap();
    let named = unasked(&report).iter().map(|asked| asked.field).collect();
    (named, serde_json::to_value(Answers::read(report).unwrap().report()).unwrap())
}

#[test]
fn every_row_of_the_table_holds() {
    let nothing = || json!({});
    let place = |nation: &str| sent(json!({"nation": nation}), nothing(), nothing()).0;
    for (nation, left_out) in [
        ("england", false),
        ("not_sure", false),
        ("wales", true),
        ("scotland", true),
        ("northern_ireland", true),
        ("outside_uk", true),
    ] {
        assert_eq!(place(nation).contains(&"place.area"), left_out, "{nation}");
    }
    let contact = |methods: &[&str]| sent(nothing(), nothing(), json!({"methods": methods})).0;
    let (phone, voicemail) = ("contact.phone", "contact.voicemail");
    let (email, trusted) = ("contact.email", "contact.trusted_person");
    assert_eq!(contact(&["phone_call"]), [email, trusted]);
    assert_eq!(contact(&["text_message"]), [email, trusted]);
    assert_eq!(contact(&["email"]), [phone, voicemail, trusted]);
    assert_eq!(contact(&["trusted_person"]), [phone, voicemail, email]);
    assert_eq!(contact(&["text_message", "email", "trusted_person"]), [""; 0]);
}

#[test]
fn whose_question_was_not_to_be_asked_is_listed_and_left_out() {
    let someone_else =
        json!({"knows": "yes", "agrees": "no", "may_contact": "no", "how": "At noon", "may_say_who": "no"});
    let left_out = |role: &str, interpreter: &str, university: &str| {
        let report: Report = serde_json::from_value(json!({
            "version": 1,
            "reporter": {"role": role, "organisation": "A school"},
            "behaviour": {"text": "words"},
            "someone_else": someone_else,
            "contact": {"interpreter": interpreter, "language": "Polish"},
            "sharing": {"university": university, "university_name": "Ours"},
        }))
        .unwrap();
        let named: Vec<_> = unasked(&report).iter().map(|asked| asked.field).collect();
        let sent = serde_json::to_value(Answers::read(report).unwrap().report()).unwrap();
        for field in &named {
            let (group, name) = field.split_once('.').unwrap();
            assert!(sent[group][name].is_null(), "{field}");
        }
        named
    };
    let them: Vec<_> =
        ASKED.iter().map(|asked| asked.field).filter(|field| field.starts_with("someone_else.")).collect();
    assert_eq!(them.len(), 5);
    assert_eq!(left_out("professional", "yes", "not_sure"), [""; 0]);
    assert_eq!(left_out("someone_else", "not_sure", "yes"), ["reporter.organisation"]);
    assert_eq!(left_out("self", "yes", "yes"), [vec!["reporter.organisation"], them].concat());
    assert_eq!(left_out("professional", "no", "no"), ["contact.language", "sharing.university_name"]);
}

#[test]
fn what_is_left_out_is_not_sent_and_the_rest_is() {
    let contact = json!({"methods": ["email"]});
    let (named, report) = sent(json!({"nation": "wales"}), json!({"known": "no", "relationship": "stranger"}), contact);
    assert_eq!(named.len(), 4);
    assert_eq!(report["place"], json!({"nation": "wales"}));
    assert_eq!(report["person"], json!({"name": "Sam", "known": "no", "relationship": "stranger"}));
    // A way to reach somebody goes along, beside which ways are safe.
    assert_eq!(report["contact"].as_object().unwrap().len(), 5);
}

#[test]
fn where_nothing_was_decided_everything_is_sent() {
    let (named, report) = sent(json!({}), json!({}), json!({}));
    assert_eq!(named, [""; 0]);
    assert_eq!(report["contact"].as_object().unwrap().len(), 4);
    assert_eq!((&report["place"]["area"], &report["person"]["name"]), (&json!(AREA), &json!("Sam")));
}

#[test]
fn the_table_names_fields_and_codes_that_there_are() {
    for asked in &ASKED {
        assert!(field::shape(asked.field).is_some(), "{}", asked.field);
        let Some(Shape::One(set) | Shape::Many(set)) = field::shape(asked.after) else { panic!("{}", asked.after) };
        assert!(asked.codes.iter().all(|code| set.codes.contains(code)), "{}", asked.field);
        // Else one could be left out for an answer that was left out itself.
        assert!(!ASKED.iter().any(|other| other.field == asked.after), "{}", asked.after);
    }
}

#[test]
fn danger_orders_and_the_relationship_are_never_left_out() {
    let decided = ["danger", "orders", "behaviour", "incidents"];
    for asked in &ASKED {
        assert!(!decided.contains(&asked.field.split('.').next().unwrap()), "{}", asked.field);
        assert!(!["person.relationship", "reporter.age_group"].contains(&asked.field));
    }
    // Whatever is answered elsewhere, the same flags fire.
    let danger: Value = DangerCode::ALL.iter().map(|code| (code.code().to_owned(), json!("yes"))).collect();
    let whole = json!({
        "version": 1, "reporter": {"role": "self"}, "danger": danger, "orders": [{"broken": "yes"}],
        "place": {"nation": "wales"}, "person": {"known": "no", "relationship": "ex_partner"},
        "contact": {"methods": ["email"]},
    });
    let report: Report = serde_json::from_value(whole.clone()).unwrap();
    assert_eq!(serde_json::to_value(Answers::read(report).unwrap().report()).unwrap(), whole);
}
