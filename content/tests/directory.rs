//! The rules for services, seen to refuse. That the real ones keep to them is seen by building.

use std::collections::BTreeMap;

use content::directory::{faults, faults_in_words};
use content::{Service, well_formed};
use domain::Code;
use domain::codes::Need;
use serde_json::{Value, json};

type Services = BTreeMap<String, Service<String>>;
type Change = fn(&mut Value);

/// Two services between them help with everything.
fn services(change: impl FnOnce(&mut Value)) -> Services {
    let needs: Vec<&str> = Need::ALL.iter().map(|need| need.code()).collect();
    let mut value = json!({
        "one": {
            "name": "One", "number": "0800 555 111", "needs": needs, "nations": ["england"], "does": "Helps.",
            "source": "https://one.example/", "as_of": "2026-11-22", "hours": "day and night", "open": "always",
        },
        "two": { "name": "Two", "number_of": "one", "site": "https://two.example/", "needs": ["men"],
            "nations": ["wales"], "does": "Helps.", "source": "https://two.example/", "as_of": "2026-11-22" },
    });
    change(&mut value);
    serde_json::from_value(value).expect("it can be read, if not used")
}

fn written_to(all: &mut Value) {
    (all["two"]["number_of"], all["two"]["site"]) = (Value::Null, Value::Null);
    all["two"]["email"] = json!("help@two.example");
}

fn said(change: impl FnOnce(&mut Value)) -> String {
    faults(&services(change)).join("\n")
}

#[test]
fn what_is_in_order_is_let_be() {
    assert_eq!(said(|_| {}), "");
}

#[test]
fn sign_language_alone_is_a_way() {
    assert_eq!(
        said(|all| {
            (all["two"]["number_of"], all["two"]["site"]) = (Value::Null, Value::Null);
            all["two"]["bsl"] = json!("By video");
            all["two"]["email"] = json!("help@two.example");
        }),
        ""
    );
}

#[test]
fn what_is_wrong_is_named() {
    let cases: [(Change, &str); 32] = [
        (|all| all["one"]["number"] = json!("0800 555 11"), "`one` has a malformed number"),
        (|all| all["two"]["number"] = json!("101"), "`two` has a number and another's, too"),
        (|all| all["two"]["number_of"] = json!("three"), "`two` has the number of a service that has none"),
        (|all| all["two"]["number_of"] = json!("two"), "`two` has the number of a service that has none"),
        (|all| all["two"]["site"] = json!("http://two.example/"), "`two` has a site that is no https address"),
        (|all| all["one"]["number"] = Value::Null, "`one` is nowhere"),
        // Who can only be written to can't be talked to.
        (written_to, "`two` is nowhere"),
        (|all| all["two"]["email"] = json!("help.two.example"), "`two` has an email address that is none"),
        (|all| all["two"]["email"] = json!("help@two"), "`two` has an email address that is none"),
        (|all| all["two"]["email"] = json!("a@b@two.example"), "`two` has an email address that is none"),
        (|all| all["two"]["email"] = json!("help @two.example"), "`two` has an email address that is none"),
        (|all| all["one"]["chat"] = json!("On their site"), "`one` has a chat on no site"),
        (|all| all["two"]["seen_also"] = json!(["hearsay"]), "`two` was seen also where there is no address"),
        (
            |all| all["two"]["seen_also"] = json!([all["two"]["source"]]),
            "`two` was seen also where there is no address",
        ),
        (|all| all["one"]["source"] = json!("hearsay"), "`one` has no source"),
        (|all| all["one"]["source"] = json!(""), "`one` has no source"),
        (|all| all["one"]["open"] = json!({ "bank_holidays": "closed" }), "`one` is open at no time"),
        (|all| all["one"]["hours"] = Value::Null, "`one` is open without hours in words"),
        (|all| all["one"]["open_by"] = json!(["text"]), "`one` is open by a way that it does not have"),
        (|all| all["one"]["open_by"] = json!(["voice"]), "`one` names all its ways as those that are open"),
        (|all| all["two"]["open_by"] = json!(["voice"]), "`two` has ways that are open, and is not"),
        (|all| all["one"]["open"] = Value::Null, "`one` claims to be open at all times"),
        (|all| all["two"]["chat"] = json!("On their site, 24/7"), "`two` claims to be open at all times"),
        (|all| all["two"]["bsl"] = json!("By video, day and night"), "`two` claims to be open at all times"),
        (|all| all["two"]["whom"] = json!("For women"), "`two` says for whom as `Women`"),
        (|all| all["two"]["whom"] = json!("women"), "`two` says for whom as `Women`"),
        (|all| all["one"]["nations"] = json!([]), "`one` helps in no nation"),
        (|all| all["one"]["does"] = json!(""), "`one` does not say what it does"),
        (|all| all["two"]["needs"] = json!([]), "`two` helps with nothing"),
        (|all| all["one"]["needs"] = json!(["men"]), "nobody helps with `stalking`"),
        (|all| all["two"]["text"] = json!("Text 08005 55111"), "0800555111 stands at `one` and at `two`"),
        (|all| all["two"]["text"] = json!("HELP to 88858"), "`two` has 88858, the old texts of the NSPCC"),
    ];
    for (change, expected) in cases {
        let said = said(change);
        assert!(said.contains(expected), "expected: {expected}\nsaid: {said}");
    }
}

#[test]
fn unknown_codes_are_not_read() {
    for (field, wrong) in [
        ("needs", json!(["worries"])),
        ("nations", json!(["france"])),
        ("open", json!("often")),
        ("open_by", json!(["post"])),
        ("checked", json!("May")),
        ("as_of", Value::Null),
    ] {
        let mut service = json!({ "name": "One", "source": "https://one.example/", "as_of": "2026-11-22" });
        assert!(serde_json::from_value::<Service<String>>(service.clone()).is_ok());
        service[field] = wrong;
        assert!(serde_json::from_value::<Service<String>>(service).is_err(), "{field}");
    }
}

#[test]
fn a_number_in_the_uk_is_known_by_its_form() {
    for number in
        ["999", "101", "111", "18000", "116 123", "0800 1111", "0808 802 0300", "08088 01 03 02", "01273 234773"]
    {
        assert!(well_formed(number), "{number}");
    }
    for number in
        ["", "99", "998", "0808 802 030O", "0808  802 0300", " 101", "808 802 0300", "0808-802-0300", "0808 802 03000"]
    {
        assert!(!well_formed(number), "{number}");
    }
}

#[test]
fn words_write_no_number_out_and_claim_no_hours() {
    let services = services(|_| {});
    let faults = |text: &str| faults_in_words("a.md", text, &services);
    assert!(faults("Call {{tel:one}}, day and night. Use 10,000 letters, 24 hours a day.").is_empty());
    assert_eq!(faults("Call 0800 555 111.").len(), 1);
    assert_eq!(faults("Open day and night: {{tel:one}} and {{site:two}}.").len(), 1);
    assert!(faults("Open day and night: {{tel:one}}.\nAlso {{site:two}}.").is_empty());
}
