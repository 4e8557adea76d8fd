//! Which package of a lock file is meant where another asks for it by name.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::release::platform;

/// The entries, by where npm puts them: `node_modules/a/node_modules/b`; our own at the empty path.
pub(super) struct Lock<'a> {
    pub(super) entries: &'a Map<String, Value>,
    pub(super) triple: &'a str,
}

impl Lock<'_> {
    /// Where that lies which the package at `path` needs directly.
    pub(super) fn needs(&self, path: &str) -> BTreeSet<String> {
        let entry = self.entry(path);
        let kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
        let names = kinds.iter().filter_map(|kind| entry[kind].as_object()).flat_map(Map::keys);
        names.filter_map(|name| self.resolve(path, name)).collect()
    }

    /// As Node looks: below the package itself, then below each that it lies in.
    fn resolve(&self, path: &str, name: &str) -> Option<String> {
        let mut folder = path;
        loop {
            let tried = format!("{folder}/node_modules/{name}");
            let tried = tried.trim_start_matches('/');
            if let Some(entry) = self.entries.get(tried) {
                return platform::takes(entry, self.triple).then(|| tried.to_owned());
            }
            folder = folder[..folder.rfind("node_modules/")?].trim_end_matches('/');
        }
    }

    /// These, and all that they need.
    pub(super) fn below<'p>(&self, paths: impl Iterator<Item = &'p String>) -> BTreeSet<String> {
        let mut waiting: Vec<String> = paths.cloned().collect();
        let mut seen = BTreeSet::new();
        while let Some(path) = waiting.pop() {
            if seen.insert(path.clone()) {
                waiting.extend(self.needs(&path));
            }
        }
        seen
    }

    pub(super) fn entry(&self, path: &str) -> &Value {
        self.entries.get(path).unwrap_or(&Value::Null)
    }

    /// Its folder's name, unless it was asked for under another one.
    pub(super) fn name<'p>(&'p self, path: &'p str) -> &'p str {
        let folder = path.rsplit_once("node_modules/").map_or(path, |(_, name)| name);
        self.entry(path)["name"].as_str().unwrap_or(folder)
    }

    pub(super) fn version(&self, path: &str) -> String {
        self.entry(path)["version"].as_str().unwrap_or_default().to_owned()
    }
}
