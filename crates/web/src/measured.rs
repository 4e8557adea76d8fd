//! Counting each request by the route that took it, never by the address that was asked for.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, Response};
use axum::middleware::Next;

use crate::{Class, Site};

/// What no route took: its address may hold anything.
const UNKNOWN: &str = "unknown";
/// The site's own files: their names change with each version.
const FILE: &str = "file";

pub(crate) async fn measured<S: Site>(State(site): State<Arc<S>>, request: Request, next: Next) -> Response<Body> {
    let matched = request.extensions().get::<MatchedPath>().map_or(UNKNOWN, MatchedPath::as_str).to_owned();
    let method = method(request.method());
    let clock = &site.layer().clock;
    let began = clock.now();
    let response = next.run(request).await;
    let (took, status) = (clock.since(began), response.status().as_u16());
    let class = response.extensions().get::<Class>().copied();
    let route = if class == Some(Class::File) { FILE.to_owned() } else { matched };
    tracing::debug!(%route, method, status, milliseconds = took.as_millis(), "answered");
    let kind = class.map_or(UNKNOWN, Class::name);
    site.layer().metrics.answered(route, kind, method, status, took);
    response
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
