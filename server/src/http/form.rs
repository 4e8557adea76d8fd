//! Reading a posted form: pairs of text, and then the same answers that a program would send.

use std::sync::Arc;

use app::pages::Filled;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::Response;
use domain::field::{self, Shape};
use domain::{Problem, ProblemCode, Problems, Report, Section};
use percent_encoding::percent_decode;
use serde_json::{Map, Value};

use super::{Public, reading};

/// No form of ours has as many fields. Each one that is foreign is named in the answer, which must not
/// become a way to keep the server busy.
const MOST_FIELDS: usize = 200;

/// The pairs of a posted form, in order, and what of it was no text.
pub(super) struct Posted {
    pairs: Vec<(String, String)>,
    unreadable: Problems,
}

impl FromRequest<Arc<Public>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, public: &Arc<Public>) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        // A form without any field is posted without a body, and by some programs without a type.
        if !kind.unwrap_or("application/x-www-form-urlencoded").starts_with("application/x-www-form-urlencoded") {
            return Err(public.prose(StatusCode::UNSUPPORTED_MEDIA_TYPE, "refused").await);
        }
        match Bytes::from_request(request, public).await {
            Ok(body) if body.split(|byte| *byte == b'&').count() <= MOST_FIELDS => Ok(Self::parse(&body)),
            _ => Err(public.prose(StatusCode::PAYLOAD_TOO_LARGE, "too-large").await),
        }
    }
}

impl Posted {
    fn parse(body: &[u8]) -> Self {
        let mut posted = Self { pairs: Vec::new(), unreadable: Problems::new() };
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let mut halves = pair.splitn(2, |byte| *byte == b'=').map(decode);
            let (name, _) = halves.next().unwrap_or_default();
            let (value, whole) = halves.next().unwrap_or((String::new(), true));
            if !whole {
                posted.unreadable.push(Problem::in_field(&name, ProblemCode::Unreadable));
            }
            posted.pairs.push((name, value));
        }
        posted
    }

    /// Name and value of each field.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What was no text.
    pub(super) fn unreadable(&self) -> &Problems {
        &self.unreadable
    }

    /// The form as it was filled in, to be given back.
    pub(super) fn filled(&self) -> Filled {
        self.pairs.iter().cloned().collect()
    }

    /// The answers to one part's questions, through the same reading as a program's JSON.
    pub(super) fn answers(&self, section: Section) -> Result<Report, Problems> {
        let mut problems = self.unreadable.clone();
        let mut tree = Value::Object(Map::new());
        for (name, value) in self.pairs() {
            let shape = field::shape(name).filter(|_| section.owns(name));
            let Some(shape) = shape else {
                problems.push(Problem::in_field(name, ProblemCode::UnknownField));
                continue;
            };
            if value.is_empty() {
                continue;
            }
            if !plant(&mut tree, name, shape, value) {
                problems.push(Problem::in_field(name, ProblemCode::Repeated));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        reading::read(tree).map_err(|(why, pointer)| vec![reading::problem(&why.to_string(), pointer)])
    }
}

/// Text of a name or value, and whether it was text in UTF-8.
fn decode(raw: &[u8]) -> (String, bool) {
    let spaced: Vec<u8> = raw.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    match String::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(why) => (String::from_utf8_lossy(why.as_bytes()).into_owned(), false),
    }
}

/// Puts a value at its path; false where one stands already.
fn plant(tree: &mut Value, name: &str, shape: Shape, value: &str) -> bool {
    let mut place = tree;
    for part in name.split('.') {
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
        let Some(fields) = place.as_object_mut() else { return false };
        place = fields.entry(part).or_insert(Value::Null);
    }
    match (shape, &mut *place) {
        (Shape::Many(_), Value::Array(list)) => list.push(value.into()),
        (Shape::Many(_), Value::Null) => *place = Value::Array(vec![value.into()]),
        (_, Value::Null) => *place = value.into(),
        _ => return false,
    }
    true
}

/// A report's answers as they stand in the form's fields.
pub(super) fn filled(report: &Report) -> Filled {
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
        Value::Array(items) => items.iter().for_each(|item| flatten(item, name.clone(), pairs)),
        Value::String(text) => pairs.push((name, text.clone())),
        _ => {}
    }
}
