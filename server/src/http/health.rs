//! For machines that watch over the site.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use super::Public;

/// Up.
pub(super) async fn up() -> &'static str {
    "ok\n"
}

/// Able to take a report: it is not about to stop, the key is there and the store answers.
pub(super) async fn ready(State(public): State<Arc<Public>>) -> (StatusCode, &'static str) {
    if public.watch.stopping() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    if public.intake.is_none() {
        return (StatusCode::SERVICE_UNAVAILABLE, "no sealing key\n");
    }
    match public.store.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(why) => {
            tracing::error!(%why, "the store is not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n")
        }
    }
}
