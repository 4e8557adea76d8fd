//! The description of the endpoint for programs, made from the code's own types.

use axum::Json;
use domain::answers::MOST_CHARACTERS;
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::{BODY_LIMIT, api};

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
        domain::codes::ContactMethod,
        domain::codes::EffectArea,
        domain::codes::EvidenceKind,
    ))
)]
struct Description;

pub(super) async fn document() -> Json<Value> {
    let mut document = serde_json::to_value(Description::openapi()).unwrap_or_default();
    document["info"]["description"] = json!(format!(
        "Sends a structured report of stalking to the triage queue. In danger, call 999. \
         A body has at most {BODY_LIMIT} bytes, a report at most {MOST_CHARACTERS} characters of text in all; \
         lengths count Unicode code points."
    ));
    // Serde's defaults only say that a field may be left out, which `required` says already.
    drop_defaults(&mut document);
    document["components"]["schemas"]["Report"]["anyOf"] = tells_something();
    Json(document)
}

/// The one rule across groups, which no type can say: words, an act or an order.
fn tells_something() -> Value {
    let needs = |group: &str, schema: Value| json!({"required": [group], "properties": {group: schema}});
    let words = json!({"type": "string", "pattern": "[^\\s\\u0000-\\u001f\\u007f-\\u009f]"});
    let order = |name: &str| json!({"required": [name], "properties": {name: {"type": "string"}}});
    let orders = json!({"contains": {"anyOf": [order("kind"), order("broken")]}});
    json!([
        needs("behaviour", json!({"required": ["text"], "properties": {"text": words}})),
        needs("behaviour", json!({"required": ["acts"], "properties": {"acts": {"minItems": 1}}})),
        needs("orders", orders),
    ])
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
