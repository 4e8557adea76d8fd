//! Any report sorts as published, and whatever is added to it never makes it less urgent.

use domain::answers::DangerCode;
use domain::codes::{Act, AgeGroup, Answer, Change, EvidenceKind, HowOften, Occasions, OrderKind, Relationship, Role};
use domain::{Answers, Code, Report};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

use crate::published;
use crate::{TODAY, assessed, flags_of, merge};

/// What may be put into a field.
type Put = (&'static str, Value);

fn code<C: Code + std::fmt::Debug>(field: &'static str) -> BoxedStrategy<Put> {
    select(C::ALL).prop_map(move |code| (field, json!(code.code()))).boxed()
}

fn list<C: Code + std::fmt::Debug>(field: &'static str) -> BoxedStrategy<Put> {
    subsequence(C::ALL, 1..=3)
        .prop_map(move |codes| (field, codes.iter().map(|code| json!(code.code())).collect()))
        .boxed()
}

/// Words, harmless and dangerous, whole and inside other words.
fn text() -> impl Strategy<Value = String> {
    let word = select(&["hello", "skill", "knifey", "again", "kill", "KNIFE", "burn", "you", "burn you", "acid"][..]);
    vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn words(field: &'static str) -> BoxedStrategy<Put> {
    text().prop_map(move |text| (field, json!(text))).boxed()
}

fn answer() -> impl Strategy<Value = Put> {
    let single = prop_oneof![
        select(DangerCode::ALL).prop_flat_map(|code| {
            select(Answer::ALL).prop_map(move |answer| ("danger", json!({code.code(): answer.code()})))
        }),
        code::<Relationship>("person.relationship"),
        code::<Answer>("person.has_weapons"),
        code::<AgeGroup>("reporter.age_group"),
        code::<HowOften>("behaviour.how_often"),
        code::<Occasions>("behaviour.occasions"),
        code::<Answer>("contact.no_longer_safe"),
        code::<Answer>("behaviour.signs.fixated"),
        code::<Answer>("behaviour.signs.obsessive"),
        code::<Answer>("behaviour.signs.unwanted"),
        code::<Answer>("behaviour.signs.repeated"),
        select(&["2020-01-01", "yesterday", "spring 2024", "kill"][..])
            .prop_map(|began| ("behaviour.began", json!(began))),
    ];
    let lists = prop_oneof![
        list::<Act>("behaviour.acts"),
        list::<Change>("effect.changes"),
        list::<EvidenceKind>("evidence.kinds"),
    ];
    let said = prop_oneof![
        words("behaviour.text"),
        words("person.details"),
        words("person.weapons"),
        words("earlier.accusations"),
        words("evidence.details"),
        words("effect.text"),
        words("contact.other"),
        words("contact.if_someone_else_answers"),
        words("someone_else.how"),
        words("sharing.not_with"),
    ];
    let order = (
        proptest::option::of(select(OrderKind::ALL)),
        proptest::option::of(select(Answer::ALL)),
        proptest::option::of(select(Answer::ALL)),
        proptest::option::of(text()),
    );
    let order = order.prop_map(|(kind, broken, before, how)| {
        let mut order = Map::new();
        order.insert("court".to_owned(), json!("a court"));
        order.extend(kind.map(|kind| ("kind".to_owned(), json!(kind.code()))));
        order.extend(broken.map(|broken| ("broken".to_owned(), json!(broken.code()))));
        order.extend(before.map(|before| ("before".to_owned(), json!(before.code()))));
        order.extend(how.map(|how| ("how".to_owned(), json!(how))));
        ("orders", json!([order]))
    });
    let incident = select(&["what", "where", "when", "witnesses", "evidence"][..]);
    let incident = (incident, text()).prop_map(|(field, text)| ("incidents", json!([{field: text}])));
    prop_oneof![4 => single, 2 => lists, 3 => said, 1 => order, 1 => incident]
}

/// Adds to a report: fills in what is empty, appends to lists, and puts words before or after those that are there.
/// What is there already otherwise stays.
fn add(report: &mut Value, (field, value): &Put, before: bool) {
    let mut place = report;
    for name in field.split('.') {
        place = place.as_object_mut().unwrap().entry(name).or_insert(Value::Null);
        if place.is_null() && name != field.rsplit('.').next().unwrap() {
            *place = json!({});
        }
    }
    match (place, value) {
        (place @ Value::Null, value) => *place = value.clone(),
        (Value::Array(items), Value::Array(more)) => {
            let new = more.iter().filter(|item| item.is_object() || !items.contains(item)).cloned().collect::<Vec<_>>();
            let at = if before { 0 } else { items.len() };
            items.splice(at..at, new);
        }
        (place @ Value::Object(_), Value::Object(more)) => {
            for (key, value) in more {
                if place.get(key).is_none() {
                    merge(place, &json!({key.as_str(): value}));
                }
            }
        }
        (Value::String(text), Value::String(more)) if published::WORDS.contains(field) => {
            *text = if before { format!("{more} {text}") } else { format!("{text} {more}") };
        }
        _ => {}
    }
}

fn smallest() -> impl Strategy<Value = Value> {
    select(Role::ALL).prop_map(
        |role| json!({"version": 1, "reporter": {"role": role.code()}, "behaviour": {"acts": ["letters_or_gifts"]}}),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_report_sorts_as_published_and_adding_never_lowers(
        mut report in smallest(),
        puts in vec((answer(), any::<bool>()), 1..12),
    ) {
        let mut band = assessed(&report).band;
        for (put, before) in puts {
            add(&mut report, &put, before);
            let assessment = assessed(&report);
            let read: Report = serde_json::from_value(report.clone()).unwrap();
            let began = Answers::read(read).unwrap().told().behaviour.began.clone();
            let began = began.and_then(|began| began.roughly(TODAY));
            let flags = published::flags(&report, began.is_some_and(|day| day < TODAY.saturating_sub(jiff::Span::new().years(1))));
            prop_assert_eq!(flags_of(&assessment), flags.clone(), "{}", report);
            prop_assert_eq!(assessment.band.number(), published::band(&report, &flags), "{}", report);
            prop_assert!(assessment.band <= band, "{} made it less urgent: {}", put.0, report);
            band = assessment.band;
        }
    }

    #[test]
    fn no_other_word_makes_a_report_more_urgent_than_standard(text in "[a-zA-Z .,'!?\u{e0}-\u{17f}]{1,60}") {
        prop_assume!(!domain::triage::names_danger(&text));
        let report = json!({"version": 1, "reporter": {"role": "self"}, "behaviour": {"text": format!("x {text}")}});
        prop_assert_eq!(assessed(&report).band.number(), 3);
    }
}
