//! What only `cargo metadata` knows: licences, and where a crate's files lie.

use std::{collections::BTreeMap, path::PathBuf};

use serde_json::Value;

use super::tree::Id;
use crate::{Result, cargo::cargo, places::Places, shell};

/// Read from the manifests that lie on this machine.
pub(super) struct Metadata {
    /// Of the program.
    pub(super) version: String,
    /// SPDX expressions, ours included; crates that give none are missing.
    pub(super) licences: BTreeMap<Id, String>,
    /// The folder of the crate that carries `SQLite`.
    pub(super) sqlite: PathBuf,
}

/// Asks for what either target needs: more is read than is in the program, and never used.
pub(super) fn ask(places: &Places, triple: &str) -> Result<Metadata> {
    let words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", triple];
    read(&shell::read(cargo(places, &words).args(["--filter-platform", "wasm32-unknown-unknown"]))?)
}

pub(super) fn read(text: &str) -> Result<Metadata> {
    let value: Value = serde_json::from_str(text).map_err(|e| format!("cargo metadata: {e}"))?;
    let packages = value["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let named = |name: &str| {
        let found = packages.iter().find(|package| package["name"] == name);
        found.ok_or_else(|| format!("cargo metadata lists no {name}"))
    };
    let mut sqlite = PathBuf::from(word(&named("libsqlite3-sys")?["manifest_path"]));
    sqlite.pop();
    Ok(Metadata {
        version: word(&named("server")?["version"]),
        licences: packages.iter().filter_map(licence).collect(),
        sqlite,
    })
}

/// Older manifests have `MIT/Apache-2.0`, which SPDX has dropped.
fn licence(package: &Value) -> Option<(Id, String)> {
    let expression = package["license"].as_str()?.replace('/', " OR ");
    Some((Id { name: word(&package["name"]), version: word(&package["version"]) }, expression))
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_spdx_expressions() {
        let metadata = read(
            r#"{"packages":[
            {"name":"server","version":"0.1.0","license":"MIT OR Apache-2.0","manifest_path":"/w/server/Cargo.toml"},
            {"name":"libsqlite3-sys","version":"2.0.0","license":"MIT","manifest_path":"/c/sqlite/Cargo.toml"},
            {"name":"old","version":"1.0.0","license":"MIT/Apache-2.0","manifest_path":"/c/old/Cargo.toml"},
            {"name":"mute","version":"1.0.0","license":null,"manifest_path":"/c/mute/Cargo.toml"}]}"#,
        )
        .unwrap();
        let licence = |name: &str| {
            let found = metadata.licences.iter().find(|(id, _)| id.name == name);
            found.map(|(_, licence)| licence.as_str())
        };
        assert_eq!(licence("server"), Some("MIT OR Apache-2.0"));
        assert_eq!(licence("old"), Some("MIT OR Apache-2.0"));
        assert_eq!(licence("mute"), None);
        assert_eq!(metadata.version, "0.1.0");
        assert_eq!(metadata.sqlite, PathBuf::from("/c/sqlite"));
    }

    #[test]
    fn a_program_without_sqlite_is_noticed() {
        assert!(read(r#"{"packages":[{"name":"server"}]}"#).is_err());
    }
}
