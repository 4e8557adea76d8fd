//! npm packages, exactly as locked, and only when the lock changed.

use std::{fs, path::Path, process::Command};

use crate::{Result, freshness, shell};

/// `npm ci` in `directory` unless what is there came from this very lockfile.
/// The stamp lies inside `node_modules`, which `npm ci` empties first, so one
/// that was interrupted leaves no stamp behind.
pub(crate) fn install(directory: &Path) -> Result<()> {
    let stamp = directory.join("node_modules/.foursight");
    let from = ["package.json", "package-lock.json", ".npmrc"].map(|name| directory.join(name));
    if freshness::holds(&stamp, &from) {
        return Ok(());
    }
    // Scripts of packages stay off: none of ours needs one.
    shell::run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(directory))?;
    fs::write(&stamp, "").map_err(|e| format!("cannot write {}: {e}", stamp.display()))
}
