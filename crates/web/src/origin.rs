//! Addresses of sites, read as browsers read them.

use std::fmt;

use axum::http::HeaderMap;
use axum::http::header::{self, HeaderValue};
use url::Url;

/// The origin of a site: scheme, host and port. Two that a browser holds for one are equal: in any case, with its
/// default port or without, and with a dot at the end of the host, which only says that nothing follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    secure: bool,
    host: String,
    port: u16,
}

impl Origin {
    /// Reads scheme, host and port. None where there is more than that, or less.
    pub fn read(written: &str) -> Option<Self> {
        let url = web_address(written).filter(|url| !written.contains('@') && url.path() == "/")?;
        if url.query().is_some() || url.fragment().is_some() {
            return None;
        }
        let host = url.host_str()?;
        let host = host.strip_suffix('.').unwrap_or(host).to_owned();
        let port = url.port_or_known_default()?;
        (!host.is_empty()).then(|| Self { secure: url.scheme() == "https", host, port })
    }

    /// The same site under another name of its machine.
    #[must_use]
    pub fn with_host(&self, host: &str) -> Self {
        Self { host: host.to_owned(), ..self.clone() }
    }

    /// Its host, in small letters, without a dot at its end.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is reached over https.
    pub fn is_secure(&self) -> bool {
        self.secure
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { secure, host, port } = self;
        let (scheme, usual) = if *secure { ("https", 443) } else { ("http", 80) };
        write!(f, "{scheme}://{host}")?;
        if *port == usual { Ok(()) } else { write!(f, ":{port}") }
    }
}

/// An address that begins `http://` or `https://` and names a host. What else a browser would make one of, such as
/// one without slashes or with a line break, is none here: it is a slip.
pub fn web_address(written: &str) -> Option<Url> {
    let rest = ["https://", "http://"].iter().find_map(|start| {
        let (scheme, rest) = written.split_at_checked(start.len())?;
        scheme.eq_ignore_ascii_case(start).then_some(rest)
    })?;
    let slip = written.chars().any(|letter| letter.is_whitespace() || letter.is_control() || letter == '\\');
    let named = !rest.starts_with(['/', '?', '#']);
    Url::parse(written).ok().filter(|url| named && !slip && url.has_host())
}

/// The origins that are this site.
#[derive(Clone, Debug)]
pub struct Origins(Vec<Origin>);

impl Origins {
    /// The configured one; for a site on this machine also its other names, because a browser may
    /// have been given any of them.
    pub fn new(origin: &str) -> Self {
        let own = ["127.0.0.1", "localhost", "[::1]"];
        let mut origins: Vec<Origin> = Origin::read(origin).into_iter().collect();
        if let Some(here) = origins.first().filter(|here| !here.is_secure() && own.contains(&here.host())).cloned() {
            origins.extend(own.map(|host| here.with_host(host)));
        }
        Self(origins)
    }

    /// Whether the site is reached over https.
    pub fn secure(&self) -> bool {
        self.0.iter().any(Origin::is_secure)
    }

    /// Whether a page, by its address, is one of this site.
    pub(crate) fn hold(&self, page: &HeaderValue) -> bool {
        let page = page.to_str().ok().and_then(web_address);
        let origin = page.and_then(|page| Origin::read(&page.origin().ascii_serialization()));
        origin.is_some_and(|origin| self.0.contains(&origin))
    }

    /// Whether a request to change something comes from this site's own pages, or from a program,
    /// which sends neither header. Where the browser vouches that the page is of the same origin as the request, the
    /// site may also be known under another name, or the browser may keep the origin to itself (`null`): else
    /// somebody's words would be refused. What is refused is not given back: another site wrote it.
    pub(crate) fn admit(&self, headers: &HeaderMap) -> bool {
        let is_own = |origin: &HeaderValue| {
            let origin = origin.to_str().ok().and_then(Origin::read);
            origin.is_some_and(|origin| self.0.contains(&origin))
        };
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let vouched = |origin: &HeaderValue| {
            let host = headers.get(header::HOST).map_or(&b""[..], HeaderValue::as_bytes);
            let same_host = origin.as_bytes().rsplit(|byte| *byte == b'/').next() == Some(host);
            site == Some(b"same-origin") && (origin == "null" || same_host && !host.is_empty())
        };
        headers.get(header::ORIGIN).is_none_or(|origin| is_own(origin) || vouched(origin))
            && site.is_none_or(|site| site == b"same-origin" || site == b"none")
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn same(one: &str, other: &str) -> bool {
        Origin::read(one).is_some_and(|one| Some(one) == Origin::read(other))
    }

    #[test]
    fn what_a_browser_holds_for_one_is_one() {
        for other in [
            "https://report.example:443",
            "https://report.example:",
            "https://report.example/",
            "https://report.example.",
            "https://report.example.:443",
            "HTTPS://Report.EXAMPLE",
        ] {
            assert!(same("https://report.example", other), "{other}");
            assert_eq!(Origin::read(other).unwrap().to_string(), "https://report.example");
        }
        assert!(same("http://[::1]:80", "http://[0:0::1]"));
        for other in [
            "http://report.example",
            "https://report.example:444",
            "https://report.example.evil",
            "https://report-example",
            "https://xreport.example",
        ] {
            assert!(!same("https://report.example", other), "{other}");
        }
        assert_eq!(Origin::read("http://127.0.0.1:3000").unwrap().to_string(), "http://127.0.0.1:3000");
        assert!(Origin::read("https://report.example:0").is_some());
    }

    #[test]
    fn what_is_more_than_an_origin_or_less_is_none() {
        for wrong in [
            "",
            "null",
            "https://",
            "https:///report.example",
            "https:report.example",
            "https://:443",
            "https://.",
            "https://report.example:99999",
            "https://report.example:x",
            "https://report.example/path",
            "https://report.example?",
            "https://report.example#",
            "https://me@report.example",
            "https://@report.example",
            "https://report .example",
            "https://report.example\n",
            " https://report.example",
            "https://report\\.example",
            "ftp://report.example",
            "report.example",
            "//report.example",
        ] {
            assert_eq!(Origin::read(wrong), None, "{wrong:?}");
        }
    }

    fn admitted(origins: &Origins, pairs: &[(&'static str, &'static str)]) -> bool {
        let headers =
            pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        origins.admit(&headers.collect())
    }

    #[test]
    fn what_the_browser_vouches_for_is_let_in_under_another_name_of_the_site() {
        let site = Origins::new("https://report.example");
        let (same, host) = (("sec-fetch-site", "same-origin"), ("host", "www.report.example"));
        assert!(admitted(&site, &[("origin", "null"), same]));
        assert!(admitted(&site, &[("origin", "https://www.report.example"), same, host]));
        assert!(!admitted(&site, &[("origin", "null")]));
        assert!(!admitted(&site, &[("origin", "null"), ("sec-fetch-site", "none")]));
        assert!(!admitted(&site, &[("origin", "https://evil.example"), same, host]));
        assert!(!admitted(&site, &[("origin", "https://www.report.example"), ("sec-fetch-site", "same-site"), host]));
    }

    #[test]
    fn only_own_pages_and_programs_may_change_anything() {
        let site = Origins::new("https://report.example");
        assert!(admitted(&site, &[]));
        assert!(admitted(&site, &[("origin", "https://report.example"), ("sec-fetch-site", "same-origin")]));
        for same in ["https://report.example.", "https://report.example:443", "HTTPS://Report.Example"] {
            assert!(admitted(&site, &[("origin", same), ("sec-fetch-site", "same-origin")]), "{same}");
            assert!(admitted(&Origins::new(same), &[("origin", "https://report.example")]), "{same}");
        }
        for other in [
            "https://evil.example",
            "null",
            "",
            "http://report.example",
            "https://report.example:80",
            "https://report.example.evil",
            "https://report.example/path",
            "https://me@report.example",
        ] {
            assert!(!admitted(&site, &[("origin", other)]), "{other}");
        }
        assert!(!admitted(&site, &[("sec-fetch-site", "cross-site")]));
        assert!(!admitted(&site, &[("origin", "https://report.example"), ("sec-fetch-site", "same-site")]));
    }

    #[test]
    fn a_demonstration_answers_to_all_names_of_this_machine() {
        let site = Origins::new("http://127.0.0.1:3000");
        assert!(admitted(&site, &[("origin", "http://localhost:3000")]));
        assert!(admitted(&Origins::new("http://[::1]:3000"), &[("origin", "http://127.0.0.1:3000")]));
        assert!(!admitted(&site, &[("origin", "http://localhost:3001")]));
    }
}
