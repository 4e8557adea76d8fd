//! Reading and writing cookies, byte by byte. All of ours are session cookies: they have no end date, so the
//! browser keeps them no longer than it runs.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};

/// A cookie of ours. Over https the browser takes the `__Host-` name only from this very host, over https; other
/// sites on the same domain can't set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// The secret of the draft.
    Draft,
    /// What was answered or typed where there is no draft, sealed.
    Form,
    /// Set by the page's script on leaving: all it can do is make the server drop the draft.
    Left,
}

impl Cookie {
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Draft, true) => "__Host-s",
            (Self::Draft, false) => "s",
            (Self::Form, true) => "__Host-c",
            (Self::Form, false) => "c",
            (Self::Left, true) => "__Host-x",
            (Self::Left, false) => "x",
        }
    }

    /// The value that the browser brings. None where it brings two: one of them is somebody else's, and nobody can
    /// tell which.
    pub(crate) fn find(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let mut values = self.values(headers, secure);
        let value = values.next()?;
        if values.next().is_some() { None } else { std::str::from_utf8(value).ok() }
    }

    /// Whether the browser brings it, whatever it holds.
    pub(crate) fn is_brought(self, headers: &HeaderMap, secure: bool) -> bool {
        self.values(headers, secure).next().is_some()
    }

    /// Names are compared by bytes and only space and tab are trimmed: a cookie of another site on this host may
    /// hold anything, such as a name that only looks like ours.
    fn values(self, headers: &HeaderMap, secure: bool) -> impl Iterator<Item = &[u8]> {
        let name = self.name(secure).as_bytes();
        let lines = headers.get_all(COOKIE).iter().map(HeaderValue::as_bytes);
        lines.flat_map(|line| line.split(|byte| *byte == b';')).filter_map(move |pair| {
            let at = pair.iter().position(|byte| *byte == b'=')?;
            (trimmed(&pair[..at]) == name).then(|| trimmed(&pair[at + 1..]))
        })
    }

    /// The header that gives the browser this value.
    pub(crate) fn set(self, value: &str, secure: bool) -> HeaderValue {
        self.header(value, secure, "")
    }

    /// The header that takes the cookie back. A date long past, not `Max-Age=0`: Firefox reads its clock twice for
    /// the latter, and where a second begins in between it keeps an empty cookie with an end date in its files.
    pub(crate) fn clear(self, secure: bool) -> HeaderValue {
        self.header("", secure, "; Expires=Thu, 01 Jan 1970 00:00:00 GMT")
    }

    fn header(self, value: &str, secure: bool, more: &str) -> HeaderValue {
        let only_https = if secure { "; Secure" } else { "" };
        // The page's script sets the last one, so it may write it.
        let no_script = if self == Self::Left { "" } else { "; HttpOnly" };
        let text = format!("{}={value}; Path=/{no_script}; SameSite=Strict{only_https}{more}", self.name(secure));
        HeaderValue::from_str(&text).expect("cookies of ours are plain ASCII")
    }
}

/// Adds a `Set-Cookie` header to those that there are.
pub(crate) fn add(headers: &mut HeaderMap, cookie: HeaderValue) {
    headers.append(SET_COOKIE, cookie);
}

fn trimmed(mut bytes: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&[u8]]) -> HeaderMap {
        lines.iter().map(|line| (COOKIE, HeaderValue::from_bytes(line).unwrap())).collect()
    }

    #[test]
    fn only_the_very_name_is_ours() {
        let found = |line: &[u8]| Cookie::Draft.find(&headers(&[line]), true).map(str::to_owned);
        for ours in ["__Host-s=abc", " __Host-s=abc", "a=b;\t__Host-s=abc ; c=d", "__Host-s=abc;"] {
            assert_eq!(found(ours.as_bytes()).as_deref(), Some("abc"), "{ours}");
        }
        for other in ["__Host-S=abc", "s=abc", "\u{2000}__Host-s=abc", "__Host-s\u{a0}=abc", "__Host-s", "x__Host-s=a"]
        {
            assert_eq!(found(other.as_bytes()), None, "{other}");
        }
        assert_eq!(found(b"\xff=1; __Host-s=abc").as_deref(), Some("abc"));
        assert_eq!(found(b"__Host-s=\xff"), None);
    }

    #[test]
    fn of_two_with_the_name_neither_counts() {
        for lines in [&[&b"s=a; s=b"[..]][..], &[b"s=a", b"s=b"], &[b"s=a; s=a"]] {
            assert_eq!(Cookie::Draft.find(&headers(lines), false), None);
            assert!(Cookie::Draft.is_brought(&headers(lines), false));
        }
    }

    #[test]
    fn none_outlives_the_browser() {
        for cookie in [Cookie::Draft, Cookie::Form, Cookie::Left] {
            let set = cookie.set("v", true);
            let set = set.to_str().unwrap();
            assert!(set.starts_with("__Host-") && set.contains("; Path=/;") && set.ends_with("; Secure"), "{set}");
            assert!(!set.contains("Max-Age") && !set.contains("Expires"), "{set}");
            assert_eq!(set.contains("HttpOnly"), cookie != Cookie::Left);
        }
    }
}
