//! The style sheets, of the site and of the desk: Sass, from npm, on our own sources.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Result, freshness, npm, places::Places, shell};

/// Each: what is built in the workshop, and the folder below `style/` that it is built of.
const SHEETS: [(&str, &str); 2] = [("site.css", "."), ("desk.css", "desk")];

/// Builds both into the workshop.
pub(crate) fn build(places: &Places) -> Result<()> {
    let style = places.root.join("style");
    npm::install(&style)?;
    SHEETS.iter().try_for_each(|(file, folder)| sheet(&style, &places.workshop.join(file), folder))
}

fn sheet(style: &Path, out: &Path, folder: &str) -> Result<()> {
    let mut from = sources(&style.join(folder))?;
    from.push(style.join("package-lock.json"));
    if freshness::holds(out, &from) {
        return Ok(());
    }
    shell::run(
        Command::new(style.join("node_modules/.bin/sass"))
            // No byte order mark: the type the file is served with says UTF-8.
            .args(["--style=compressed", "--no-source-map", "--no-charset", "--load-path=node_modules"])
            .arg(Path::new(folder).join("main.scss"))
            .arg(out)
            .current_dir(style),
    )
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
    Ok(entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "scss"))
        .collect())
}
