//! The description of the endpoint for programs, made from the code's own types.

use std::collections::BTreeMap;

use axum::Json;
use domain::answers::{MOST_CHARACTERS, alone};
use domain::field::{self, Shape};
use domain::rows::ROWS;
use domain::text::Text;
use domain::{ProblemCode, visible};
use serde_json::{Value, json};
use utoipa::OpenApi;
use web::BODY_LIMIT;

use crate::api;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Foursight report endpoint",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(api::accept),
    // Named here are those that a list or a map refers to, which utoipa does not follow.
    components(schemas(
        domain::codes::Act,
        domain::codes::Answer,
        domain::codes::Change,
        domain::codes::ContactMethod,
        domain::codes::EffectArea,
        domain::codes::EvidenceKind,
        domain::triage::Flag,
    ))
)]
struct Description;

pub(crate) async fn document() -> Json<Value> {
    let mut document = serde_json::to_value(Description::openapi()).unwrap_or_default();
    document["info"]["description"] = json!(format!(
        "Sends a structured report of stalking to the triage queue. In danger, call 999. \
         A body has at most {BODY_LIMIT} bytes, a report at most {MOST_CHARACTERS} characters of text in all; \
         lengths count Unicode code points."
    ));
    // Serde's defaults only say that a field may be left out, which `required` says already.
    drop_defaults(&mut document);
    let schemas = &mut document["components"]["schemas"];
    for (field, rule) in [("phone", ProblemCode::NotAPhoneNumber), ("email", ProblemCode::NotAnEmail)] {
        schemas["Contact"]["properties"][field]["pattern"] = json!(alone::pattern(rule));
    }
    schemas["VisibleWords"] = json!({
        "type": "string",
        "description": "Words of which something can be seen: not only white space, joiners, marks and fillers.",
        "pattern": visible::pattern(),
    });
    schemas["Report"]["anyOf"] = tells_something();
    Json(document)
}

/// The one rule across groups, which no type can say: some field in one of them tells something.
fn tells_something() -> Value {
    let mut groups: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let names: Vec<String> = field::names().collect();
    for name in &names {
        if let (Some((group, field)), Some(answer)) = (name.split_once('.'), telling(name)) {
            groups.entry(group).or_default().push(has(field, &answer));
        }
    }
    for list in &ROWS {
        let fields = list.fields.iter().filter_map(|(field, _)| Some(has(field, &telling(&list.field(0, field))?)));
        let row = json!({"contains": {"anyOf": fields.collect::<Vec<_>>()}});
        match list.name.split_once('.') {
            Some((group, field)) => groups.entry(group).or_default().push(has(field, &row)),
            None => groups.entry(list.name).or_default().push(row),
        }
    }
    groups.into_iter().map(|(group, answers)| has(group, &json!({"anyOf": answers}))).collect()
}

/// What an answer to this field is like where it tells something, none where it never does.
fn telling(name: &str) -> Option<Value> {
    let tells = |code: &&str| alone::choice_tells(name, code);
    match field::shape(name)? {
        Shape::Words(_) => {
            let words = json!({"$ref": "#/components/schemas/VisibleWords"});
            alone::words_tell(name, &Text::new("words")).then_some(words)
        }
        Shape::One(set) => {
            let codes: Vec<&str> = set.codes.iter().copied().filter(tells).collect();
            (!codes.is_empty()).then(|| json!({ "enum": codes }))
        }
        Shape::Many(set) => set.codes.iter().any(tells).then(|| json!({"minItems": 1})),
    }
}

/// An object that has this field, with such an answer.
fn has(field: &str, answer: &Value) -> Value {
    json!({"required": [field], "properties": {field: answer}})
}

fn drop_defaults(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("default");
            fields.values_mut().for_each(drop_defaults);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_defaults),
        _ => {}
    }
}
