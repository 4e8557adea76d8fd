//! The answers that are words of the reporter's own. Names, numbers, handles, references, places and dates are not.

use crate::answers::{Incident, Order, Report};
use crate::text::Text;

type Field<T> = (&'static str, fn(&T) -> &Option<Text>);

const ONCE: [Field<Report>; 10] = [
    ("behaviour.text", |report| &report.behaviour.text),
    ("person.details", |report| &report.person.details),
    ("person.weapons", |report| &report.person.weapons),
    ("earlier.accusations", |report| &report.earlier.accusations),
    ("evidence.details", |report| &report.evidence.details),
    ("effect.text", |report| &report.effect.text),
    ("contact.other", |report| &report.contact.other),
    ("contact.if_someone_else_answers", |report| &report.contact.if_someone_else_answers),
    ("someone_else.how", |report| &report.someone_else.how),
    ("sharing.not_with", |report| &report.sharing.not_with),
];

const OF_AN_INCIDENT: [Field<Incident>; 3] = [
    ("what", |incident| &incident.what),
    ("witnesses", |incident| &incident.witnesses),
    ("evidence", |incident| &incident.evidence),
];

const OF_AN_ORDER: [Field<Order>; 1] = [("how", |order| &order.how)];

/// The answers that are words, with the names of their fields, as far as anything of them can be seen.
pub fn words(report: &Report) -> impl Iterator<Item = (String, &Text)> {
    let once = ONCE.iter().map(|(name, of)| ((*name).to_owned(), of(report)));
    let incidents = rows("incidents", &report.incidents, &OF_AN_INCIDENT);
    let all = once.chain(incidents).chain(rows("orders", &report.orders, &OF_AN_ORDER));
    all.filter_map(|(name, text)| Some((name, text.as_ref()?))).filter(|(_, text)| text.says_something())
}

fn rows<'a, T>(
    list: &'static str,
    rows: &'a [T],
    fields: &'static [Field<T>],
) -> impl Iterator<Item = (String, &'a Option<Text>)> {
    let numbered = rows.iter().enumerate();
    numbered.flat_map(move |(row, it)| fields.iter().map(move |(field, of)| (format!("{list}.{row}.{field}"), of(it))))
}

/// Whether the answer in the field with this name is words.
pub fn is_words(name: &str) -> bool {
    match crate::rows::part(name) {
        Some((rows, _, field)) if rows.name == "incidents" => OF_AN_INCIDENT.iter().any(|(name, _)| *name == field),
        Some((rows, _, field)) if rows.name == "orders" => OF_AN_ORDER.iter().any(|(name, _)| *name == field),
        _ => ONCE.iter().any(|(once, _)| *once == name),
    }
}
