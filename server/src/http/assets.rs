//! The built site's files, embedded in the program and packed beforehand.

use std::sync::Arc;

use app::Assets;
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::Public;
use super::packing::Packing;
use super::tags::{is_known, tag};

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
        let forms = Arc::new(forms(file));
        router.route(file.url, get(move |headers: HeaderMap| async move { serve(file, &forms, &headers) }))
    })
}

/// A file as it is packed in one way.
struct Form {
    packing: Packing,
    bytes: &'static [u8],
    tag: Option<HeaderValue>,
}

fn forms(file: &'static File) -> Vec<Form> {
    let all = [(Packing::Brotli, file.br), (Packing::Gzip, file.gz), (Packing::Plain, Some(file.plain))];
    let form =
        |(packing, bytes): (_, Option<&'static [u8]>)| bytes.map(|bytes| Form { packing, bytes, tag: tag(bytes) });
    all.into_iter().filter_map(form).collect()
}

fn serve(file: &File, forms: &[Form], asked: &HeaderMap) -> Response {
    let packings: Vec<_> = forms.iter().map(|form| form.packing).collect();
    let best = Packing::best(asked, &packings);
    let Some(form) = forms.iter().find(|form| form.packing == best) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let known = form.tag.as_ref().is_some_and(|tag| is_known(asked, tag));
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { form.bytes.into_response() };
    let keep = if file.immutable { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    out.extend(form.tag.clone().map(|tag| (header::ETAG, tag)));
    if best != Packing::Plain {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(best.name()));
    }
    response
}
