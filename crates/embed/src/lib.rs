//! For build scripts: the files that `cargo xtask build` left for one audience, as Rust that includes them.
//!
//! Without them a program still compiles, for editors and checks; it then refuses to serve.
#![forbid(unsafe_code)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Writes `site.rs` for the crate that is being built: `BUILT`, an `Option` of a `Built` that stands beside the module
/// that includes it. It has the files of this audience, and a field for each name, with the address that the manifest
/// has under the key beside it.
pub fn embed(audience: &str, names: &[(&str, &str)]) {
    println!("cargo::rerun-if-env-changed=FOURSIGHT_SITE");
    if let Err(problem) = write(audience, names) {
        println!("cargo::error=site: {problem}");
    }
}

fn write(audience: &str, names: &[(&str, &str)]) -> Result<(), Box<dyn Error>> {
    let beside = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../target/site");
    let site = env::var_os("FOURSIGHT_SITE").map_or(beside, PathBuf::from);
    let manifest = site.join("manifest.json");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let out = Path::new(&env::var("OUT_DIR")?).join("site.rs");
    let code = match fs::read_to_string(&manifest) {
        Ok(text) => table(&site, &serde_json::from_str(&text)?, audience, names)?,
        Err(_) => "pub(super) const BUILT: Option<super::Built> = None;\n".to_owned(),
    };
    fs::write(out, code)?;
    Ok(())
}

/// The table as Rust, each file's bytes included by its path.
fn table(
    site: &Path,
    manifest: &serde_json::Value,
    audience: &str,
    names: &[(&str, &str)],
) -> Result<String, Box<dyn Error>> {
    let text = |of: &serde_json::Value, key: &str| {
        of[key].as_str().map(str::to_owned).ok_or_else(|| format!("manifest.json lacks `{key}`"))
    };
    let bytes = |name: &str| {
        let path = site.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        format!("include_bytes!({:?})", path.display().to_string())
    };
    let mut code = "pub(super) const BUILT: Option<super::Built> = Some(super::Built {\n".to_owned();
    for (field, key) in names {
        writeln!(code, "    {field}: {:?},", text(manifest, key)?)?;
    }
    code += "    files: &[\n";
    for file in manifest["files"].as_array().ok_or("manifest.json lacks `files`")? {
        if text(file, "audience")? != audience {
            continue;
        }
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::table;

    #[test]
    fn only_the_files_of_one_audience_are_included() {
        let file = |url, audience| json!({"url": url, "type": "text/css", "immutable": true, "audience": audience, "file": "a", "br": "a.br", "gz": null});
        let manifest =
            json!({"css": "/1.css", "desk_css": "/2.css", "files": [file("/1.css", "public"), file("/2.css", "desk")]});
        let code = table(Path::new("/site"), &manifest, "desk", &[("css", "desk_css")]).unwrap();
        assert!(code.contains("css: \"/2.css\""), "{code}");
        assert_eq!(code.matches("web::File").count(), 1, "{code}");
        assert!(code.contains("br: Some(include_bytes!(\"/site/a.br\")), gz: None"), "{code}");
        assert!(table(Path::new("/site"), &manifest, "desk", &[("js", "desk_js")]).is_err());
    }
}
