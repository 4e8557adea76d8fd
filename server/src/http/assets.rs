//! The built site's files, embedded in the program and packed beforehand.

use std::sync::Arc;

use app::Assets;
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::Public;

struct Site {
    css: &'static str,
    boot: &'static str,
    js: &'static str,
    wasm: &'static str,
    files: &'static [File],
}

struct File {
    url: &'static str,
    kind: &'static str,
    /// Its name changes with its content, so it can be kept for ever.
    immutable: bool,
    plain: &'static [u8],
    br: Option<&'static [u8]>,
    gz: Option<&'static [u8]>,
}

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/site.rs"));
}

use embedded::SITE;

/// Whether this program was built without its styles and islands.
pub fn missing() -> bool {
    SITE.is_none()
}

/// Whether a route is one of the site's files.
pub(super) fn is_file(route: &str) -> bool {
    SITE.as_ref().is_some_and(|site| site.files.iter().any(|file| file.url == route))
}

/// The addresses that pages name.
pub fn frame_assets() -> Assets {
    SITE.as_ref().map_or_else(Assets::default, |site| Assets {
        css: site.css.to_owned(),
        boot: site.boot.to_owned(),
        js: site.js.to_owned(),
        wasm: site.wasm.to_owned(),
    })
}

pub(super) fn routes() -> Router<Arc<Public>> {
    let files = SITE.as_ref().map_or(&[][..], |site| site.files);
    files.iter().fold(Router::new(), |router, file| {
        router.route(file.url, get(move |headers: HeaderMap| async move { serve(file, &headers) }))
    })
}

fn serve(file: &'static File, headers: &HeaderMap) -> Response {
    let (body, packing) = packed(file, headers);
    let keep = if file.immutable { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    let mut response = body.into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(packing) = packing {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(packing));
    }
    response
}

/// The smallest form that the browser takes.
fn packed(file: &'static File, headers: &HeaderMap) -> (&'static [u8], Option<&'static str>) {
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|accepts| accepts.to_str().ok()).unwrap_or_default();
    let takes = |packing: &str| {
        let named = |entry: &str| {
            let (name, weight) = entry.split_once(';').unwrap_or((entry, ""));
            name.trim() == packing && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        };
        accepts.split(',').any(named)
    };
    match (file.br, file.gz) {
        (Some(br), _) if takes("br") => (br, Some("br")),
        (_, Some(gz)) if takes("gzip") => (gz, Some("gzip")),
        _ => (file.plain, None),
    }
}
