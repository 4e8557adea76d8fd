//! `cargo xtask faults`: the built program under faults, in full size.

use super::browser::{install, may_install};
use super::postgres;
use crate::{Result, build, cargo::cargo, places::Places, shell};

/// What they need, each as a command that answers, and Debian's package of it.
const NEEDED: [(&str, &str, &str); 4] = [
    ("strace", "--version", "strace"),
    // The command brings the library, and is easier to ask for.
    ("faketime", "--version", "faketime"),
    ("mkfs.ext4", "-V", "e2fsprogs"),
    ("mount", "--version", "mount"),
];

/// Runs all, or those whose names contain one of `names`, on the program as it ships.
pub(crate) fn run(places: &Places, names: &[String]) -> Result<()> {
    ready()?;
    build::all(places, true)?;
    shell::run(
        cargo(places, &["test", "--package", "server", "--test", "faults", "--", "--nocapture", "--test-threads=1"])
            .args(names)
            .env("FOURSIGHT_FAULTS", "full")
            .env("FOURSIGHT_FAULTS_PROGRAM", places.program(true)),
    )
}

/// Sees to it that what they need is there: without it they would fail.
pub(super) fn ready() -> Result<()> {
    postgres::ready()?;
    for (program, question, package) in NEEDED {
        if !shell::answers(program, question) && may_install() {
            install(package)?;
        }
        if !shell::answers(program, question) {
            return Err(format!(
                "{program} is missing, which tests of faults need (Debian: `apt-get install {package}`)"
            ));
        }
    }
    Ok(())
}
