//! An answer in time, or the reason why there is none.

use std::future::Future;
use std::panic::AssertUnwindSafe;

use axum::response::Response;
use futures_util::FutureExt;
use tokio::time::{Instant, timeout_at};

/// Why a handler gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// It took too long.
    TooSlow,
    /// It panicked: a fault of ours.
    Fault,
}

/// Ends what takes too long, and what fails by a fault of ours, so that nobody meets silence.
pub(crate) async fn answered_by(by: Instant, answer: impl Future<Output = Response>) -> Result<Response, NoAnswer> {
    match timeout_at(by, AssertUnwindSafe(answer).catch_unwind()).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(_)) => Err(NoAnswer::Fault),
        Err(_) => Err(NoAnswer::TooSlow),
    }
}
