//! Somebody is at work on a page whose draft would otherwise end under their hands.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Site, Stop};
use crate::session::{self, Session};

/// `POST /report/still-here`: the draft lives on, 204; or there is none (any more), 410. Only scripts call
/// it, and they bring no words along. What was sent is not kept any longer for a tab that stayed open.
pub(crate) async fn still_here(State(public): Site, session: Session) -> Response {
    let kept = async {
        let held = public.draft(&session).await?;
        if held.draft.sent.is_some() {
            return Err(Stop::Sent);
        }
        public.drafts.touch(&held.token).await?.ok_or(Stop::NoDraft)
    };
    match kept.await {
        Ok(held) => session::with(&public, &held.token, StatusCode::NO_CONTENT.into_response()),
        Err(Stop::Failed) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(_) => StatusCode::GONE.into_response(),
    }
}
