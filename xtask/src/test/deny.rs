//! Which licences, sources and crates the workspace may depend on (`deny.toml`).

use std::process::Command;

use super::tools::{self, Tool};
use crate::{Result, cargo::cargo, places::Places, shell};

const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };

/// Looks at every dependency, of other systems too: cargo has to have fetched them, once.
pub(super) fn check(places: &Places) -> Result<()> {
    let deny = tools::find(places, &DENY)?;
    shell::run(&mut cargo(places, &["fetch", "--locked"]))?;
    // Warnings, such as of two versions of one crate, are for whoever asks for them.
    let words = ["--offline", "--log-level", "error", "check", "bans", "licenses", "sources"];
    shell::run(Command::new(deny).args(words).current_dir(&places.root))
}
