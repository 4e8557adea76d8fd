//! The list the build scripts read.

use std::{fs, path::Path};

use serde_json::{Map, Value, json};

use super::assets::{Asset, Role};
use crate::Result;

/// Its name, beside the files it lists.
pub(crate) const NAME: &str = "manifest.json";

/// Writes it only when it would change: cargo watches it, and an equal one
/// with a new date would build the server again for nothing.
pub(crate) fn write(site: &Path, assets: &[Asset]) -> Result<()> {
    let text = format!("{:#}\n", list(assets));
    let path = site.join(NAME);
    if fs::read_to_string(&path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    super::write(&path, text.as_bytes())
}

fn list(assets: &[Asset]) -> Value {
    let mut top = Map::new();
    for asset in assets {
        let key = match asset.role {
            Role::Css => "css",
            Role::Boot => "boot",
            Role::Js => "js",
            Role::Wasm => "wasm",
            Role::DeskCss => "desk_css",
            Role::DeskJs => "desk_js",
            Role::DeskIcon | Role::Public => continue,
        };
        top.insert(key.into(), asset.url().into());
    }
    let files: Vec<Value> = assets.iter().map(entry).collect();
    top.insert("files".into(), files.into());
    top.into()
}

fn entry(asset: &Asset) -> Value {
    let [br, gz] = asset.copies();
    json!({
        "url": asset.url(),
        "type": asset.kind,
        "immutable": asset.role.is_hashed(),
        "audience": asset.role.audience(),
        "file": asset.file,
        "br": br,
        "gz": gz,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_file_keeps_its_address_and_may_change() {
        let robots = Asset { role: Role::Public, file: "robots.txt".into(), kind: "text/plain", bytes: Vec::new() };
        let list = list(&[robots]);
        assert_eq!(list["files"][0]["url"], "/robots.txt");
        assert_eq!(list["files"][0]["immutable"], false);
        assert_eq!(list["files"][0]["br"], "robots.txt.br");
        assert_eq!(list["files"][0]["audience"], "public");
    }

    #[test]
    fn the_desk_has_its_own_icon_at_the_same_address() {
        let icon = |role, file: &str| Asset { role, file: file.into(), kind: "image/svg+xml", bytes: Vec::new() };
        let list = list(&[icon(Role::Public, "favicon.svg"), icon(Role::DeskIcon, "desk.favicon.svg")]);
        assert_eq!(list["files"][0]["url"], list["files"][1]["url"]);
        assert_eq!((&list["files"][1]["audience"], &list["files"][1]["immutable"]), (&"desk".into(), &false.into()));
    }
}
