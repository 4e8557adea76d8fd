//! Answers while the program is about to stop.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, header};
use axum::middleware::Next;

use crate::Site;

/// Ends each connection with the answer in hand, so that nobody sends a next request on one that is about to close.
pub(crate) async fn last_answers<S: Site>(State(site): State<Arc<S>>, request: Request, next: Next) -> Response<Body> {
    let mut response = next.run(request).await;
    if site.layer().metrics.stopping() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
