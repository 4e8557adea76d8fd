//! For machines that watch over the site.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::Public;

/// Up.
pub(crate) async fn up() -> &'static str {
    "ok\n"
}

/// Able to take a report: it is not about to stop, the key is there and the store answers.
pub(crate) async fn ready(State(public): State<Arc<Public>>) -> (StatusCode, &'static str) {
    if public.layer.metrics.stopping() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    if public.intake.is_none() {
        return (StatusCode::SERVICE_UNAVAILABLE, "no sealing key\n");
    }
    if public.readiness.is_ready().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n")
    }
}
