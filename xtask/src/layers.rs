//! The walls between the crates, checked rather than
//! remembered. `rules` says what they are, the others know how to look.

mod graph;
mod rules;
mod source;
#[cfg(test)]
mod tests;

use std::path::Path;

use graph::Package;
use source::File;

use crate::{Result, cargo::cargo, places::Places, shell};

/// Checks every rule and names all that are broken, not only the first.
pub(crate) fn check(places: &Places) -> Result<()> {
    let metadata = shell::read(&mut cargo(places, &["metadata", "--format-version", "1", "--no-deps", "--locked"]))?;
    let packages = graph::packages(&metadata)?;
    let files = source::files(&places.root, packages.iter().map(|package| &*package.directory))?;

    let mut broken = direct(&packages);
    for (name, never) in rules::CLOSURES {
        broken.extend(graph::forbidden(name, &closure(places, name)?, never));
    }
    broken.extend(source::broken(&files));
    broken.extend(source::guarding_nothing(&files));
    report(&broken, files.len())
}

fn direct(packages: &[Package]) -> Vec<String> {
    let mut broken = graph::outside(packages, &rules::DIRECT);
    broken.extend(graph::pointing_at(packages, rules::TOP));
    broken
}

/// Everything a crate pulls in when it is built for use, as its own features
/// have it and not as some other member of the workspace would.
fn closure(places: &Places, name: &str) -> Result<Vec<String>> {
    let tree = shell::read(&mut cargo(
        places,
        &["tree", "--package", name, "--edges", "normal", "--prefix", "none", "--locked"],
    ))?;
    Ok(graph::names(&tree))
}

fn report(broken: &[String], files: usize) -> Result<()> {
    if broken.is_empty() {
        println!("{files} files keep to their layers");
        return Ok(());
    }
    Err(format!("\n  {}", broken.join("\n  ")))
}

/// Whether `path` is the module `under`: its file, or anything in its directory.
fn is_in(path: &Path, under: &str) -> bool {
    path.starts_with(under) || path.with_extension("") == Path::new(under)
}

/// What a rule is checked against, for the tests' benefit as well.
fn named(file: &File, what: &str) -> String {
    format!("{} names {what}", file.path.display())
}
