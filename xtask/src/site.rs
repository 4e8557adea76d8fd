//! The finished site: every asset named after its content, compressed once and
//! listed in `manifest.json`, from which build scripts embed what is for their audience (`crates/embed`).

mod assets;
mod budget;
mod compress;
mod manifest;

use std::{collections::BTreeSet, fs, path::Path};

use assets::Asset;

use crate::{Result, places::Places};

/// Assembles it from the workshop, the scripts, `public/` and the desk's icon.
pub(crate) fn build(places: &Places) -> Result<()> {
    let assets = assets::collect(places)?;
    for asset in &assets {
        put(&places.site, asset)?;
    }
    remove_stale(&places.site, &assets)?;
    compress::all(places, &assets)?;
    budget::check(&places.site, &assets)?;
    manifest::write(&places.site, &assets)
}

/// Writes the file unless it is already there; a new one loses the compressed
/// copies of the old.
fn put(site: &Path, asset: &Asset) -> Result<()> {
    let path = site.join(&asset.file);
    if fs::read(&path).is_ok_and(|there| there == asset.bytes) {
        return Ok(());
    }
    for copy in asset.copies() {
        let _ = fs::remove_file(site.join(copy));
    }
    write(&path, &asset.bytes)
}

/// Whatever no asset and no manifest claims is from an earlier build.
fn remove_stale(site: &Path, assets: &[Asset]) -> Result<()> {
    let mut wanted = BTreeSet::from([manifest::NAME.to_owned()]);
    for asset in assets {
        wanted.insert(asset.file.clone());
        wanted.extend(asset.copies());
    }
    let entries = fs::read_dir(site).map_err(|e| format!("cannot read {}: {e}", site.display()))?;
    for entry in entries.flatten() {
        if !wanted.contains(&*entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path()).map_err(|e| format!("cannot remove {}: {e}", entry.path().display()))?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))
}
