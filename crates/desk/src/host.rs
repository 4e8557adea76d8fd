//! Whoever comes by an address of numbers is led to the desk's name: browsers refuse passkeys otherwise, and cookies of the
//! one are not those of the other. Programs that watch over the desk may come by either.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::Desk;

const FOR_MACHINES: [&str; 2] = ["/healthz", "/readyz"];

pub(crate) async fn led_to_the_name(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads && is_number(request.headers()) && !FOR_MACHINES.contains(&request.uri().path()) {
        return Redirect::temporary(&format!("{}{path}", desk.settings.origin)).into_response();
    }
    next.run(request).await
}

fn is_number(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name });
    name.starts_with('[') || name.parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_from_a_name() {
        let of = |host: &'static str| is_number(&HeaderMap::from_iter([(header::HOST, host.parse().unwrap())]));
        for number in ["127.0.0.1:3001", "127.0.0.1", "[::1]:3001", "[::1]", "10.1.2.3:80"] {
            assert!(of(number), "{number}");
        }
        for name in ["localhost:3001", "desk.example", "1.example:80", ""] {
            assert!(!of(name), "{name}");
        }
    }
}
