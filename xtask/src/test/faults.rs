//! `cargo xtask faults`: the built program under faults, in full size.

use super::packages;
use crate::{Result, build, cargo::cargo, places::Places, shell};

/// Runs all, or those whose names contain one of `names`, on the program as it ships.
pub(crate) fn run(places: &Places, names: &[String]) -> Result<()> {
    packages::for_unit()?;
    build::all(places, true)?;
    shell::run(
        cargo(places, &["test", "--package", "server", "--test", "faults", "--", "--nocapture", "--test-threads=1"])
            .args(names)
            .env("FOURSIGHT_FAULTS", "full")
            .env("FOURSIGHT_FAULTS_PROGRAM", places.program(true)),
    )
}
