//! One thing that the program was made from, as `CycloneDX` 1.6 writes it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// Where a component ends up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// In the program itself.
    Program,
    /// In the WASM or the style sheet, which the program hands to browsers.
    Browser,
    /// Nowhere: it ran while the rest was built.
    Build,
}

/// What is said of it.
#[derive(Debug, Default)]
pub(super) struct Component {
    /// npm's `@scope`.
    pub(super) group: Option<String>,
    pub(super) name: String,
    pub(super) version: String,
    /// The name by which lists of weaknesses know it, where they don't know its purl.
    pub(super) cpe: Option<String>,
    /// An SPDX expression.
    pub(super) licence: Option<String>,
    /// The algorithm, and the hexadecimal digits.
    pub(super) hash: Option<(&'static str, String)>,
    pub(super) places: BTreeSet<Place>,
    /// The purls of what it needs directly.
    pub(super) needs: BTreeSet<String>,
}

/// Components by their purl, which tells each from all others and gives the list its order.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) components: BTreeMap<String, Component>,
    /// What our own code needs directly.
    pub(super) direct: BTreeSet<String>,
}

impl Component {
    /// Its entry. What is not known is left out: null would be no valid entry.
    pub(super) fn json(&self, purl: &str) -> Value {
        let mut entry = json!({
            "type": "library",
            "bom-ref": purl,
            "purl": purl,
            "name": self.name,
            "version": self.version,
            "scope": if self.ships() { "required" } else { "excluded" },
            "properties": self.places.iter().map(|place| property("used-in", place.word())).collect::<Vec<_>>(),
        });
        let known = [
            ("group", self.group.clone().map(Value::from)),
            ("cpe", self.cpe.clone().map(Value::from)),
            ("licenses", self.licence.as_ref().map(|licence| json!([{ "expression": licence }]))),
            ("hashes", self.hash.as_ref().map(|(algorithm, digits)| json!([{ "alg": algorithm, "content": digits }]))),
        ];
        for (key, value) in known {
            if let Some(value) = value {
                entry[key] = value;
            }
        }
        entry
    }

    /// Whether any of it is handed out; `CycloneDX` calls the rest excluded.
    fn ships(&self) -> bool {
        self.places.iter().any(|place| *place != Place::Build)
    }
}

impl Place {
    fn word(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Browser => "browser",
            Self::Build => "build",
        }
    }
}

/// A fact for which `CycloneDX` has no field.
pub(super) fn property(name: &str, value: &str) -> Value {
    json!({ "name": format!("foursight:{name}"), "value": value })
}
