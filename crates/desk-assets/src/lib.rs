//! The desk's style sheet, script and icon, embedded in the program and packed beforehand (`build.rs`). The public site
//! has its own, and serves none of these.
#![forbid(unsafe_code)]

use web::Files;

/// The files, and which of them each page names.
struct Built {
    css: &'static str,
    js: &'static str,
    files: Files,
}

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/site.rs"));
}

use embedded::BUILT;

/// Whether this program was built without them.
pub fn missing() -> bool {
    BUILT.is_none()
}

/// All files.
pub fn files() -> Files {
    BUILT.as_ref().map_or(&[], |built| built.files)
}

/// The address of the style sheet.
pub fn css() -> &'static str {
    BUILT.as_ref().map_or("", |built| built.css)
}

/// The address of the script.
pub fn js() -> &'static str {
    BUILT.as_ref().map_or("", |built| built.js)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_pages_name_is_among_the_files() {
        let urls: Vec<_> = super::files().iter().map(|file| file.url).collect();
        if !super::missing() {
            assert!(urls.contains(&super::css()) && urls.contains(&super::js()) && urls.contains(&"/favicon.svg"));
            assert_eq!(urls.len(), 3, "{urls:?}");
        }
    }
}
