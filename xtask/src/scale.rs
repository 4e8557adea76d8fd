//! `cargo xtask scale`: what it costs to store, list, erase and serve where a
//! million reports lie. Prints the figures that docs/scale.md counts with.

use crate::test::packages;
use crate::{Result, build, cargo::cargo, places::Places, shell};

/// Builds as it ships, fills and measures. Fails where a large database costs
/// more than half as much again as a small one. `load` fills nothing, and
/// measures only what is asked for over HTTP.
pub(crate) fn run(places: &Places, load: bool) -> Result<()> {
    packages::for_scale()?;
    build::assets(places)?;
    let words = ["test", "--release", "--package", "server", "--test", "scale", "--", "--nocapture"];
    shell::run(cargo(places, &words).env("FOURSIGHT_SCALE", if load { "load" } else { "full" }))
}
