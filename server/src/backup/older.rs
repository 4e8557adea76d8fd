//! Rows of backups that were made under an older schema, written as today's.
//!
//! A new version of the schema that changes what is in a backup adds a step here, as it adds one to the SQL. A backup
//! file of each schema that could make one is kept in `tests/golden/`, and restored by a test for ever.

use serde_json::{Value, json};

/// Makes a row of the version before into one of its own.
type Step = fn(&mut Value);

/// The versions of the schema that changed what is in a backup.
const STEPS: [(i64, Step); 1] = [(2, with_months)];

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
