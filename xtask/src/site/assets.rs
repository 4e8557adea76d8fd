//! Gathering what the site consists of, and naming it.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use crate::{Result, places::Places};

/// What an asset is to a page; everything in `public/` is merely there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Css,
    Boot,
    Js,
    Wasm,
    DeskCss,
    DeskJs,
    DeskIcon,
    Public,
}

impl Role {
    /// Who is served it: each program embeds its own audience's only.
    pub(crate) fn audience(self) -> &'static str {
        match self {
            Self::DeskCss | Self::DeskJs | Self::DeskIcon => "desk",
            Self::Css | Self::Boot | Self::Js | Self::Wasm | Self::Public => "public",
        }
    }

    /// Whether its name changes with its content, so that a browser may keep it for ever.
    pub(crate) fn is_hashed(self) -> bool {
        !matches!(self, Self::DeskIcon | Self::Public)
    }
}

/// One file of the site.
pub(crate) struct Asset {
    pub(crate) role: Role,
    /// Its name in `target/site`, flat.
    pub(crate) file: String,
    pub(crate) kind: &'static str,
    pub(crate) bytes: Vec<u8>,
}

impl Asset {
    /// An asset of a page is fetched under a name that changes with it.
    fn hashed(role: Role, stem: &str, ending: &str, bytes: Vec<u8>) -> Result<Self> {
        let file = format!("{stem}.{}.{ending}", hash(&bytes));
        let kind = kind(&file)?;
        Ok(Self { role, file, kind, bytes })
    }

    /// Where a browser asks for it.
    pub(crate) fn url(&self) -> String {
        match self.role {
            // Beside the site's own, which has this address there.
            Role::DeskIcon => "/favicon.svg".to_owned(),
            Role::Public => format!("/{}", self.file),
            _ => format!("/assets/{}", self.file),
        }
    }

    /// Its compressed copies.
    pub(crate) fn copies(&self) -> [String; 2] {
        [format!("{}.br", self.file), format!("{}.gz", self.file)]
    }
}

/// Everything, in a fixed order.
pub(crate) fn collect(places: &Places) -> Result<Vec<Asset>> {
    let workshop = &places.workshop;
    let wasm = Asset::hashed(Role::Wasm, "app", "wasm", read(&workshop.join("app_bg.wasm"))?)?;
    // The glue names its module; it has to name the renamed one.
    let glue = String::from_utf8(read(&workshop.join("app.js"))?)
        .map_err(|e| format!("wasm-bindgen's app.js: {e}"))?
        .replace("app_bg.wasm", &wasm.file);
    let mut assets = vec![
        Asset::hashed(Role::Css, "site", "css", read(&workshop.join("site.css"))?)?,
        Asset::hashed(Role::Boot, "boot", "js", bare(&read(&places.root.join("app/boot.js"))?))?,
        Asset::hashed(Role::Js, "app", "js", glue.into_bytes())?,
        wasm,
        Asset::hashed(Role::DeskCss, "desk", "css", read(&workshop.join("desk.css"))?)?,
        Asset::hashed(Role::DeskJs, "desk", "js", bare(&read(&places.root.join("crates/desk-app/desk.js"))?))?,
        desk_icon(&places.root.join("crates/desk-app/favicon.svg"))?,
    ];
    assets.extend(public(&places.root.join("public"))?);
    Ok(assets)
}

fn desk_icon(path: &Path) -> Result<Asset> {
    let file = "desk.favicon.svg".to_owned();
    Ok(Asset { role: Role::DeskIcon, kind: kind(&file)?, bytes: read(path)?, file })
}

/// Files whose names others know by heart, such as robots.txt.
fn public(directory: &Path) -> Result<Vec<Asset>> {
    let entries = fs::read_dir(directory).map_err(|e| format!("cannot read public/: {e}"))?;
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        found.push(Asset { role: Role::Public, kind: kind(&file)?, bytes: read(&entry.path())?, file });
    }
    found.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(found)
}

/// A script without what only its readers need: lines that are comments, and what lines begin with.
fn bare(script: &[u8]) -> Vec<u8> {
    let lines = String::from_utf8_lossy(script);
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

fn hash(bytes: &[u8]) -> String {
    let mut digits = format!("{:x}", Sha256::digest(bytes));
    digits.truncate(12);
    digits
}

fn kind(file: &str) -> Result<&'static str> {
    match file.rsplit('.').next() {
        Some("css") => Ok("text/css; charset=utf-8"),
        Some("js") => Ok("text/javascript; charset=utf-8"),
        Some("wasm") => Ok("application/wasm"),
        Some("svg") => Ok("image/svg+xml"),
        Some("ico") => Ok("image/x-icon"),
        Some("txt") => Ok("text/plain; charset=utf-8"),
        _ => Err(format!("{file}: which media type is that? Say so in xtask/src/site/assets.rs")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_at_home() {
        assert_eq!(bare(b"// Why.\nlet a = 'x // y';\n\n  b(); // c\n    // d\n"), b"let a = 'x // y';\nb(); // c");
    }

    #[test]
    fn the_name_changes_with_the_content() {
        let name = |bytes: &[u8]| Asset::hashed(Role::Css, "site", "css", bytes.to_vec()).unwrap().file;
        assert_eq!(name(b"a{}"), name(b"a{}"));
        assert_ne!(name(b"a{}"), name(b"b{}"));
        // "site." + 12 hexadecimal digits + ".css"
        assert_eq!(name(b"a{}").len(), 5 + 12 + 4);
    }

    #[test]
    fn an_unknown_ending_is_refused_rather_than_guessed() {
        assert!(kind("notes.docx").is_err());
    }
}
