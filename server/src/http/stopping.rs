//! Answers while the program is about to stop.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, header};
use axum::middleware::Next;

use super::Public;

/// Ends each connection with the answer in hand, so that nobody sends a next request on one that is about to close.
pub(super) async fn last_answers(State(public): State<Arc<Public>>, request: Request, next: Next) -> Response<Body> {
    let mut response = next.run(request).await;
    if public.metrics.stopping() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
