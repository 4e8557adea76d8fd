//! What the list is made from: what cargo, rustc and the lock files say.

use std::{fs, path::Path, process::Command};

use super::metadata::{self, Metadata};
use crate::{Result, cargo::cargo, places::Places, shell, wasm};

/// All of it, read once, so that the rest is worked out without asking anybody.
pub(super) struct Inputs {
    /// What the program runs on, such as `x86_64-unknown-linux-gnu`.
    pub(super) triple: String,
    /// The compiler's version: its standard library is in the program, and in no lock file.
    pub(super) rustc: String,
    pub(super) program: Trees,
    /// The same for the WASM, which the program carries.
    pub(super) browser: Trees,
    pub(super) metadata: Metadata,
    pub(super) cargo_lock: String,
    /// Of the style sheet. `end2end/` has another, for tests only: it is left out.
    pub(super) style_lock: String,
    /// Of the C library inside the crate `libsqlite3-sys`, which has a version of its own.
    pub(super) sqlite: String,
}

/// What `cargo tree` prints of one thing that is built.
pub(super) struct Trees {
    /// With what only builds it.
    pub(super) whole: String,
    /// Only what is compiled into it.
    pub(super) shipped: String,
}

impl Inputs {
    pub(super) fn gather(places: &Places) -> Result<Self> {
        let about = shell::read(Command::new("rustc").arg("-vV").current_dir(&places.root))?;
        let triple = line(&about, "host: ")?;
        // cargo tree knows no profiles.
        let browser = wasm::BROWSER.into_iter().take_while(|word| *word != "--profile").collect::<Vec<_>>();
        let metadata = metadata::ask(places, &triple)?;
        let header = read(&metadata.sqlite.join("sqlite3/sqlite3.h"))?;
        Ok(Self {
            rustc: line(&about, "release: ")?,
            program: trees(places, &["--package", "server", "--target", &triple])?,
            browser: trees(places, &browser)?,
            cargo_lock: read(&places.root.join("Cargo.lock"))?,
            style_lock: read(&places.root.join("style/package-lock.json"))?,
            sqlite: line(&header, "#define SQLITE_VERSION ")?.trim_matches(['"', ' ']).to_owned(),
            metadata,
            triple,
        })
    }
}

fn trees(places: &Places, what: &[&str]) -> Result<Trees> {
    let tree = |edges| {
        let words = ["tree", "--locked", "--prefix", "depth", "--format", " {p}", "--edges", edges];
        shell::read(cargo(places, &words).args(what))
    };
    Ok(Trees { whole: tree("normal,build")?, shipped: tree("normal,no-proc-macro")? })
}

/// What follows `key` in the one line that begins with it.
fn line(text: &str, key: &str) -> Result<String> {
    let found = text.lines().find_map(|line| line.strip_prefix(key));
    found.map(|rest| rest.trim().to_owned()).ok_or_else(|| format!("no line begins with \"{key}\""))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}
