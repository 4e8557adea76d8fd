//! `Cargo.lock`: which crates are ours, and what the archives of the others must hash to.

use std::collections::BTreeMap;

use super::tree::Id;
use crate::Result;

/// What the lock file says of one crate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Locked {
    /// It came from nowhere else.
    pub(super) own: bool,
    /// SHA-256 of the crate's archive, in hexadecimal digits.
    pub(super) sha256: Option<String>,
}

pub(super) fn read(text: &str) -> Result<BTreeMap<Id, Locked>> {
    let table: toml::Table = text.parse().map_err(|e| format!("Cargo.lock: {e}"))?;
    let packages = table.get("package").and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
    let entry = |package: &toml::Value| {
        let word = |key| package.get(key).and_then(toml::Value::as_str).map(String::from);
        let id = Id { name: word("name")?, version: word("version")? };
        Some((id, Locked { own: word("source").is_none(), sha256: word("checksum") }))
    };
    packages.iter().map(|package| entry(package).ok_or_else(|| "Cargo.lock: a package without a name".into())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_are_told_from_what_was_fetched() {
        let lock = read(
            "version = 4\n[[package]]\nname = \"axum\"\nversion = \"0.8.9\"\nsource = \"registry+somewhere\"\n\
            checksum = \"00ff\"\n[[package]]\nname = \"domain\"\nversion = \"0.1.0\"\ndependencies = [\"axum\"]\n",
        )
        .unwrap();
        let locked = |name: &str, version: &str| &lock[&Id { name: name.into(), version: version.into() }];
        assert_eq!(locked("axum", "0.8.9"), &Locked { own: false, sha256: Some("00ff".into()) });
        assert_eq!(locked("domain", "0.1.0"), &Locked { own: true, sha256: None });
    }

    #[test]
    fn a_broken_lock_is_an_error() {
        assert!(read("[[package]]\nname = \"axum\"\n").is_err());
        assert!(read("[[package").is_err());
    }
}
