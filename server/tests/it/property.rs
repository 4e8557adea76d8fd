//! Any valid answers, sent through the form and through the endpoint, are the same report once opened.

use std::collections::BTreeSet;

use domain::field::{self, Shape};
use domain::rows::{self, ROWS, Rows};
use domain::{Code, Report, Step};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value};

use crate::support::Site;

/// Answers to one field, as the form sends them: none, one, or several of a list.
fn answers_to(name: &str) -> BoxedStrategy<Vec<String>> {
    // A row with nothing in it is none in a form.
    let first_in_row = rows::part(name).is_some_and(|(list, _, field)| field == list.fields[0].0);
    let required = first_in_row || matches!(name, "reporter.role" | "behaviour.text");
    let given: BoxedStrategy<Vec<String>> = match field::shape(name).unwrap() {
        Shape::One(set) => select(set.codes).prop_map(|code| vec![code.to_owned()]).boxed(),
        Shape::Many(set) => {
            let count = set.codes.len();
            subsequence(set.codes.to_vec(), 1..=count)
                .prop_shuffle()
                .prop_map(|codes| codes.iter().map(|code| (*code).to_owned()).collect())
                .boxed()
        }
        Shape::Words(_) if name == "contact.email" => Just(vec!["who@example.com".to_owned()]).boxed(),
        Shape::Words(_) if name == "contact.phone" => {
            "[0-9]{3,12}( ext [0-9]{1,4})?".prop_map(|phone| vec![phone]).boxed()
        }
        // Any characters at all, those that are dropped or changed included; one that says something.
        Shape::Words(_) => (any_words(), any_words(), any::<bool>())
            .prop_map(|(before, after, first)| {
                vec![format!("{}{before}\r\nx\r{after}\u{0}", if first { "\n" } else { "" })]
            })
            .boxed(),
    };
    if required { given } else { prop_oneof![1 => Just(Vec::new()), 2 => given].boxed() }
}

fn any_words() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter)
}

type Fields = Vec<(Step, String, Vec<String>)>;

fn all_answers() -> BoxedStrategy<Fields> {
    let fields = field::names().map(|name| {
        let values = answers_to(&name);
        (Just(Step::of(&name).unwrap()), Just(name), values)
    });
    let lists = ROWS.iter().map(in_rows).collect::<Vec<_>>();
    (fields.collect::<Vec<_>>(), lists)
        .prop_map(|(single, lists)| single.into_iter().chain(lists.into_iter().flatten()).collect())
        .boxed()
}

/// A few rows of a list.
fn in_rows(list: &'static Rows) -> BoxedStrategy<Fields> {
    let step = Step::of(list.name).unwrap();
    let row = list.fields.iter().map(|(field, _)| answers_to(&list.field(0, field))).collect::<Vec<_>>();
    let named = move |rows: Vec<Vec<Vec<String>>>| {
        let rows = rows.into_iter().enumerate();
        let fields = rows.flat_map(|(at, row)| {
            row.into_iter().zip(list.fields).map(move |(values, (field, _))| (step, list.field(at, field), values))
        });
        fields.collect::<Fields>()
    };
    proptest::collection::vec(row, 0..4).prop_map(named).boxed()
}

/// The same answers as a program writes them.
fn as_json(fields: &Fields) -> Value {
    let mut whole = Value::Object(Map::from_iter([("version".to_owned(), 1.into())]));
    for (_, name, values) in fields.iter().filter(|(_, _, values)| !values.is_empty()) {
        let mut place = &mut whole;
        for part in name.split('.') {
            let row = part.parse::<usize>().ok();
            if place.is_null() {
                *place = if row.is_some() { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
            }
            place = match (row, place) {
                (Some(row), Value::Array(list)) => {
                    list.resize(list.len().max(row + 1), Value::Null);
                    &mut list[row]
                }
                (_, place) => &mut place[part],
            };
        }
        let list = matches!(field::shape(name), Some(Shape::Many(_)));
        *place = if list { values.clone().into() } else { values[0].clone().into() };
    }
    whole
}

async fn through_the_form(site: &Site, fields: &Fields) -> Report {
    let cookie = site.begin().await;
    for step in Step::ALL {
        let own = fields.iter().filter(|(owner, _, _)| owner == step);
        let pairs: Vec<(&str, &str)> =
            own.flat_map(|(_, name, values)| values.iter().map(move |value| (name.as_str(), value.as_str()))).collect();
        let kept = site.post(&format!("/report/{}", step.number()), &cookie, &pairs).await;
        assert_eq!(kept.status.as_u16(), 303, "{}: {}", step.code(), kept.text);
    }
    let reference = site.finish(&cookie).await;
    site.open(&reference).await.report
}

#[test]
fn form_and_endpoint_make_the_same_report() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let site = Site::new();
    let mut number = 0_u32;
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let number = std::cell::RefCell::new(&mut number);
    let told = std::cell::RefCell::new(BTreeSet::new());
    runner
        .run(&all_answers(), |fields| {
            **number.borrow_mut() += 1;
            let answered = fields.iter().filter(|(_, _, values)| !values.is_empty());
            told.borrow_mut().extend(answered.map(|(_, name, _)| in_any_row(name)));
            let key = format!("a-key-for-one-case-only-{}", number.borrow());
            let (by_form, by_program) = runtime.block_on(async {
                let taken = site.api(&key, as_json(&fields).to_string()).await;
                assert_eq!(taken.status.as_u16(), 201, "{}", taken.text);
                let reference = taken.json()["reference"].as_str().unwrap().to_owned();
                (through_the_form(&site, &fields).await, site.open(&reference).await.report)
            });
            prop_assert_eq!(serde_json::to_value(by_form).unwrap(), serde_json::to_value(by_program).unwrap());
            Ok(())
        })
        .unwrap();
    // Whatever the form asks was answered in some of the cases. That none of 64 does by chance happens once in 10^18 runs.
    let asked = Step::ALL.iter().flat_map(|step| content::english().step(*step).questions.iter());
    let lists = ROWS.iter().flat_map(|list| list.fields.iter().map(|(field, _)| in_any_row(&list.field(0, field))));
    let asked = asked.map(|question| question.name.clone()).filter(|name| rows::list(name).is_none()).chain(lists);
    assert_eq!(asked.filter(|name| !told.borrow().contains(name)).collect::<Vec<_>>(), Vec::<String>::new());
}

/// A field's name, whichever row it is in.
fn in_any_row(name: &str) -> String {
    name.split('.').filter(|part| part.parse::<usize>().is_err()).collect::<Vec<_>>().join(".")
}
