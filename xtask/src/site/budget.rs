//! How much may go over the wire. People open this on an old phone with a weak
//! signal, and one careless dependency in the WASM costs 220 KB.

use std::{fs, path::Path};

use super::assets::{Asset, Role};
use crate::Result;

/// Bytes after brotli. The script that leaves also hides a page that nobody touches and posts forms: what a browser
/// posts by itself lies in its files.
const BUDGET: [(Role, u64); 6] = [
    (Role::Css, 9_000),
    (Role::Boot, 2_560),
    (Role::Js, 8_000),
    (Role::Wasm, 70_000),
    (Role::DeskCss, 9_000),
    (Role::DeskJs, 6_000),
];

/// The same for all that starting the islands takes: WASM and its JavaScript together.
const ISLANDS: u64 = 75_000;

/// Prints what each costs and stops at the first that costs too much.
pub(crate) fn check(site: &Path, assets: &[Asset]) -> Result<()> {
    let (mut costs, mut islands) = (Vec::new(), 0);
    for asset in assets {
        let Some((_, most)) = BUDGET.iter().find(|(role, _)| *role == asset.role) else {
            continue;
        };
        let [compressed, _] = asset.copies();
        let bytes = fs::metadata(site.join(&compressed)).map_err(|e| format!("{compressed}: {e}"))?.len();
        within(&asset.file, bytes, *most)?;
        costs.push(format!("{:?} {bytes}", asset.role).to_lowercase());
        if matches!(asset.role, Role::Js | Role::Wasm) {
            islands += bytes;
        }
    }
    within("what starts the islands", islands, ISLANDS)?;
    println!("site, bytes over the wire: {}; islands {islands} of {ISLANDS}", costs.join(", "));
    Ok(())
}

fn within(file: &str, bytes: u64, most: u64) -> Result<()> {
    if bytes <= most {
        return Ok(());
    }
    Err(format!("{file} takes {bytes} bytes over the wire, {most} at most (xtask/src/site/budget.rs)"))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn one_byte_too_many_is_too_many() {
        assert!(within("site.css", 9_000, 9_000).is_ok());
        assert!(within("site.css", 9_001, 9_000).is_err());
    }
}
