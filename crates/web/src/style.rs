//! The style sheet of a page. Whoever comes from elsewhere gets it in the page, because asking for a file takes a slow
//! line as long again as asking for the page. On the pages after that it is the file, which the browser has by then.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::{Origins, Site};

/// What tells a page of ours from another: browsers say where a request comes from.
const SITE: &str = "sec-fetch-site";

/// How a page has its style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Style {
    /// In the page.
    Inline,
    /// As a file that it names.
    Linked,
}

impl Style {
    /// For whoever asks so. A browser that does not say where a request comes from may name the page.
    pub(crate) fn of(asked: &HeaderMap, origins: &Origins) -> Self {
        let own = match asked.get(SITE) {
            Some(site) => site == "same-origin",
            None => asked.get(header::REFERER).is_some_and(|page| origins.hold(page)),
        };
        if own { Self::Linked } else { Self::Inline }
    }
}

/// A style sheet as pages name it, and as they carry it.
#[derive(Clone, Debug)]
pub struct Sheet {
    link: String,
    inline: String,
    source: String,
}

impl Sheet {
    /// The sheet with this text, at this address. None where a page could not carry it: its text would end there.
    pub fn new(address: &str, text: &str) -> Option<Self> {
        let fits = !text.contains("</") && !text.contains('\r');
        fits.then(|| Self {
            link: format!("<link rel=\"stylesheet\" href=\"{address}\">"),
            // The file dresses nothing here. Browsers fetch it last, for the pages after this one.
            inline: format!("<style>{text}</style><link rel=\"stylesheet\" media=\"not all\" href=\"{address}\">"),
            source: format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text))),
        })
    }

    /// What allows it in a policy, and nothing else.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// The page with its sheet in it. The head comes before all that anybody wrote.
    fn put_into(&self, page: &str) -> String {
        page.replacen(&self.link, &self.inline, 1)
    }
}

/// Answers with the sheet in the page, where that is wanted.
pub(crate) async fn dressed<S: Site>(State(site): State<Arc<S>>, request: Request, next: Next) -> Response {
    let style = Style::of(request.headers(), &site.layer().origins);
    let mut response = next.run(request).await;
    let html =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let Some(sheet) = site.sheet().filter(|_| html) else { return response };
    response.headers_mut().append(header::VARY, HeaderValue::from_static(SITE));
    if style == Style::Linked {
        return response;
    }
    let (mut head, body) = response.into_parts();
    head.headers.remove(header::CONTENT_LENGTH);
    let page = to_bytes(body, usize::MAX).await.unwrap_or_default();
    Response::from_parts(head, Body::from(sheet.put_into(&String::from_utf8_lossy(&page))))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn style(asked: &[(&'static str, &'static str)]) -> Style {
        let headers =
            asked.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        Style::of(&headers.collect(), &Origins::new("https://report.example"))
    }

    #[test]
    fn only_our_own_pages_lead_to_one_that_names_the_file() {
        let own = ("referer", "https://report.example/help");
        let other = ("referer", "https://search.example/?q=https://report.example/");
        for linked in [&[("sec-fetch-site", "same-origin")][..], &[("sec-fetch-site", "same-origin"), other], &[own]] {
            assert_eq!(style(linked), Style::Linked, "{linked:?}");
        }
        for inline in [
            &[][..],
            &[("sec-fetch-site", "none")],
            &[("sec-fetch-site", "cross-site"), own],
            &[("sec-fetch-site", "same-site"), own],
            &[other],
            &[("referer", "report.example")],
        ] {
            assert_eq!(style(inline), Style::Inline, "{inline:?}");
        }
    }

    #[test]
    fn a_sheet_takes_the_place_of_its_link_once() {
        let sheet = Sheet::new("/a.css", "b{}").unwrap();
        let page =
            sheet.put_into("<link rel=\"stylesheet\" href=\"/a.css\"><p><link rel=\"stylesheet\" href=\"/a.css\">");
        assert_eq!(
            page,
            "<style>b{}</style><link rel=\"stylesheet\" media=\"not all\" href=\"/a.css\"><p><link rel=\"stylesheet\" href=\"/a.css\">"
        );
        // printf 'b{}' | openssl dgst -sha256 -binary | base64
        assert_eq!(sheet.source(), "'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='");
        assert!(Sheet::new("/a.css", "b{content:'</style>'}").is_none());
    }
}
