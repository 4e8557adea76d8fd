//! Firefox as it is: Playwright brings only one that it has changed.

use std::env;
use std::path::PathBuf;

use super::packages;
use super::tools::on_path;
use crate::Result;

/// Finds the program, or installs it.
pub(super) fn find() -> Result<PathBuf> {
    if let Some(given) = env::var_os("FIREFOX").filter(|given| !given.is_empty()) {
        return Ok(given.into());
    }
    let known = || on_path("firefox-esr").or_else(|| on_path("firefox"));
    if known().is_none() && packages::may_install() {
        packages::install("firefox-esr")?;
    }
    known().ok_or_else(|| "Firefox is missing: install it, or say in FIREFOX where it is".into())
}
