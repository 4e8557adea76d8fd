//! The steps, as a table.
//!
//! xtask is always chosen apart from the rest: its dependencies ask for other
//! features of serde, and together with it everything above serde, leptos
//! included, would be compiled a second time.

use super::{browser, deny, packages};
use crate::{Result, build, cargo::cargo, layers, npm, places::Places, shell, wasm};

/// One thing that has to hold.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) run: fn(&Places) -> Result<()>,
}

/// Cheap ones first. The browser comes last, so that its summary is among the
/// last lines printed.
pub(super) const STEPS: [Step; 8] = [
    Step {
        name: "fmt",
        about: "the formatting is rustfmt's",
        run: |places| shell::run(&mut cargo(places, &["fmt", "--all", "--check"])),
    },
    Step { name: "layers", about: "no crate names what it must not know", run: layers::check },
    Step { name: "deny", about: "licences and sources of what is depended on", run: deny::check },
    Step { name: "build", about: "the site and the program", run: |places| build::all(places, false) },
    Step { name: "clippy", about: "no warning, on the server's side or the browser's", run: clippy },
    Step { name: "doc", about: "cargo doc, no warning", run: doc },
    Step { name: "unit", about: "cargo test", run: unit },
    Step { name: "browser", about: "the built site in a browser, scripts on and off", run: browser::run },
];

const ALL_BUT_XTASK: [&str; 3] = ["--workspace", "--exclude", "xtask"];
const XTASK: [&str; 2] = ["--package", "xtask"];
const DENY: [&str; 3] = ["--", "--deny", "warnings"];

fn clippy(places: &Places) -> Result<()> {
    site(places)?;
    let all_targets = ["--all-targets"];
    for words in
        [[&ALL_BUT_XTASK[..], &all_targets].concat(), [&XTASK[..], &all_targets].concat(), wasm::BROWSER.to_vec()]
    {
        let words = [&["clippy"], &words[..], &DENY].concat();
        shell::run(&mut cargo(places, &words))?;
    }
    // What is depended on is used. Of tests and programs this can't be asked: their dependencies are the library's, too.
    let unused = [&["clippy"], &ALL_BUT_XTASK[..], &["--lib", "--", "--deny", "unused_crate_dependencies"]].concat();
    shell::run(&mut cargo(places, &unused))
}

fn doc(places: &Places) -> Result<()> {
    site(places)?;
    let words = [&["doc", "--no-deps"], &ALL_BUT_XTASK[..]].concat();
    shell::run(cargo(places, &words).env("RUSTDOCFLAGS", "--deny warnings"))
}

fn unit(places: &Places) -> Result<()> {
    site(places)?;
    npm::install(&places.root.join("crates/govuk"))?;
    packages::for_unit()?;
    for words in [&XTASK[..], &ALL_BUT_XTASK] {
        shell::run(&mut cargo(places, &[&["test"], words].concat()))?;
    }
    Ok(())
}

/// The server cannot be compiled before there is a site to embed.
fn site(places: &Places) -> Result<()> {
    if places.site.join("manifest.json").exists() {
        return Ok(());
    }
    build::assets(places)
}
