//! The list of a made-up program, and the list of this workspace.

mod made_up;
mod workspace;

use std::collections::BTreeSet;

use serde_json::Value;

/// Of all components.
fn names(list: &Value) -> BTreeSet<&str> {
    list["components"].as_array().unwrap().iter().filter_map(|it| it["name"].as_str()).collect()
}
