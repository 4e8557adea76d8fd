//! Addresses as people type them from a poster or a note: in capital letters, with a slash or a full stop at the end.
//! Each page has one address, and these lead to it.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, Response, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect};
use percent_encoding::percent_decode_str;

use crate::Site;

/// Where there is no page, leads to the address that was meant, if another one may have been.
pub(crate) async fn led_to_the_page<S: Site>(
    State(site): State<Arc<S>>,
    request: Request,
    next: Next,
) -> Response<Body> {
    if !site.has_typed_addresses() {
        return next.run(request).await;
    }
    let asks = [Method::GET, Method::HEAD].contains(request.method());
    let uri = request.uri().clone();
    let response = next.run(request).await;
    if !asks || response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let Some(meant) = meant(uri.path()) else { return response };
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    Redirect::permanent(&format!("{meant}{query}")).into_response()
}

/// The address as our pages write it; none where it is that already, or can't be one of ours.
fn meant(path: &str) -> Option<String> {
    let typed = percent_decode_str(path).decode_utf8().ok()?.to_ascii_lowercase();
    let typed = typed.trim_end_matches(|c: char| c.is_whitespace() || "/.,;:)".contains(c));
    let parts = typed.split('/').map(str::trim).filter(|part| !part.is_empty());
    let parts = parts.enumerate().map(|(at, part)| {
        // A code is written with low lines, which are easily taken for other signs.
        let is_code = at == 1 && typed.starts_with("/campus/");
        if is_code { part.replace(['-', ' '], "_") } else { part.to_owned() }
    });
    let plain = format!("/{}", parts.collect::<Vec<_>>().join("/"));
    let is_ours = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"/-._".contains(&byte);
    (plain != path && plain.bytes().all(is_ours) && !plain.contains("..")).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_is_typed_from_paper_is_understood() {
        for (typed, wanted) in [
            ("/Help", "/help"),
            ("/help/", "/help"),
            ("/HELP/EMERGENCY.", "/help/emergency"),
            ("/campus/Glan-Eigra", "/campus/glan_eigra"),
            ("/campus/glan%20eigra/", "/campus/glan_eigra"),
            ("/campus/glan_eigra/Cards", "/campus/glan_eigra/cards"),
            ("//help", "/help"),
            ("/%68elp", "/help"),
            ("//evil.example/%2F/x", "/evil.example/x"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(wanted), "{typed}");
        }
        for none in ["/help", "/", "/nowhere", "/h%C3%A9lp", "/%FF", "/a/../b", "/a%0d%0ax"] {
            assert_eq!(meant(none), None, "{none}");
        }
    }
}
