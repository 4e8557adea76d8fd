//! What a browser has already is not sent again (RFC 9110, 8.8.3 and 13.1.2).

use axum::http::{HeaderMap, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use headers::{ETag, HeaderMapExt, IfNoneMatch};
use sha2::{Digest, Sha256};

/// The tag of these bytes, as it stands in `ETag`. It changes with them.
pub(crate) fn tag(bytes: &[u8]) -> Option<HeaderValue> {
    let digest = URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..12]);
    HeaderValue::from_str(&format!("\"{digest}\"")).ok()
}

/// Whether a browser that asks so has what bears this tag: a list of tags, weak ones too, or a star.
pub(crate) fn is_known(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.to_str().ok().and_then(|tag| tag.parse::<ETag>().ok());
    let known = asked.typed_get::<IfNoneMatch>();
    tag.zip(known).is_some_and(|(tag, known)| !known.precondition_passes(&tag))
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    #[test]
    fn a_tag_is_known_in_each_way_that_it_may_be_written() {
        let own = tag(b"a page").unwrap();
        let own_text = own.to_str().unwrap();
        for (asked, known) in [
            (own_text.to_owned(), true),
            (format!("W/{own_text}"), true),
            (format!("\"other\", {own_text}"), true),
            (format!("W/\"a,b\",W/{own_text} , \"c\""), true),
            ("*".to_owned(), true),
            ("\"other\"".to_owned(), false),
            (own_text.trim_matches('"').to_owned(), false),
            (String::new(), false),
        ] {
            let mut headers = HeaderMap::new();
            assert!(!is_known(&headers, &own));
            headers.insert(header::IF_NONE_MATCH, HeaderValue::from_str(&asked).unwrap());
            assert_eq!(is_known(&headers, &own), known, "{asked}");
        }
        let mut lines = HeaderMap::new();
        lines.append(header::IF_NONE_MATCH, HeaderValue::from_static("\"other\""));
        lines.append(header::IF_NONE_MATCH, own.clone());
        assert!(is_known(&lines, &own));
        assert_ne!(tag(b"another page").unwrap(), own);
    }
}
