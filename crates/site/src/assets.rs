//! The built site's files, embedded in the program and packed beforehand (`build.rs`).

use std::sync::LazyLock;

use app::Assets;
use web::{Files, Sheet};

/// The files, and which of them each page names.
struct Built {
    css: &'static str,
    boot: &'static str,
    js: &'static str,
    wasm: &'static str,
    files: Files,
}

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/site.rs"));
}

use embedded::BUILT;

/// Whether this program was built without its styles and islands.
pub fn missing() -> bool {
    BUILT.is_none()
}

/// The style sheet, as pages carry it and name it.
pub(crate) fn sheet() -> Option<&'static Sheet> {
    static SHEET: LazyLock<Option<Sheet>> = LazyLock::new(|| {
        let css = BUILT.as_ref()?.css;
        let file = files().iter().find(|file| file.url == css)?;
        Sheet::new(css, std::str::from_utf8(file.plain).ok()?)
    });
    SHEET.as_ref()
}

/// All files.
pub(crate) fn files() -> Files {
    BUILT.as_ref().map_or(&[], |built| built.files)
}

/// The addresses that pages name.
pub fn frame_assets() -> Assets {
    BUILT.as_ref().map_or_else(Assets::default, |built| Assets {
        css: built.css.to_owned(),
        boot: built.boot.to_owned(),
        js: built.js.to_owned(),
        wasm: built.wasm.to_owned(),
    })
}
