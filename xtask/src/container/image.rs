//! What an engine would make of each line.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Result, shell};

/// What the lines so far have made.
pub(super) struct Image {
    pub(super) folder: PathBuf,
    pub(super) environment: Vec<String>,
    pub(super) user: String,
    pub(super) entry: Vec<String>,
    pub(super) command: Vec<String>,
}

impl Image {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, environment: Vec::new(), user: "root".to_owned(), entry: Vec::new(), command: Vec::new() }
    }

    /// Does one line. One that this does not know is an error: it would be left out unnoticed.
    pub(super) fn step(&mut self, root: &Path, line: &str) -> Result<()> {
        let unknown = || format!("the Containerfile's line \"{line}\" is new to `cargo xtask container`");
        let (word, rest) = line.split_once(' ').ok_or_else(unknown)?;
        match word {
            "FROM" => self.base(rest).ok_or_else(unknown)??,
            "RUN" => shell::run(self.inside("root").args(["/bin/sh", "-c", rest]))?,
            "COPY" => {
                let (from, to) = rest.split_once(' ').ok_or_else(unknown)?;
                let to = self.folder.join(to.trim_start_matches('/'));
                fs::copy(root.join(from), to).map_err(|e| format!("cannot copy {from}: {e}"))?;
            }
            "ENV" => self.environment.push(rest.to_owned()),
            "USER" => rest.clone_into(&mut self.user),
            "ENTRYPOINT" => self.entry = words(rest)?,
            "CMD" => self.command = words(rest)?,
            // For the engine's own book-keeping.
            "VOLUME" | "EXPOSE" => {}
            _ => return Err(unknown()),
        }
        Ok(())
    }

    /// A command that runs in the folder as if there were nothing else.
    pub(super) fn inside(&self, user: &str) -> Command {
        let mut chroot = Command::new("chroot");
        chroot.arg(format!("--userspec={user}:{user}")).arg(&self.folder);
        chroot
    }

    /// The release of Debian that a name such as `docker.io/library/debian:bookworm-slim` means.
    fn base(&self, name: &str) -> Option<Result<()>> {
        let release = name.split_once("/debian:")?.1.strip_suffix("-slim")?;
        let mut debootstrap = Command::new("debootstrap");
        debootstrap.args(["--variant=minbase", release]).arg(&self.folder);
        // From wherever this machine has its own packages.
        let sites = shell::read(Command::new("apt-get").args([
            "indextargets",
            "--format",
            "$(SITE)",
            "Created-By: Packages",
            &format!("Codename: {release}"),
        ]));
        if let Some(site) = sites.ok().as_deref().and_then(|sites| sites.lines().next()) {
            debootstrap.arg(site);
        }
        Some(shell::run(&mut debootstrap))
    }
}

fn words(list: &str) -> Result<Vec<String>> {
    serde_json::from_str(list).map_err(|e| format!("no list of words: {list}: {e}"))
}
