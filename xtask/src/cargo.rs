//! Calling cargo, always with the same surroundings: were one call to differ,
//! the server would be built twice.

use std::{env, process::Command};

use crate::places::Places;

/// A cargo command in the workspace.
pub(crate) fn cargo(places: &Places, words: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(words).current_dir(&places.root).env("FOURSIGHT_SITE", &places.site);
    command
}
