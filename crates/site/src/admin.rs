//! What is for those who watch over the site, on a listener of its own.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::{Public, health};

/// Everything that the admin listener answers.
pub fn admin(public: Arc<Public>) -> Router {
    Router::new()
        .route("/metrics", get(metrics))
        .route("/healthz", get(health::up))
        .route("/readyz", get(health::ready))
        .with_state(public)
}

async fn metrics(State(public): State<Arc<Public>>) -> impl IntoResponse {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], public.layer.metrics.text())
}
