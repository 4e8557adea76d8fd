//! The files that are handed out.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use super::inputs::Inputs;
use crate::Result;

/// The name of the file that `sha256sum --check` reads.
const SUMS: &str = "SHA256SUMS";

/// Writes all of them into a folder that holds nothing else, and gives their names.
pub(super) fn write(folder: &Path, program: &Path, inputs: &Inputs, bom: &str) -> Result<Vec<String>> {
    // What an earlier release left has no checksum in the new file.
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|e| format!("cannot empty {}: {e}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;

    let version = &inputs.metadata.version;
    let [mut names @ .., sums] =
        [format!("foursight-{version}-{}", inputs.triple), format!("foursight-{version}.cdx.json"), SUMS.to_owned()];
    fs::copy(program, folder.join(&names[0])).map_err(|e| format!("cannot copy {}: {e}", program.display()))?;
    put(&folder.join(&names[1]), bom)?;
    names.sort();
    let lines = names.iter().map(|name| line(folder, name)).collect::<Result<String>>()?;
    put(&folder.join(&sums), &lines)?;
    Ok(names.into_iter().chain([sums]).collect())
}

/// As `sha256sum` prints it.
fn line(folder: &Path, name: &str) -> Result<String> {
    let bytes = fs::read(folder.join(name)).map_err(|e| format!("cannot read {name}: {e}"))?;
    Ok(format!("{:x}  {name}\n", Sha256::digest(bytes)))
}

fn put(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|e| format!("cannot write {}: {e}", path.display()))
}
