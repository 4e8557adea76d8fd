//! `cargo xtask scale`: what it costs to store, list, erase and serve where a
//! million reports lie. Prints the figures that docs/scale.md counts with.

use crate::{Result, build, cargo::cargo, places::Places, shell, test};

/// Builds as it ships, fills and measures. Fails where a large database costs
/// more than half as much again as a small one. `load` fills nothing, and
/// measures only what is asked for over HTTP.
pub(crate) fn run(places: &Places, load: bool) -> Result<()> {
    test::postgres_ready()?;
    load_ready()?;
    build::assets(places)?;
    let words = ["test", "--release", "--package", "server", "--test", "scale", "--", "--nocapture"];
    shell::run(cargo(places, &words).env("FOURSIGHT_SCALE", if load { "load" } else { "full" }))
}

/// Sees to it that wrk is there, which asks for pages and sends reports.
fn load_ready() -> Result<()> {
    let missing = || shell::read(std::process::Command::new("which").arg("wrk")).is_err();
    if missing() && test::may_install() {
        test::install("wrk")?;
    }
    if missing() {
        return Err("wrk is missing, which the load comes from (Debian: `apt-get install wrk`)".into());
    }
    Ok(())
}
