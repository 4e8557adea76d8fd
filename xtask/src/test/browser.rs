//! The browser tests: Playwright against the program just built.

use std::{env, ffi::OsString, path::Path, process::Command};

use super::firefox;
use super::packages::{install, may_install};
use super::tools::on_path;
use crate::{Result, npm, places::Places, shell};

/// A browser: the variable that may say where it is, and Debian's name for its package and its program.
struct Browser {
    variable: &'static str,
    debian: &'static str,
}

/// As people have it.
const CHROMIUM: Browser = Browser { variable: "CHROMIUM", debian: "chromium" };
/// The same without windows, in which most tests run because it takes a third less time.
const SHELL: Browser = Browser { variable: "CHROMIUM_HEADLESS_SHELL", debian: "chromium-headless-shell" };

/// Runs all of `end2end/`.
pub(super) fn run(places: &Places) -> Result<()> {
    let program = places.program(false);
    if !program.exists() {
        return Err("there is no program to test: run `cargo xtask build` first".into());
    }
    let end2end = places.root.join("end2end");
    npm::install(&end2end)?;
    java()?;
    let playwright = end2end.join("node_modules/.bin/playwright");
    let chromiums = chromiums(&playwright)?;
    let firefox = firefox::find()?;
    shell::run(
        Command::new(playwright)
            .arg("test")
            .env("FOURSIGHT_BIN", program)
            .envs(chromiums)
            .env("FIREFOX", firefox)
            .current_dir(&end2end),
    )
}

impl Browser {
    /// Where it is; nothing where there is none, and Playwright is to use its own.
    fn find(&self) -> Result<Option<OsString>> {
        if let Some(given) = env::var_os(self.variable).filter(|given| !given.is_empty()) {
            return Ok(Some(given));
        }
        if on_path(self.debian).is_none() && may_install() {
            install(self.debian)?;
        }
        Ok(on_path(self.debian).map(Into::into))
    }
}

/// Both Chromiums, by the variables in which Playwright is told where they are.
fn chromiums(playwright: &Path) -> Result<[(&'static str, OsString); 2]> {
    let [chromium, shell] = [CHROMIUM.find()?, SHELL.find()?];
    if chromium.is_none() {
        // Playwright's own are two as well.
        shell::run(Command::new(playwright).args(["install", "chromium"]))?;
    }
    let shell = shell.or_else(|| chromium.clone());
    Ok([(CHROMIUM.variable, chromium), (SHELL.variable, shell)].map(|(name, path)| (name, path.unwrap_or_default())))
}

/// The Nu checker, which reads the pages' markup, runs on Java.
fn java() -> Result<()> {
    let missing = || !shell::answers("java", "-version");
    if missing() && may_install() {
        install("default-jre-headless")?;
    }
    if missing() {
        return Err("Java is missing, which the Nu HTML checker needs: install version 11 or later \
            (Debian: `apt-get install default-jre-headless`)"
            .into());
    }
    Ok(())
}
