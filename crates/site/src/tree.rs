//! Between a form's flat fields and the tree that a program sends: `person.accounts.0.service`.

use app::pages::Filled;
use domain::Report;
use domain::field::Shape;
use serde_json::{Map, Value};

/// Puts a value at its path; false where one stands already.
pub(crate) fn plant(tree: &mut Value, name: &str, shape: Shape, value: &str) -> bool {
    let mut place = tree;
    for part in name.split('.') {
        let Some(inner) = inside(place, part) else { return false };
        place = inner;
    }
    match (shape, &mut *place) {
        (Shape::Many(_), Value::Array(list)) => list.push(value.into()),
        (Shape::Many(_), Value::Null) => *place = Value::Array(vec![value.into()]),
        (_, Value::Null) => *place = value.into(),
        _ => return false,
    }
    true
}

/// The place in an object or, for a number, in a list, which rows fill one after the other.
fn inside<'a>(place: &'a mut Value, part: &str) -> Option<&'a mut Value> {
    if let Ok(row) = part.parse::<usize>() {
        if place.is_null() {
            *place = Value::Array(Vec::new());
        }
        let list = place.as_array_mut()?;
        if row == list.len() {
            list.push(Value::Null);
        }
        return list.get_mut(row);
    }
    if place.is_null() {
        *place = Value::Object(Map::new());
    }
    Some(place.as_object_mut()?.entry(part).or_insert(Value::Null))
}

/// A report's answers as they stand in the form's fields.
pub(crate) fn filled(report: &Report) -> Filled {
    let mut pairs = Vec::new();
    flatten(&serde_json::to_value(report).unwrap_or_default(), String::new(), &mut pairs);
    pairs.into_iter().collect()
}

fn flatten(value: &Value, name: String, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                flatten(inner, name, pairs);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                // Rows are numbered; several codes go under one name.
                let name = if item.is_object() { format!("{name}.{at}") } else { name.clone() };
                flatten(item, name, pairs);
            }
        }
        Value::String(text) => pairs.push((name, text.clone())),
        _ => {}
    }
}
