//! The answers of an opened report, in words.

use std::collections::BTreeMap;

use content::{Content, Question};
use desk_app::{Said, SectionTold, Told};
use domain::field::{self, Shape};
use domain::{Code, Report, Section, rows};
use serde_json::Value;

/// All answers by the names of their fields: `danger.weapon`, `incidents.0.what`.
pub(super) struct Answers {
    words: &'static Content,
    values: BTreeMap<String, Vec<String>>,
    second_hand: bool,
}

/// Fields that say who the person responsible is, or how to reach the person: they stand in their own sections.
const NOT_OWN_WORDS: [&str; 6] = ["contact.", "reporter.", "person.name", "orders.", "incidents.", "person.accounts."];

impl Answers {
    pub(super) fn of(report: &Report, second_hand: bool) -> Self {
        let mut values = BTreeMap::new();
        flatten("", &serde_json::to_value(report).unwrap_or_default(), &mut values);
        Self { words: content::english(), values, second_hand }
    }

    /// A field's values, as they were given.
    pub(super) fn values(&self, field: &str) -> &[String] {
        self.values.get(field).map_or(&[], Vec::as_slice)
    }

    /// A field's first value.
    pub(super) fn value(&self, field: &str) -> &str {
        self.values(field).first().map_or("", String::as_str)
    }

    /// A field's question and answer; none where it was not answered.
    pub(super) fn told(&self, field: &str) -> Option<Told> {
        let lines = self.lines(field);
        (!lines.is_empty()).then(|| Told { label: self.label(field), lines })
    }

    fn lines(&self, field: &str) -> Vec<String> {
        let read = |value: &String| match field::shape(field) {
            Some(Shape::One(set) | Shape::Many(set)) if set.codes.contains(&value.as_str()) => {
                self.words.codes.label(set.name, value).to_owned()
            }
            _ => value.clone(),
        };
        self.values(field).iter().map(read).collect()
    }

    /// The question that asks for a field; its name where none does.
    pub(super) fn label(&self, field: &str) -> String {
        self.words.question(field).map_or_else(|| field.to_owned(), |question| self.of_question(question))
    }

    fn of_question(&self, question: &Question) -> String {
        question.label(self.second_hand).to_owned()
    }

    /// How many rows of a list were answered.
    pub(super) fn rows(&self, list: &str) -> usize {
        let row = |name: &String| rows::part(name).filter(|(rows, _, _)| rows.name == list).map(|(_, row, _)| row + 1);
        self.values.keys().filter_map(row).max().unwrap_or(0)
    }

    /// All answers, part by part, in the order of the form.
    pub(super) fn sections(&self) -> Vec<SectionTold> {
        let section = |section: &Section| {
            let questions = section.steps().flat_map(|step| &self.words.step(step).questions);
            let told: Vec<Told> = questions.flat_map(|question| self.to(question)).collect();
            let title = self.words.sections.of(*section).title.clone();
            (!told.is_empty()).then_some(SectionTold { title, told })
        };
        Section::ALL.iter().filter_map(section).collect()
    }

    fn to(&self, question: &Question) -> Vec<Told> {
        let Some((list, asked)) = rows::list(&question.name).zip(question.rows.as_ref()) else {
            return self.told(&question.name).into_iter().collect();
        };
        let mut all = Vec::new();
        for row in 0..self.rows(list.name) {
            for inner in &asked.questions {
                let told = self.told(&list.field(row, &inner.name));
                let label = format!("{}: {}", asked.title(row), self.of_question(inner));
                all.extend(told.map(|told| Told { label, ..told }));
            }
        }
        all
    }

    /// The person's own words, in the order of the form.
    pub(super) fn own_words(&self) -> Vec<Said> {
        let is_words = |field: &str| {
            matches!(field::shape(field), Some(Shape::Words(_)))
                && !NOT_OWN_WORDS.iter().any(|start| field.starts_with(start))
        };
        let mut fields: Vec<&String> = self.values.keys().filter(|field| is_words(field)).collect();
        // What is happening comes first, whatever the form's order.
        fields.sort_by_key(|field| (*field != "behaviour.text", self.words.place(field)));
        fields.into_iter().map(|field| Said { label: self.label(field), text: self.value(field).to_owned() }).collect()
    }

    /// The question of a code in words, and whether somebody else reports.
    pub(super) fn is_yes(&self, field: &str) -> bool {
        self.value(field) == domain::codes::Answer::Yes.code()
    }
}

fn flatten(name: &str, value: &Value, all: &mut BTreeMap<String, Vec<String>>) {
    let inner = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
    match value {
        Value::Object(object) => object.iter().for_each(|(part, value)| flatten(&inner(part), value, all)),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                match item {
                    Value::Object(_) => flatten(&inner(&at.to_string()), item, all),
                    other => all.entry(name.to_owned()).or_default().push(text(other)),
                }
            }
        }
        Value::Null => {}
        other => all.entry(name.to_owned()).or_default().push(text(other)),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
