//! Who needs whom, from `cargo tree --prefix depth --format ' {p}'`. It knows what is really
//! built: `cargo metadata` mixes in what tests and other members of the workspace ask for.

use std::collections::{BTreeMap, BTreeSet};

use crate::Result;

/// One crate in one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id {
    pub(super) name: String,
    pub(super) version: String,
}

/// Each crate of the tree, and what it needs directly.
pub(super) fn read(text: &str) -> Result<BTreeMap<Id, BTreeSet<Id>>> {
    let mut needs: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    // Those above the line that is read, from the top.
    let mut above: Vec<Id> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (depth, id) = crate_of(line).ok_or_else(|| format!("cargo tree: \"{line}\" is no crate"))?;
        above.truncate(depth);
        if let Some(parent) = above.last() {
            needs.entry(parent.clone()).or_default().insert(id.clone());
        }
        // One that was shown before is shown without what it needs: nothing is taken away.
        needs.entry(id.clone()).or_default();
        above.push(id);
    }
    Ok(needs)
}

/// `3 axum v0.8.9 (*)`: depth, name, version, and what does not matter here.
fn crate_of(line: &str) -> Option<(usize, Id)> {
    let mut words = line.split_whitespace();
    let depth = words.next()?.parse().ok()?;
    let name = words.next()?.to_owned();
    let version = words.next()?.strip_prefix('v')?.to_owned();
    Some((depth, Id { name, version }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> Id {
        Id { name: name.into(), version: "1.0.0".into() }
    }

    #[test]
    fn each_crate_needs_what_is_one_step_below_it() {
        let tree = "0 top v1.0.0 (/w/top)\n1 a v1.0.0\n2 c v1.0.0 (proc-macro)\n1 b v1.0.0\n2 a v1.0.0 (*)\n";
        let needs = read(tree).unwrap();
        assert_eq!(needs[&id("top")], [id("a"), id("b")].into());
        assert_eq!(needs[&id("a")], [id("c")].into());
        assert_eq!(needs[&id("b")], [id("a")].into());
        assert_eq!(needs.len(), 4);
    }

    #[test]
    fn a_line_that_is_no_crate_is_not_passed_over() {
        assert!(read("[build-dependencies]\n").is_err());
    }
}
