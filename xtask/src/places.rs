//! Where things are. Worked out once, so no other module joins paths to guess.

use std::{env, fs, path::PathBuf};

use crate::Result;

/// The directories every job works in.
pub(crate) struct Places {
    /// The workspace.
    pub(crate) root: PathBuf,
    /// cargo's target directory, wherever it was told to put it.
    pub(crate) target: PathBuf,
    /// Half-made assets, before they are named and compressed.
    pub(crate) workshop: PathBuf,
    /// The finished site, which the server's build script embeds.
    pub(crate) site: PathBuf,
}

impl Places {
    /// Both are asked for as it runs, not baked in as it is compiled: a copied
    /// checkout with its target directory would go on building the original.
    /// The target directory is found from where this very program lies, which
    /// is right whatever configuration moved it.
    pub(crate) fn find() -> Result<Self> {
        let root = env::var_os("CARGO_MANIFEST_DIR")
            .and_then(|xtask| PathBuf::from(xtask).parent().map(PathBuf::from))
            .ok_or("start it as `cargo xtask`")?;
        let program = env::current_exe().map_err(|e| format!("cannot find itself: {e}"))?;
        let target = program.ancestors().nth(2).ok_or("start it as `cargo xtask`")?.to_path_buf();
        let (workshop, site) = (target.join("workshop"), target.join("site"));
        for directory in [&workshop, &site] {
            fs::create_dir_all(directory).map_err(|e| format!("cannot make {}: {e}", directory.display()))?;
        }
        Ok(Self { root, target, workshop, site })
    }

    /// The built program.
    pub(crate) fn program(&self, release: bool) -> PathBuf {
        self.target.join(if release { "release" } else { "debug" }).join("foursight")
    }
}
