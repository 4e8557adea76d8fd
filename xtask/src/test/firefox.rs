//! Firefox, and the driver that turns `WebDriver`'s requests into its own: Playwright brings only a
//! Firefox that it has changed.

use std::env;
use std::path::PathBuf;

use super::packages;
use super::tools::{self, Tool, on_path};
use crate::{Result, places::Places};

/// Takes some three minutes to build.
const DRIVER: Tool = Tool { name: "geckodriver", version: "0.37.1" };

/// Both programs, found.
pub(super) struct Firefox {
    pub(super) browser: PathBuf,
    pub(super) driver: PathBuf,
}

/// Finds them, or gets them.
pub(super) fn find(places: &Places) -> Result<Firefox> {
    Ok(Firefox { browser: program()?, driver: tools::find(places, &DRIVER)? })
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
