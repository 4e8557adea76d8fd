//! Embeds the built site: styles, islands and small files, as `cargo xtask build` left them.
//!
//! Without them the server still compiles, for editors and checks; it then refuses to serve.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-env-changed=FOURSIGHT_SITE");
    if let Err(problem) = embed() {
        println!("cargo::error=site: {problem}");
    }
}

fn embed() -> Result<(), Box<dyn Error>> {
    let beside = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../target/site");
    let site = env::var_os("FOURSIGHT_SITE").map_or(beside, PathBuf::from);
    let manifest = site.join("manifest.json");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let out = Path::new(&env::var("OUT_DIR")?).join("site.rs");
    let code = match fs::read_to_string(&manifest) {
        Ok(text) => table(&site, &serde_json::from_str(&text)?)?,
        Err(_) => "pub(super) const BUILT: Option<super::Built> = None;\n".to_owned(),
    };
    fs::write(out, code)?;
    Ok(())
}

/// The table as Rust, each file's bytes included by its path.
fn table(site: &Path, manifest: &serde_json::Value) -> Result<String, Box<dyn Error>> {
    let text = |of: &serde_json::Value, key: &str| {
        of[key].as_str().map(str::to_owned).ok_or_else(|| format!("manifest.json lacks `{key}`"))
    };
    let bytes = |name: &str| {
        let path = site.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        format!("include_bytes!({:?})", path.display().to_string())
    };
    let mut code = "pub(super) const BUILT: Option<super::Built> = Some(super::Built {\n".to_owned();
    for key in ["css", "boot", "js", "wasm"] {
        writeln!(code, "    {key}: {:?},", text(manifest, key)?)?;
    }
    code += "    files: &[\n";
    for file in manifest["files"].as_array().ok_or("manifest.json lacks `files`")? {
        let packed = |key: &str| file[key].as_str().map_or("None".to_owned(), |name| format!("Some({})", bytes(name)));
        writeln!(
            code,
            "        web::File {{ url: {:?}, kind: {:?}, immutable: {}, plain: {}, br: {}, gz: {} }},",
            text(file, "url")?,
            text(file, "type")?,
            file["immutable"].as_bool().unwrap_or(false),
            bytes(&text(file, "file")?),
            packed("br"),
            packed("gz"),
        )?;
    }
    code += "    ],\n});\n";
    Ok(code)
}
