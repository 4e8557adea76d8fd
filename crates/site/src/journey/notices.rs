//! The notices that urgent answers call for, for a page that shows them as soon as an answer is chosen.

use app::pages::notice_templates;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::Site;
use crate::session::Session;

/// `GET /report/notices`: all of them, whatever was answered, so that asking tells nothing. Only scripts ask, once a form
/// is first answered: carried by every page they would weigh more than what is asked there. Where there is no draft, or
/// it can't be read, the page does without; saving shows them as well.
pub(crate) async fn notices(State(public): Site, session: Session) -> Response {
    match public.unsent(&session).await {
        Ok(held) => {
            let after = public.after_danger(&held.draft.report);
            Html(notice_templates(public.frame.words, &after)).into_response()
        }
        Err(_) => StatusCode::NO_CONTENT.into_response(),
    }
}
