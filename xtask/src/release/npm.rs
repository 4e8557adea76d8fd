//! The npm packages that make the style sheet, from `style/package-lock.json`. Those of
//! `end2end/` only test what was built, and are not listed.

mod lock;

use base64::{Engine, prelude::BASE64_STANDARD};
use lock::Lock;
use serde_json::Value;

use super::component::{Component, Found, Place};
use crate::Result;

/// Packages that only turn the others into the style sheet. Whatever is not below one of them
/// counts as what browsers get: too much said does less harm than too little.
const TOOLS: [&str; 1] = ["sass"];

/// All that npm installs on a machine of this target triple.
pub(super) fn found(lock: &str, triple: &str) -> Result<Found> {
    let lock: Value = serde_json::from_str(lock).map_err(|e| format!("style/package-lock.json: {e}"))?;
    let entries = lock["packages"].as_object().ok_or("style/package-lock.json has no packages")?;
    let lock = Lock { entries, triple };
    let direct = lock.needs("");
    let shipped = lock.below(direct.iter().filter(|path| !TOOLS.contains(&lock.name(path))));
    let mut found = Found::default();
    for path in lock.below(direct.iter()) {
        let place = if shipped.contains(&path) { Place::Browser } else { Place::Build };
        let component = found.components.entry(purl(&lock, &path)).or_insert_with(|| component(&lock, &path));
        component.places.insert(place);
        component.needs.extend(lock.needs(&path).iter().map(|path| purl(&lock, path)));
    }
    found.direct = direct.iter().map(|path| purl(&lock, path)).collect();
    Ok(found)
}

fn component(lock: &Lock, path: &str) -> Component {
    let entry = lock.entry(path);
    let (group, name) = match lock.name(path).split_once('/') {
        Some((group, name)) => (Some(group.to_owned()), name.to_owned()),
        None => (None, lock.name(path).to_owned()),
    };
    let licence = entry["license"].as_str().filter(|licence| !licence.starts_with("SEE ")).map(String::from);
    let hash = entry["integrity"].as_str().and_then(sha512).map(|digits| ("SHA-512", digits));
    Component { group, name, version: lock.version(path), licence, hash, ..Component::default() }
}

fn purl(lock: &Lock, path: &str) -> String {
    format!("pkg:npm/{}@{}", lock.name(path).replace('@', "%40"), lock.version(path).replace('+', "%2B"))
}

/// `sha512-` and base64; there may be other algorithms beside it.
fn sha512(integrity: &str) -> Option<String> {
    let text = integrity.split_whitespace().find_map(|hash| hash.strip_prefix("sha512-"))?;
    let bytes = BASE64_STANDARD.decode(text).ok()?;
    Some(
        bytes
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .filter_map(|digit| char::from_digit(digit.into(), 16))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `style` comes with `deep`, and needs version 2 of `both`, which lies below it; the tool needs version 1.
    const LOCK: &str = r#"{"packages":{
        "":{"devDependencies":{"@a/style":"1.0.0","sass":"1.0.0"}},
        "node_modules/@a/style":{"version":"1.0.0","integrity":"sha1-AA== sha512-AP8=","license":"MIT","dependencies":{"both":"2","deep":"1"}},
        "node_modules/@a/style/node_modules/both":{"version":"2.0.0"},
        "node_modules/both":{"version":"1.0.0","license":"SEE LICENSE IN file"},
        "node_modules/deep":{"version":"1.0.0"},
        "node_modules/sass":{"version":"1.0.0","dependencies":{"both":"1","deep":"1"},"optionalDependencies":{"win":"1"}},
        "node_modules/win":{"version":"1.0.0","os":["win32"]},
        "node_modules/stray":{"version":"1.0.0"}}}"#;

    #[test]
    fn what_reaches_browsers_is_told_from_the_tools() {
        let found = found(LOCK, "x86_64-unknown-linux-gnu").unwrap();
        let places = |purl: &str| found.components[purl].places.iter().copied().collect::<Vec<_>>();
        assert_eq!(places("pkg:npm/%40a/style@1.0.0"), [Place::Browser]);
        assert_eq!(places("pkg:npm/both@2.0.0"), [Place::Browser]);
        assert_eq!(places("pkg:npm/deep@1.0.0"), [Place::Browser]);
        assert_eq!(places("pkg:npm/both@1.0.0"), [Place::Build]);
        assert_eq!(places("pkg:npm/sass@1.0.0"), [Place::Build]);
        // Neither the package for another system nor the one that nobody needs.
        assert_eq!(found.components.len(), 5);
        assert_eq!(found.direct, ["pkg:npm/%40a/style@1.0.0", "pkg:npm/sass@1.0.0"].map(String::from).into());
    }

    #[test]
    fn an_entry_says_what_the_lock_file_says() {
        let found = found(LOCK, "x86_64-unknown-linux-gnu").unwrap();
        let style = &found.components["pkg:npm/%40a/style@1.0.0"];
        assert_eq!((style.group.as_deref(), style.name.as_str()), (Some("@a"), "style"));
        assert_eq!(style.hash, Some(("SHA-512", "00ff".to_owned())));
        assert_eq!(style.licence.as_deref(), Some("MIT"));
        assert_eq!(style.needs, ["pkg:npm/both@2.0.0", "pkg:npm/deep@1.0.0"].map(String::from).into());
        // Not an SPDX expression.
        assert_eq!(found.components["pkg:npm/both@1.0.0"].licence, None);
    }
}
