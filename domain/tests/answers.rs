//! What is taken, what is refused, and under which name.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::answers::alone;
use domain::field::Shape;
use domain::text::Text;
use domain::{Answers, Code, ProblemCode, Report, field, rows};
use serde_json::{Value, json};

/// An area of this team, whichever those are.
const AREA: &str = <domain::codes::Area as domain::Code>::SET.codes[0];

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
        json!({"orders": [{}, {"how": "He came to the door"}]}),
        json!({"incidents": [{"what": "He followed me home"}]}),
        json!({"incidents": [{}, {"when": "last Tuesday"}]}),
        json!({"danger": {"weapon_now": "yes"}}),
        json!({"danger": {"vulnerable": "yes"}}),
        json!({"effect": {"text": "I can't sleep"}}),
        json!({"evidence": {"details": "Forty messages"}}),
        json!({"person": {"weapons": "A knife"}}),
        json!({"person": {"accounts": [{"link": "https://example.org/him"}]}}),
        json!({"earlier": {"accusations": "He says I stalk him"}}),
        json!({"behaviour": {"began": "when he lost his job"}}),
        json!({"contact": {"other": "He reads my email"}}),
        json!({"behaviour": {"text": "\u{200b}\u{3164}."}}),
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
    let nothing = [("/behaviour/text".to_owned(), "nothing_told")];
    for words in [" \n\t", "\u{200b}", "\u{2800}\u{2800}", "\u{3164}", "\u{301}", "\u{202e}\u{ad}\u{fe0f}"] {
        assert_eq!(refusals(with("/behaviour/text", json!(words))), nothing, "{words:?}");
        let everywhere = json!({
            "version": 1, "reporter": {"role": "self"}, "behaviour": {"text": words}, "effect": {"text": words},
            "incidents": [{"what": words, "when": words}], "orders": [{"how": words}], "evidence": {"details": words},
            "person": {"weapons": words, "accounts": [{"link": words}]}, "contact": {"other": words},
        });
        assert_eq!(refusals(everywhere), nothing, "{words:?}");
    }
    // Who somebody is, where, and how to reach them is nothing that happened.
    for quiet in [
        json!({"reporter": {"role": "professional", "name": "Sam", "organisation": "A school", "age_group": "under_16"}}),
        json!({"place": {"nation": "england", "area": AREA}}),
        json!({"someone_else": {"knows": "yes"}, "follow_up": {"reference": "7KQ4-M2XP"}}),
        json!({"person": {"name": "Kim", "known": "yes", "relationship": "ex_partner", "accounts": [{}, {}]}}),
        json!({"danger": {"weapon_now": "no", "pets": "not_sure", "break_in": "rather_not_say"}}),
        json!({"behaviour": {"acts": [], "signs": {"repeated": "yes"}, "occasions": "twice_or_more"}}),
        json!({"incidents": [{}, {"what": ""}], "orders": [{}]}),
        json!({"effect": {"areas": ["sleep"]}, "evidence": {"kinds": ["messages"]}}),
        json!({"contact": {"phone": "07700 900123", "email": "a@b.example", "code_word": "blue", "methods": ["email"]}}),
        json!({"sharing": {"university_name": "Northbank"}, "person": {"has_weapons": "no"}}),
    ] {
        let mut whole = json!({"version": 1, "reporter": {"role": "self"}});
        whole.as_object_mut().unwrap().extend(quiet.as_object().unwrap().clone());
        assert_eq!(refusals(whole), nothing, "{quiet}");
    }
}

/// The browser asks field by field what the server asks of a whole report.
#[test]
fn a_field_tells_something_exactly_where_a_report_of_it_does() {
    let mut names: Vec<String> = field::names().collect();
    names.extend(rows::ROWS.iter().flat_map(|list| list.fields.iter().map(|(field, _)| list.field(0, field))));
    let mut telling = 0;
    for name in names {
        let values: Vec<&str> = match field::shape(&name).unwrap() {
            Shape::Words(_) => vec!["words 123", "\u{200b}"],
            Shape::One(set) | Shape::Many(set) => set.codes.to_vec(),
        };
        for value in values {
            let many = matches!(field::shape(&name), Some(Shape::Many(_)));
            let mut tree = if many { json!([value]) } else { json!(value) };
            for part in name.rsplit('.') {
                tree = if part == "0" { json!([tree]) } else { json!({ part: tree }) };
            }
            let report: Report = serde_json::from_value(tree).unwrap();
            let words = matches!(field::shape(&name), Some(Shape::Words(_)));
            let tells =
                if words { alone::words_tell(&name, &Text::new(value)) } else { alone::choice_tells(&name, value) };
            assert_eq!(report.tells_something(), tells, "{name} {value:?}");
            telling += usize::from(tells);
        }
    }
    assert!(telling > 60, "{telling}");
}

#[test]
fn rows_without_an_answer_are_left_out_and_count_for_nothing() {
    let blank = "\u{200b} ";
    let whole = json!({
        "version": 1, "reporter": {"role": "self"},
        "incidents": [{}, {"what": blank, "when": ""}, {"where": "At work"}, {}],
        "orders": [{}, {"kind": "injunction"}, {"court": blank}],
        "person": {"accounts": [{"service": "x"}, {"link": blank}]},
    });
    let report: Report = serde_json::from_value(whole).unwrap();
    assert_eq!(domain::asked::counted(&report).incidents.len(), 1);
    let answers = Answers::read(report).unwrap();
    let report = answers.report();
    assert_eq!((report.incidents.len(), report.orders.len(), report.person.accounts.len()), (1, 1, 1));
    assert_eq!(domain::triage::assess(&answers, jiff::civil::date(2026, 11, 28)).band, domain::triage::Band::Check);
    // A row is judged under the number that it was sent with.
    let wrong = json!({
        "version": 1, "reporter": {"role": "self"}, "incidents": [{}, {"what": "a", "when": "2026-02-30"}],
    });
    assert_eq!(refusals(wrong), [("/incidents/1/when".to_owned(), "not_a_date")]);
}

#[test]
fn a_whole_number_is_one_however_it_is_written() {
    let read = |version: &str| {
        let json = format!(r#"{{"version":{version},"reporter":{{"role":"self"}},"behaviour":{{"text":"a"}}}}"#);
        let report = serde_json::from_str::<Report>(&json).map_err(drop)?;
        Ok::<_, ()>(Answers::read(report).err().unwrap_or_default().first().map(|problem| problem.code.code()))
    };
    for one in ["1", "1.0", "1.00", "1e0", "10e-1"] {
        assert_eq!(read(one), Ok(None), "{one}");
    }
    for (other, code) in [
        ("2", "unknown_version"),
        ("2.0", "unknown_version"),
        ("0", "unknown_version"),
        ("-1", "unknown_version"),
        ("-1.0", "unknown_version"),
        ("1e300", "unknown_version"),
        ("4294967297", "unknown_version"),
        ("null", "missing"),
    ] {
        assert_eq!(read(other), Ok(Some(code)), "{other}");
    }
    for none in ["1.5", "\"1\"", "true", "[1]", "{}"] {
        assert_eq!(read(none), Err(()), "{none}");
    }
}

/// What the published schema says of a number or an address is what the rule says.
#[test]
fn the_published_patterns_are_the_rules() {
    let pieces = [
        "", "a", "é", "日", "1", "12", "3", "٣", "५", "੫", "૫", "௫", "๕", "５", "𝟝", "²", "Ⅷ", "@", "＠", "﹫", " ",
        "\t", "\n", "\r", "\u{b}", "\u{85}", "\u{a0}", "\u{2028}", "\u{0}", "\u{1f}", "\u{9f}", "\u{200b}", "\u{feff}",
        ".", "+", "-",
    ];
    for (rule, at) in [(ProblemCode::NotAPhoneNumber, "/contact/phone"), (ProblemCode::NotAnEmail, "/contact/email")] {
        let pattern = regex::Regex::new(&alone::pattern(rule).unwrap()).unwrap();
        let mut taken = 0;
        let mut agree = |words: &str| {
            let fine = refusals(with(at, json!(words))).is_empty();
            assert_eq!(pattern.is_match(words), fine, "{at} {words:?}");
            taken += usize::from(fine);
        };
        for first in pieces {
            for second in pieces {
                for third in ["", "a", "1", "＠", "\t", "\u{0}"] {
                    agree(&format!("{first}{second}{third}"));
                }
                for (left, right) in [("a", "@b.example"), ("jo＠", "example.org"), (" ", "7@"), ("07", " 9")] {
                    agree(&format!("{left}{first}{second}{right}"));
                }
            }
        }
        assert!(taken > 200, "{at} {taken}");
    }
    for number in ["੦੭੭੦੦ ੯੦੦੧੨੩", "૦૭૭૦૦", "௦௭௭௦௦", "๐๗๗๐๐ ๙๐๐", "０７７００ ９００１２３", "+44 (0)7700", "𝟘𝟟𝟟"]
    {
        assert_eq!(refusals(with("/contact/phone", json!(number))), [], "{number}");
    }
    for address in ["jo＠example.org", "jo﹫example.org", " пошта@приклад.укр ", "a@b"] {
        assert_eq!(refusals(with("/contact/email", json!(address))), [], "{address}");
    }
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
