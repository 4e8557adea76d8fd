//! Addresses of sites, read as browsers read them.

use std::fmt;

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
        let url = web(written).filter(|url| !written.contains('@') && url.path() == "/")?;
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
pub(super) fn web(written: &str) -> Option<Url> {
    let rest = ["https://", "http://"].iter().find_map(|start| {
        let (scheme, rest) = written.split_at_checked(start.len())?;
        scheme.eq_ignore_ascii_case(start).then_some(rest)
    })?;
    let slip = written.chars().any(|letter| letter.is_whitespace() || letter.is_control() || letter == '\\');
    let named = !rest.starts_with(['/', '?', '#']);
    Url::parse(written).ok().filter(|url| named && !slip && url.has_host())
}

#[cfg(test)]
mod tests {
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
}
