//! The report endpoint by its contract.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::answers::alone;
use domain::codes::{Act, AgeGroup, Answer, Area, ContactMethod, Nation, Occasions, OrderKind, Relationship, Role};
use domain::rows::ROWS;
use domain::{Code, ProblemCode, field};
use serde_json::{Value, json};

use crate::support::{KEY, SMALLEST, Site};

#[tokio::test]
async fn a_report_is_taken_sorted_and_sealed() {
    let site = Site::new();
    let report = json!({
        "version": 1,
        "reporter": {"role": "someone_else", "name": "Sam", "age_group": "from_16_to_17"},
        "place": {"nation": "england", "area": domain::codes::Area::SET.codes[0]},
        "behaviour": {
            "signs": {"fixated": "yes", "obsessive": "not_sure", "unwanted": "rather_not_say", "repeated": "no"},
            "acts": ["following", "calls_or_messages"], "occasions": "once", "text": "a\nb"
        },
        "incidents": [{"when": "spring 2025", "what": "x", "where": "y", "witnesses": "z", "evidence": "w"}],
        "person": {"known": "yes", "name": "P", "relationship": "neighbour", "details": "d",
            "accounts": [{"service": "s", "handle_or_address": "@h"}]},
        "danger": {"pets": "yes", "weapon": "no"},
        "orders": [{"kind": "restraining_order", "broken": "no"}],
        "contact": {"methods": ["phone_call", "trusted_person"], "phone": "07700 900123", "email": "a@b.example",
            "safe_times": "t", "voicemail": "no", "trusted_person": "q", "other": "o"}
    });
    let answer = site.api(KEY, report.to_string()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let taken = answer.json();
    assert_eq!(taken["received_at"], "2026-11-21T22:30:00Z");
    assert_eq!(taken["notice"], "This is a demonstration, not a police service. Do not report here: call 999 or 101");
    assert!(taken.get("route").is_none());
    let opened = site.open(taken["reference"].as_str().unwrap()).await;
    assert_eq!(serde_json::to_value(&opened.report).unwrap(), report);
    assert_eq!((opened.band, opened.second_hand, opened.rule_version), (1, true, 2));
    assert_eq!(taken["advice"], json!(["under_18"]));
    assert_eq!(serde_json::to_value(&opened.flags).unwrap(), json!(["tracked_or_watched", "under_18", "pets"]));
}

#[tokio::test]
async fn a_report_from_elsewhere_is_taken_and_shown_its_way() {
    let site = Site::new();
    for (at, place, route) in [
        ("a", json!({"nation": "scotland"}), "https://www.scotland.police.uk/advice-and-information/stalking/"),
        ("b", json!({"nation": "northern_ireland", "area": "elsewhere"}), "https://www.psni.police.uk/"),
        ("c", json!({"nation": "england", "area": "elsewhere"}), "https://www.police.uk/"),
        ("d", json!({"area": "city_of_london"}), "https://www.police.uk/"),
        ("e", json!({"nation": "wales"}), "https://www.police.uk/"),
    ] {
        let mut report: Value = serde_json::from_str(SMALLEST).unwrap();
        report["place"] = place;
        let taken = site.api(&format!("{KEY}{at}"), report.to_string()).await;
        assert_eq!((taken.status, &taken.json()["route"]), (StatusCode::CREATED, &json!(route)));
    }
    assert_eq!(site.stored().await, 5);
}

#[tokio::test]
async fn a_live_service_gives_no_notice() {
    let site = Site::with(|config| {
        config.service.live = true;
        config.service.operator = "A force".to_owned();
    });
    let before = site.get("/report", "").await.text;
    assert!(!before.contains("demonstration"), "{before}");
    assert_eq!(site.api(KEY, SMALLEST).await.json()["notice"], Value::Null);
    let start = site.get("/", "").await.text;
    assert!(!start.contains("demonstration") && start.contains("This service is run by A force."));
}

#[tokio::test]
async fn every_refusal_is_a_problem_document() {
    let site = Site::new();
    let post = |kind: &'static str, key: &'static str| {
        Request::post("/api/v1/reports").header(header::CONTENT_TYPE, kind).header("idempotency-key", key)
    };
    let json = "application/json";
    let from_page = |name: &'static str, value: &'static str| post(json, KEY).header(name, value);
    for (request, status) in [
        (post("text/plain", KEY), 415),
        (post("application/jsonp", KEY), 415),
        (post(json, "too-short"), 400),
        (post(json, "has spaces in it, and so it is no key"), 400),
        (post(json, KEY).header("idempotency-key", KEY), 400),
        (Request::post("/api/v1/reports").header(header::CONTENT_TYPE, json), 400),
        (from_page("origin", "https://evil.example"), 403),
        (from_page("sec-fetch-site", "cross-site"), 403),
        (Request::get("/api/v1/reports"), 405),
        (Request::post("/api/v1/nothing"), 404),
    ] {
        let answer = site.send(request.body(Body::from(SMALLEST)).unwrap()).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (status, "application/problem+json"));
        let problem = answer.json();
        assert_eq!((&problem["status"], &problem["type"]), (&json!(status), &json!("about:blank")));
        assert!(problem["title"].is_string() && problem["detail"].is_string());
    }
    assert_eq!(site.stored().await, 0);
    let fine = post("application/json; charset=utf-8", KEY).body(Body::from(SMALLEST)).unwrap();
    assert_eq!(site.send(fine).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_packed_body_is_refused_and_the_refusal_says_what_is_taken() {
    let site = Site::new();
    let post = |at: usize, codings: &str| {
        let request = Request::post("/api/v1/reports").header(header::CONTENT_TYPE, "application/json");
        let request = request.header("idempotency-key", format!("{KEY}{at}")).header(header::CONTENT_ENCODING, codings);
        site.send(request.body(Body::from(SMALLEST)).unwrap())
    };
    let packed = ["gzip", "br", "GZIP", "identity, gzip", "gzip, identity", "x-unknown", "\u{e9}"];
    for (at, coding) in packed.into_iter().enumerate() {
        let answer = post(at, coding).await;
        assert_eq!((answer.status.as_u16(), answer.header("accept-encoding")), (415, "identity"), "{coding}");
        assert!(answer.json()["detail"].as_str().unwrap().contains("Content-Encoding"));
    }
    assert_eq!(site.stored().await, 0);
    for (at, coding) in ["identity", "Identity", "", "identity, identity"].into_iter().enumerate() {
        assert_eq!(post(at, coding).await.status, StatusCode::CREATED, "{coding}");
    }
}

#[tokio::test]
async fn a_whole_number_may_be_written_with_a_point() {
    let site = Site::new();
    for (at, version) in ["1.0", "1e0"].into_iter().enumerate() {
        let report = SMALLEST.replace("\"version\":1,", &format!("\"version\":{version},"));
        assert_ne!(report, SMALLEST);
        assert_eq!(site.api(&format!("{KEY}{at}"), report).await.status, StatusCode::CREATED, "{version}");
    }
    assert_eq!(site.api(KEY, SMALLEST.replace("\"version\":1,", "\"version\":1.5,")).await.status.as_u16(), 422);
}

#[tokio::test]
async fn empty_rows_are_not_stored() {
    let site = Site::new();
    let report = json!({
        "version": 1, "reporter": {"role": "self"}, "incidents": [{}, {"what": "a"}, {"where": "\u{200b}"}],
        "orders": [{}], "person": {"accounts": [{}, {}]}
    });
    let taken = site.api(KEY, report.to_string()).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text);
    let opened = site.open(taken.json()["reference"].as_str().unwrap()).await;
    let stored = serde_json::to_value(&opened.report).unwrap();
    assert_eq!(stored, json!({"version": 1, "reporter": {"role": "self"}, "incidents": [{"what": "a"}]}));
    assert_eq!(opened.band, 3);
}

#[tokio::test]
async fn the_description_is_made_from_the_types() {
    let site = Site::new();
    let description = site.get("/api/v1/openapi.json", "").await.json();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    let post = &description["paths"]["/api/v1/reports"]["post"];
    for status in ["201", "400", "403", "408", "409", "413", "415", "422", "429", "500", "503"] {
        assert!(post["responses"][status].is_object(), "{status}");
    }
    let schemas = &description["components"]["schemas"];
    let report = &schemas["Report"];
    assert_eq!(report["additionalProperties"], false);
    assert_eq!(report["required"], json!(["version", "reporter"]));
    for (name, codes) in [
        ("Answer", Answer::SET.codes),
        ("Act", Act::SET.codes),
        ("Area", Area::SET.codes),
        ("Relationship", Relationship::SET.codes),
        ("OrderKind", OrderKind::SET.codes),
        ("ContactMethod", ContactMethod::SET.codes),
        ("AgeGroup", AgeGroup::SET.codes),
        ("Nation", Nation::SET.codes),
        ("Occasions", Occasions::SET.codes),
        ("Role", Role::SET.codes),
    ] {
        assert_eq!(schemas[name]["enum"], json!(codes), "{name}");
    }
    assert_eq!(schemas["Behaviour"]["properties"]["text"]["maxLength"], 10_000);
    assert_eq!(schemas["Danger"]["properties"].as_object().unwrap().len(), 36);
    let email = schemas["Contact"]["properties"]["email"]["pattern"].as_str().unwrap();
    assert_eq!(Some(email), alone::pattern(ProblemCode::NotAnEmail).as_deref());
    let telling: Vec<&str> =
        report["anyOf"].as_array().unwrap().iter().map(|group| group["required"][0].as_str().unwrap()).collect();
    let groups = [
        "behaviour",
        "contact",
        "danger",
        "earlier",
        "effect",
        "evidence",
        "incidents",
        "orders",
        "person",
        "sharing",
        "someone_else",
    ];
    assert_eq!(telling, groups);
    assert_eq!(report["anyOf"][2]["properties"]["danger"]["anyOf"].as_array().unwrap().len(), 34);
    // What the endpoint takes is what the form asks for, but for the version.
    let mut taken = Vec::new();
    leaves(schemas, report, "", &mut taken);
    let mut asked: Vec<String> = field::names().collect();
    asked.extend(ROWS.iter().flat_map(|rows| rows.fields.iter().map(|(field, _)| format!("{}.{field}", rows.name))));
    asked.push("version".to_owned());
    // Codes of rule version 1, which only programs still send.
    asked.extend(["danger.ex_partner", "danger.tracked_or_accounts"].map(str::to_owned));
    let about = schemas["Danger"]["description"].as_str().unwrap();
    assert!(about.contains("`ex_partner`") && about.contains("`tracked_or_accounts`"), "{about}");
    taken.sort();
    asked.sort();
    assert_eq!(taken, asked);
    // Every reference leads somewhere.
    let text = description.to_string();
    for part in text.split("\"$ref\":\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(schemas[name].is_object(), "{name}");
    }
}

/// The names of all single answers in a schema: `person.accounts.service`.
fn leaves(schemas: &Value, schema: &Value, name: &str, found: &mut Vec<String>) {
    let nullable = schema["oneOf"].as_array().and_then(|kinds| kinds.iter().find(|kind| kind["type"] != "null"));
    let schema = nullable.unwrap_or(schema);
    if let Some(named) = schema["$ref"].as_str() {
        return leaves(schemas, &schemas[named.rsplit('/').next().unwrap()], name, found);
    }
    if schema["items"].is_object() && schemas_of_group(schemas, &schema["items"]) {
        return leaves(schemas, &schema["items"], name, found);
    }
    match schema["properties"].as_object() {
        Some(fields) => {
            for (field, inner) in fields {
                let name = if name.is_empty() { field.clone() } else { format!("{name}.{field}") };
                leaves(schemas, inner, &name, found);
            }
        }
        None => found.push(name.to_owned()),
    }
}

/// Whether a list holds groups rather than codes.
fn schemas_of_group(schemas: &Value, items: &Value) -> bool {
    let named = items["$ref"].as_str().map(|named| &schemas[named.rsplit('/').next().unwrap()]);
    named.is_some_and(|schema| schema["properties"].is_object())
}
