//! Programs of cargo's registry that tests start. Each is built once and kept beside what else is built.

use std::path::{Path, PathBuf};
use std::{env, process::Command};

use crate::{Result, cargo::cargo, places::Places, shell};

/// A program, and what builds it.
pub(super) struct Tool {
    /// The package's name, and the program's.
    pub(super) name: &'static str,
    /// What is built where there is none, and the oldest that will do.
    pub(super) version: &'static str,
}

/// One on the path if it is new enough; else our own.
pub(super) fn find(places: &Places, tool: &Tool) -> Result<PathBuf> {
    let Tool { name, version: oldest } = tool;
    let tools = places.target.join("tools");
    let own = tools.join("bin").join(name);
    let will_do = |program: &PathBuf| version(program) >= number(oldest);
    if let Some(found) = on_path(name).into_iter().chain([own.clone()]).find(will_do) {
        return Ok(found);
    }
    // Not optimised, and without debug information: a third of the time to build, for a tool that then runs for seconds.
    let profile = ["--profile", "dev", "--config", "profile.dev.debug=false"];
    let words = ["install", "--locked", "--version", oldest, name, "--root"];
    shell::run(cargo(places, &words).arg(tools).args(profile))?;
    Ok(own)
}

/// `cargo-deny 0.20.2` is its first line. None if it is not there or does not start.
fn version(program: &Path) -> Option<Vec<u32>> {
    let said = program.exists().then(|| shell::read(Command::new(program).arg("--version")))?.ok()?;
    number(said.split_whitespace().nth(1)?)
}

fn number(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

/// The program of this name that a shell would start.
pub(super) fn on_path(program: &str) -> Option<PathBuf> {
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
