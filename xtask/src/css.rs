//! The stylesheet: Sass, from npm, on our own sources.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Result, freshness, npm, places::Places, shell};

/// Builds it into the workshop, as `site.css`.
pub(crate) fn build(places: &Places) -> Result<()> {
    let style = places.root.join("style");
    npm::install(&style)?;
    let out = places.workshop.join("site.css");
    let mut from = sources(&style)?;
    from.push(style.join("package-lock.json"));
    if freshness::holds(&out, &from) {
        return Ok(());
    }
    shell::run(
        Command::new(style.join("node_modules/.bin/sass"))
            // No byte order mark: the type the file is served with says UTF-8.
            .args(["--style=compressed", "--no-source-map", "--no-charset"])
            .args(["--load-path=node_modules", "main.scss"])
            .arg(&out)
            .current_dir(&style),
    )
}

fn sources(style: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(style).map_err(|e| format!("cannot read style/: {e}"))?;
    Ok(entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "scss"))
        .collect())
}
