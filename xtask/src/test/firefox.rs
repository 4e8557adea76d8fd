//! Firefox, and the driver that turns `WebDriver`'s requests into its own: Playwright brings only a
//! Firefox that it has changed.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use super::packages;
use crate::{Result, cargo::cargo, places::Places, shell};

/// What is built where there is none, and the oldest that will do.
const GECKODRIVER: &str = "0.37.1";

/// Both programs, found.
pub(super) struct Firefox {
    pub(super) browser: PathBuf,
    pub(super) driver: PathBuf,
}

/// Finds them, or gets them.
pub(super) fn find(places: &Places) -> Result<Firefox> {
    Ok(Firefox { browser: program()?, driver: driver(places)? })
}

fn program() -> Result<PathBuf> {
    if let Some(given) = env::var_os("FIREFOX").filter(|given| !given.is_empty()) {
        return Ok(given.into());
    }
    let known = || on_path("firefox-esr").or_else(|| on_path("firefox"));
    if known().is_none() && packages::may_install() {
        packages::install("firefox-esr")?;
    }
    known().ok_or_else(|| "Firefox is missing: install it, or say in FIREFOX where it is".into())
}

/// One on the path if it is new enough; else our own, built once (some four minutes) and kept beside
/// what else is built.
fn driver(places: &Places) -> Result<PathBuf> {
    let tools = places.target.join("tools");
    let own = tools.join("bin/geckodriver");
    let will_do = |driver: &PathBuf| version(driver) >= number(GECKODRIVER);
    if let Some(found) = on_path("geckodriver").into_iter().chain([own.clone()]).find(will_do) {
        return Ok(found);
    }
    let words = ["install", "--locked", "--version", GECKODRIVER, "geckodriver", "--root"];
    shell::run(cargo(places, &words).arg(tools))?;
    Ok(own)
}

/// `geckodriver 0.37.1 (…)` is its first line. None if it is not there or does not start.
fn version(driver: &Path) -> Option<Vec<u32>> {
    let said = driver.exists().then(|| shell::read(Command::new(driver).arg("--version")))?.ok()?;
    number(said.split_whitespace().nth(1)?)
}

fn number(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn compares_versions_as_numbers() {
        assert!(number("0.37.1") > number("0.9.12"));
        assert!(number("0.37") < number("0.37.1"));
        assert!(number("unknown") < number("0.1"));
    }
}
