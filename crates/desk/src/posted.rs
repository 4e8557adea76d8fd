//! A posted form: fields in their order, with the words that were typed, exactly.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode;

/// Fields and what stood in them.
#[derive(Clone, Default)]
pub(crate) struct Posted(Vec<(String, String)>);

/// No form of the desk has as many.
const MOST_FIELDS: usize = 500;
/// The longest text that a field may have, in bytes.
pub(crate) const LONGEST: usize = 100_000;

impl Posted {
    pub(crate) fn read(body: &[u8]) -> Self {
        let pairs = body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).take(MOST_FIELDS);
        Self(
            pairs
                .map(|pair| {
                    let mut halves = pair.splitn(2, |byte| *byte == b'=').map(decode);
                    (halves.next().unwrap_or_default(), halves.next().unwrap_or_default())
                })
                .collect(),
        )
    }

    /// What stands in a field, without spaces around it.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.exact(name).trim()
    }

    /// What stands in a field, exactly.
    pub(crate) fn exact(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All values of a field.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every field, in its order.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

impl FromIterator<(String, String)> for Posted {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let body =
            Bytes::from_request(request, state).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
        Ok(Self::read(&body))
    }
}

/// Line breaks of a form are CR LF; here they are LF.
fn decode(raw: &[u8]) -> String {
    let spaced: Vec<u8> = raw.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_they_were_typed() {
        let posted = Posted::read(b"text=+a%0D%0Ab+%F0%9F%98%85&names=ana&names=ben&empty=");
        assert_eq!(posted.exact("text"), " a\nb \u{1f605}");
        assert_eq!(posted.get("text"), "a\nb \u{1f605}");
        assert_eq!(posted.all("names").collect::<Vec<_>>(), ["ana", "ben"]);
        assert_eq!((posted.get("empty"), posted.get("missing")), ("", ""));
    }
}
