//! How an answer may be packed, as a browser says in `Accept-Encoding` (RFC 9110, 12.5.3 and 12.4.2). The one parser:
//! what else reads the header finds in it what this has chosen. No crate that we found keeps to refusals (`q=0`) in
//! every way in which they may be written.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// A way of packing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Packing {
    Brotli,
    Gzip,
    Plain,
}

impl Packing {
    /// All of them, the smallest first.
    pub(crate) const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Plain];

    /// As it is called in headers.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Plain => "identity",
        }
    }

    /// The one of these that the browser likes best, and of several that it likes alike the first. Where it takes none
    /// of them, what is plain.
    pub(crate) fn best(headers: &HeaderMap, of: &[Self]) -> Self {
        let taken = Taken::read(headers);
        let liked = of.iter().copied().filter(|packing| taken.weight(*packing) > 0);
        liked.rev().max_by_key(|packing| taken.weight(*packing)).unwrap_or(Self::Plain)
    }
}

/// Says of a request which packing it gets, and no other, so that all that follows reads it alike.
pub(crate) async fn settle(mut request: Request, next: Next) -> Response {
    let best = Packing::best(request.headers(), &Packing::ALL).name();
    request.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static(best));
    next.run(request).await
}

/// What a browser takes: names in small letters, each with its weight in thousandths.
struct Taken(Vec<(String, u16)>);

impl Taken {
    /// What can't be read counts as not written.
    fn read(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
        Self(lines.flat_map(|line| line.split(',')).filter_map(entry).collect())
    }

    fn weight(&self, packing: Packing) -> u16 {
        let named = |name: &str| self.0.iter().find(|(found, _)| found == name).map(|(_, weight)| *weight);
        let named = |packing: Packing| match packing {
            Packing::Gzip => named("gzip").or_else(|| named("x-gzip")),
            packing => named(packing.name()),
        };
        // Plain is always taken unless it is refused; unnamed, it is liked least.
        let unnamed = u16::from(packing == Packing::Plain);
        let any = self.0.iter().find(|(found, _)| found == "*").map(|(_, weight)| *weight);
        named(packing).or(any).unwrap_or(unnamed)
    }
}

fn entry(text: &str) -> Option<(String, u16)> {
    let (name, parameter) = text.split_once(';').map_or((text, None), |(name, rest)| (name, Some(rest)));
    let weight = match parameter {
        None => 1000,
        Some(parameter) => {
            let (key, value) = parameter.split_once('=')?;
            key.trim().eq_ignore_ascii_case("q").then(|| thousandths(value.trim()))??
        }
    };
    Some((name.trim().to_ascii_lowercase(), weight))
}

/// `0` to `1`, with up to three digits after the point.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let rest: u16 = digits.then(|| format!("{rest:0<3}").parse().ok())??;
    match whole {
        "0" => Some(rest),
        "1" if rest == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(lines: &[&'static str]) -> &'static str {
        let line = |line: &&'static str| (header::ACCEPT_ENCODING, HeaderValue::from_static(line));
        let mut headers = HeaderMap::new();
        for (name, value) in lines.iter().map(line) {
            headers.append(name, value);
        }
        Packing::best(&headers, &Packing::ALL).name()
    }

    #[test]
    fn a_browser_gets_what_it_likes_best() {
        for (taken, packing) in [
            ("gzip, deflate, br, zstd", "br"),
            ("GZIP", "gzip"),
            ("x-gzip", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
            ("br;q=0.5, gzip", "gzip"),
            ("br;q=0.5, gzip;q=0.5", "br"),
            ("", "identity"),
            ("identity", "identity"),
            ("identity, br;q=0.8", "identity"),
            ("deflate, zstd", "identity"),
        ] {
            assert_eq!(best(&[taken]), packing, "{taken}");
        }
        assert_eq!(best(&[]), "identity");
        assert_eq!(best(&["deflate", "br"]), "br", "two lines are one list");
    }

    #[test]
    fn what_is_refused_is_not_sent_however_it_is_written() {
        for zero in ["br;q=0", "br;q=0.0", "br;q=0.000", "br;Q=0", "br; q=0", "br ; q = 0", "br;\tq=0.", "BR;q=0"] {
            assert_eq!(best(&[zero]), "identity", "{zero}");
        }
        assert_eq!(best(&["*;q=0, gzip"]), "gzip");
        assert_eq!(best(&["br;q=0, *"]), "gzip");
        assert_eq!(best(&["*"]), "br");
        assert_eq!(best(&["identity;q=0, gzip;q=0.001"]), "gzip");
        assert_eq!(best(&["identity;q=0, *;q=0"]), "identity", "where nothing is taken it comes plain");
    }

    #[test]
    fn what_cannot_be_read_counts_as_not_written() {
        for broken in ["br;q=2", "br;q=-1", "br;q=0.0001", "br;q=", "br;q", "br;x=1", "br;q=1.1", "br;q=a"] {
            assert_eq!(best(&[broken]), "identity", "{broken}");
            let known = format!("{broken}, gzip");
            assert_eq!(best(&[known.leak()]), "gzip", "{broken}");
        }
    }
}
