//! The browser tests: Playwright against the program just built.

use std::{env, ffi::OsString, path::Path, process::Command};

use super::firefox;
use crate::{Result, npm, places::Places, shell};

const DEBIAN_CHROMIUM: &str = "/usr/bin/chromium";

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
    let chromium = chromium(&playwright)?;
    let firefox = firefox::find(places)?;
    shell::run(
        Command::new(playwright)
            .arg("test")
            .env("FOURSIGHT_BIN", program)
            .env("CHROMIUM", chromium)
            .env("FIREFOX", firefox.browser)
            .env("GECKODRIVER", firefox.driver)
            .current_dir(&end2end),
    )
}

/// The Chromium to use; nothing when Playwright is to use its own.
fn chromium(playwright: &Path) -> Result<OsString> {
    if let Some(given) = env::var_os("CHROMIUM").filter(|given| !given.is_empty()) {
        return Ok(given);
    }
    if !Path::new(DEBIAN_CHROMIUM).exists() && may_install() {
        install("chromium")?;
    }
    if Path::new(DEBIAN_CHROMIUM).exists() {
        return Ok(DEBIAN_CHROMIUM.into());
    }
    shell::run(Command::new(playwright).args(["install", "chromium"]))?;
    Ok(OsString::new())
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

/// Installs one of Debian's packages.
pub(crate) fn install(package: &str) -> Result<()> {
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    shell::run(apt().arg("update"))?;
    shell::run(apt().args(["install", "--yes", package]))
}

/// Whether this is a Debian machine of our own to install on, such as CI's.
pub(crate) fn may_install() -> bool {
    let root = shell::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && shell::answers("apt-get", "--version")
}
