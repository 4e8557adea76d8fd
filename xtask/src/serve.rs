//! `cargo xtask serve`: build, then hand over to a demonstration.

use std::process::Command;

use crate::{Result, build, places::Places};

/// Does not come back: the program takes this one's place, so that Ctrl-C and
/// any other signal reach it and nothing in between.
pub(crate) fn run(places: &Places, release: bool, rest: &[String]) -> Result<()> {
    build::all(places, release)?;
    hand_over(
        Command::new(places.program(release)).args(["demo", "--data", "./data"]).args(rest).current_dir(&places.root),
    )
}

#[cfg(unix)]
fn hand_over(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(format!("cannot start foursight: {}", command.exec()))
}

#[cfg(not(unix))]
fn hand_over(command: &mut Command) -> Result<()> {
    crate::shell::run(command)
}
