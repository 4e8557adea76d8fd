//! The list as a whole: `CycloneDX` 1.6 in JSON. It has no serial number and no time, which would
//! differ with each build; whoever needs either has the checksum of the file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    component::{Component, property},
    crates,
    inputs::Inputs,
    npm,
};
use crate::Result;

/// What is written to the file.
pub(super) fn text(inputs: &Inputs) -> Result<String> {
    let mut all = crates::found(inputs)?;
    let style = npm::found(&inputs.style_lock, &inputs.triple)?;
    all.components.extend(style.components);
    all.direct.extend(style.direct);
    Ok(format!("{:#}\n", document(inputs, &all.components, &all.direct)))
}

fn document(inputs: &Inputs, components: &BTreeMap<String, Component>, direct: &BTreeSet<String>) -> Value {
    let version = &inputs.metadata.version;
    let program = format!("foursight@{version}");
    let mut dependencies = vec![json!({ "ref": program, "dependsOn": direct })];
    dependencies.extend(components.iter().map(|(purl, it)| json!({ "ref": purl, "dependsOn": it.needs })));
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{ "phase": "build" }],
            "component": {
                "type": "application",
                "bom-ref": program,
                "name": "foursight",
                "version": version,
                "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
            },
            "properties": [property("rustc", &inputs.rustc), property("target", &inputs.triple)],
        },
        "components": components.iter().map(|(purl, it)| it.json(purl)).collect::<Vec<_>>(),
        "dependencies": dependencies,
    })
}
