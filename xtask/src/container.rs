//! `cargo xtask container`: does what docs/deploy/Containerfile says, line by
//! line, in a folder with the distribution's own packages, and tries what comes
//! of it. So the file keeps building where no engine runs.

mod image;
mod trial;

use std::{fs, path::Path};

use image::Image;

use crate::{Result, build, places::Places, test::packages};

/// Builds what is to be copied, then all of it, and leaves nothing behind.
pub(crate) fn run(places: &Places) -> Result<()> {
    packages::for_containers()?;
    build::all(places, true)?;
    let folder = places.target.join("container");
    remove(&folder)?;
    let outcome = replay(places, &folder);
    remove(&folder)?;
    outcome
}

fn replay(places: &Places, folder: &Path) -> Result<()> {
    let file = places.root.join("docs/deploy/Containerfile");
    let text = fs::read_to_string(&file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    let mut image = Image::new(folder.to_path_buf());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        println!("{line}");
        image.step(&places.root, line)?;
    }
    trial::run(&image)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(why) if folder.exists() => Err(format!("cannot remove {}: {why}", folder.display())),
        _ => Ok(()),
    }
}
