//! Compressing each asset once, as hard as possible, by Node's own zlib: in a
//! debug build of Rust the same would take longer than the rest together.

use std::process::Command;

use super::assets::Asset;
use crate::{Result, places::Places, shell};

/// One Node process for all that lack a compressed copy, none if nothing does.
pub(crate) fn all(places: &Places, assets: &[Asset]) -> Result<()> {
    let lacking: Vec<&str> = assets
        .iter()
        .filter(|asset| asset.copies().iter().any(|copy| !places.site.join(copy).exists()))
        .map(|asset| asset.file.as_str())
        .collect();
    if lacking.is_empty() {
        return Ok(());
    }
    shell::run(Command::new("node").arg(places.root.join("xtask/compress.mjs")).args(lacking).current_dir(&places.site))
}
