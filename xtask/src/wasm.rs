//! The islands: `app` compiled for the browser, then bound to JavaScript.

use std::{fs, path::Path};

use wasm_bindgen_cli_support::Bindgen;

use crate::{Result, cargo::cargo, freshness, places::Places, shell};

/// What names `app` for the browser, for rustc and for clippy alike: with the
/// same features and profile both share the macros they compile.
pub(crate) const BROWSER: [&str; 8] =
    ["--package", "app", "--features", "hydrate", "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"];

/// Builds it into the workshop, as `app.js` and `app_bg.wasm`.
///
/// The crate type is named here because naming it in `app/Cargo.toml` beside
/// `rlib` silently turns link-time optimisation off (68 KB instead of 51).
pub(crate) fn build(places: &Places) -> Result<()> {
    let mut words = vec!["rustc", "--lib", "--crate-type", "cdylib"];
    words.extend(BROWSER);
    shell::run(&mut cargo(places, &words))?;

    let compiled = places.target.join("wasm32-unknown-unknown/wasm-release/app.wasm");
    if freshness::holds(&places.workshop.join("app.js"), &[&compiled]) {
        return Ok(());
    }
    bind(&compiled, &places.workshop)
}

/// wasm-bindgen as a library: nothing to install, no version to get wrong.
fn bind(compiled: &Path, workshop: &Path) -> Result<()> {
    let snippets = workshop.join("snippets");
    if snippets.exists() {
        fs::remove_dir_all(&snippets).map_err(|e| format!("cannot remove old snippets: {e}"))?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .input_path(compiled)
                .out_name("app")
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(workshop)
        })
        .map_err(|e| format!("wasm-bindgen: {e:#}"))?;
    // A snippet would be a third file to name, hash and allow; none is wanted.
    if snippets.exists() {
        return Err("a dependency of app brings its own JavaScript, which the site does not serve".into());
    }
    Ok(())
}
