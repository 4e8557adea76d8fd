//! `cargo xtask release`: the program under the name that says what it runs on, a list of all
//! that it was made from (an SBOM), and the checksums of both.
//!
//! No time and no chance goes in, so the same commit and compiler give the same list.

mod bom;
mod component;
mod crates;
mod files;
mod inputs;
mod lock;
mod metadata;
mod npm;
mod platform;
#[cfg(test)]
mod tests;
mod tree;

use std::path::Path;

use inputs::Inputs;

use crate::{Result, build, places::Places};

/// Builds the program, then writes what is handed out to `target/release-files/`.
pub(crate) fn run(places: &Places) -> Result<()> {
    build::all(places, true)?;
    let names = write(places, &places.program(true))?;
    println!("release files, in {}: {}", folder(places).display(), names.join(", "));
    Ok(())
}

/// All but the build, which takes minutes: a test hands in a program of its own.
fn write(places: &Places, program: &Path) -> Result<Vec<String>> {
    let inputs = Inputs::gather(places)?;
    let bom = bom::text(&inputs)?;
    files::write(&folder(places), program, &inputs, &bom)
}

fn folder(places: &Places) -> std::path::PathBuf {
    places.target.join("release-files")
}
