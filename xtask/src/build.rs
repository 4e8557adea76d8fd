//! `cargo xtask build`: the site, then the program that carries it.

use crate::{Result, cargo::cargo, css, npm, places::Places, prerequisites, shell, site, wasm};

/// Everything.
pub(crate) fn all(places: &Places, release: bool) -> Result<()> {
    assets(places)?;
    let mut words = vec!["build", "--package", "server"];
    if release {
        words.push("--release");
    }
    shell::run(&mut cargo(places, &words))
}

/// Only what a browser fetches.
pub(crate) fn assets(places: &Places) -> Result<()> {
    prerequisites::check(&places.root)?;
    css::build(places)?;
    // Only tests read it; it is here so that each of them also runs by itself after a build.
    npm::install(&places.root.join("crates/govuk"))?;
    wasm::build(places)?;
    site::build(places)
}
