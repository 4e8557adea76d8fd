//! A site's files, embedded in the program and packed beforehand.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::accept_encoding::Packing;
use crate::etag::{is_known, tag};
use crate::{Class, RouteTable, Site};

/// A file.
pub struct File {
    /// Its address.
    pub url: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// Its name changes with its content, so it can be kept for ever.
    pub immutable: bool,
    /// As it is.
    pub plain: &'static [u8],
    /// Packed by Brotli, where that is smaller.
    pub br: Option<&'static [u8]>,
    /// Packed by gzip, where that is smaller.
    pub gz: Option<&'static [u8]>,
}

/// All files of a site.
pub type Files = &'static [File];

impl<S: Site> RouteTable<S> {
    /// Adds a route for each file.
    #[must_use]
    pub fn files(self, files: Files) -> Self {
        files.iter().fold(self, |table, file| {
            let forms = Arc::new(forms(file));
            let serve = get(move |headers: HeaderMap| async move { serve(file, &forms, &headers) });
            table.route(Class::File, file.url, serve)
        })
    }
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
