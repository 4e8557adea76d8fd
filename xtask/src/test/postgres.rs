//! The tests of the store for several replicas start databases of their own.

use std::path::Path;

use super::browser::{install, may_install};
use crate::{Result, shell};

/// Where Debian puts each version's programs.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Sees to it that `PostgreSQL`'s programs are there: without them those tests would fail.
pub(crate) fn ready() -> Result<()> {
    let missing = || !Path::new(DEBIAN).is_dir() && !shell::answers("initdb", "--version");
    if missing() && may_install() {
        install("postgresql")?;
    }
    if missing() {
        return Err("PostgreSQL is missing, version 15 or newer (Debian: `apt-get install postgresql`)".into());
    }
    Ok(())
}
