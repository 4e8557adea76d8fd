//! Who depends on whom, as cargo tells it.

use std::path::PathBuf;

use serde_json::Value;

use super::rules::Direct;
use crate::Result;

/// A member of the workspace, as far as the rules care.
pub(super) struct Package {
    pub(super) name: String,
    pub(super) directory: PathBuf,
    /// What it depends on when it is used, not when built or tested.
    pub(super) normal: Vec<String>,
    /// What it depends on in any way.
    pub(super) any: Vec<String>,
}

/// Reads `cargo metadata --no-deps`, which lists the members.
pub(super) fn packages(metadata: &str) -> Result<Vec<Package>> {
    let metadata: Value = serde_json::from_str(metadata).map_err(|e| format!("cargo metadata: {e}"))?;
    let members = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    Ok(members.iter().map(package).collect())
}

fn package(value: &Value) -> Package {
    let dependencies = value["dependencies"].as_array().map_or(&[][..], Vec::as_slice);
    let names = |wanted: &dyn Fn(&Value) -> bool| {
        let wanted = dependencies.iter().filter(|dependency| wanted(dependency));
        wanted.map(|dependency| text(&dependency["name"])).collect()
    };
    let mut directory = PathBuf::from(text(&value["manifest_path"]));
    directory.pop();
    Package {
        name: text(&value["name"]),
        directory,
        normal: names(&|dependency| dependency["kind"].is_null()),
        any: names(&|_| true),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The names in `cargo tree --prefix none`: the first word of each line.
pub(super) fn names(tree: &str) -> Vec<String> {
    let words = tree.lines().filter_map(|line| line.split_whitespace().next());
    words.map(String::from).collect()
}

/// Direct dependencies that are on no list.
pub(super) fn outside(packages: &[Package], rules: &[Direct]) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, allowed) in rules {
        let Some(package) = packages.iter().find(|package| package.name == *name) else {
            broken.push(format!("there is no crate {name} to check"));
            continue;
        };
        let strays = package.normal.iter().filter(|dependency| !allowed.contains(&dependency.as_str()));
        broken.extend(strays.map(|stray| format!("{name} may not depend on {stray}")));
    }
    broken
}

/// What is below a crate and must not be.
pub(super) fn forbidden(name: &str, closure: &[String], never: &[&str]) -> Vec<String> {
    let found = never.iter().filter(|never| closure.iter().any(|there| there == *never));
    found.map(|found| format!("{name} pulls in {found}")).collect()
}

/// Crates that depend, in any way, on the one at the top.
pub(super) fn pointing_at(packages: &[Package], top: &str) -> Vec<String> {
    let pointing = packages.iter().filter(|package| package.any.iter().any(|dependency| dependency == top));
    pointing.map(|package| format!("{} points back to {top}", package.name)).collect()
}
