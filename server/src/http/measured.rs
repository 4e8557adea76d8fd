//! Counting each request by the route that took it, never by the address that was asked for.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, Response};
use axum::middleware::Next;

use super::{Public, assets};

/// What no route took: its address may hold anything.
const UNKNOWN: &str = "unknown";
/// The site's own files: their names change with each version.
const FILE: &str = "file";

pub(super) async fn measured(State(public): State<Arc<Public>>, request: Request, next: Next) -> Response<Body> {
    let route = request.extensions().get::<MatchedPath>().map_or(UNKNOWN, |path| template(path.as_str())).to_owned();
    let method = method(request.method());
    let began = public.clock.now();
    let response = next.run(request).await;
    let (took, status) = (public.clock.since(began), response.status().as_u16());
    tracing::debug!(%route, method, status, milliseconds = took.as_millis(), "answered");
    let kind = kind(&route);
    public.metrics.answered(route, kind, method, status, took);
    response
}

fn template(route: &str) -> &str {
    if assets::is_file(route) { FILE } else { route }
}

/// A client may make up methods, too.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

fn kind(route: &str) -> &'static str {
    match route {
        FILE => "file",
        UNKNOWN => UNKNOWN,
        "/healthz" | "/readyz" => "machine",
        _ if route.starts_with("/api/") => "program",
        _ if route.starts_with("/report") => "report",
        _ => "page",
    }
}
