//! Somebody is at work on a page whose draft would otherwise end under their hands.

use app::Page;
use app::pages::{Idle, SectionPage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::SignedDuration;

use super::Site;
use crate::draft::{Changed, Token};
use crate::http::Public;
use crate::http::session::Session;

/// How long before its end a draft's page warns: long enough to come back from the door or a call.
const AHEAD: SignedDuration = SignedDuration::from_mins(10);

/// `POST /report/still-here`: the draft lives on, 204; or there is none (any more), 410. Only scripts call
/// it, and they bring no words along.
pub(in crate::http) async fn still_here(State(public): Site, session: Session) -> StatusCode {
    let Some(token) = session.0 else { return StatusCode::GONE };
    match public.drafts.change(&token, |draft| draft.sent.is_none()).await {
        Ok(Changed::Kept(_)) => StatusCode::NO_CONTENT,
        // What was sent is not kept any longer for a tab that stayed open.
        Ok(Changed::Refused(_) | Changed::Gone) => StatusCode::GONE,
        Err(why) => {
            tracing::error!(%why, "a draft could not be kept alive");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

impl Public {
    /// When a page that stands on this draft is to warn that it ends. Where that is not known there is no
    /// warning: the page itself matters more.
    pub(super) async fn idle(&self, token: Option<&Token>) -> Option<Idle> {
        let (untouched, may) = self.drafts.untouched(token?).await.ok().flatten()?;
        let warn_after = (may - AHEAD.min(may / 2)).unsigned_abs();
        Some(Idle { untouched: untouched.unsigned_abs(), warn_after, saved: token?.is_saved() })
    }

    /// A part of the report.
    pub(super) async fn part(&self, status: StatusCode, page: SectionPage, token: Option<&Token>) -> Response {
        let idle = self.idle(token).await;
        self.page(status, Page::Section(SectionPage { idle, ..page })).await
    }
}
