//! The built site's files, embedded in the program and packed beforehand (`build.rs`).

use app::Assets;
use web::Files;

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
