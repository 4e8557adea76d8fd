//! Rows of backups that were made under an older schema, written as today's.
//!
//! A new version of the schema that changes what is in a backup adds a step here, as it adds one to the SQL. A backup
//! file of each schema that could make one is kept in `tests/golden/`, and restored by a test for ever.

use serde_json::{Value, json};

/// Makes a row of the version before into one of its own.
type Step = fn(&mut Value);

/// The versions of the schema that changed what is in a backup.
const STEPS: [(i64, Step); 3] = [(2, with_months), (5, with_cases), (6, with_desk)];

/// A row, or the end of them, as today's schema has it.
pub(super) fn brought_on(mut row: Value, schema: i64) -> Value {
    for (_, step) in STEPS.iter().filter(|(version, _)| *version > schema) {
        step(&mut row);
    }
    row
}

/// Version 2 counts what names a university; before there was nothing of it.
fn with_months(row: &mut Value) {
    if let Some(counts) = row.get_mut("end").and_then(Value::as_object_mut) {
        counts.entry("months").or_insert(json!(0));
    }
}

/// Version 5 knows what becomes of a report, and chains the audit. Before, every report had just come, and an entry of
/// the audit that named no report named an empty one.
fn with_cases(row: &mut Value) {
    if let Some(report) = row.get_mut("report").and_then(Value::as_object_mut) {
        report.entry("version").or_insert(json!(0));
        for new in ["unit", "outcome", "closed_at", "band_by_hand"] {
            report.entry(new).or_insert(Value::Null);
        }
    }
    if let Some(audit) = row.get_mut("audit").and_then(Value::as_object_mut) {
        if audit.get("reference").is_some_and(|reference| reference == "") {
            audit.insert("reference".to_owned(), Value::Null);
        }
        for new in ["salt", "commitment", "link"] {
            audit.entry(new).or_insert(Value::Null);
        }
    }
}

/// Version 6 has a desk. Before, nothing said when a case was taken or read, and there was nobody to add to it.
fn with_desk(row: &mut Value) {
    if let Some(report) = row.get_mut("report").and_then(Value::as_object_mut) {
        // As the SQL does it: no earlier than it came.
        let came = report.get("received_at").cloned().unwrap_or_default();
        let had = |name: &str| report.get(name).cloned().unwrap_or_default();
        let (owner, state) = (had("owner"), had("state"));
        let taken = if owner.is_null() { Value::Null } else { came.clone() };
        let read = if state == "in_hand" || state == "closed" { came } else { Value::Null };
        for (new, value) in [
            ("taken_at", taken),
            ("read_at", read),
            ("came_back_at", Value::Null),
            ("held", json!(0)),
            ("advocate", json!(0)),
            ("named", Value::Null),
        ] {
            report.entry(new).or_insert(value);
        }
    }
    if let Some(counts) = row.get_mut("end").and_then(Value::as_object_mut) {
        for new in ["case_entries", "officers", "passkeys"] {
            counts.entry(new).or_insert(json!(0));
        }
    }
}
