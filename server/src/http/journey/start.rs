//! Where a report begins, and the list of its parts.

use app::Page;
use app::pages::{Idle, Progress, TasksPage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::{Code, Section, triage};

use super::{Site, Stop, address};
use crate::draft::Draft;
use crate::http::form::Posted;
use crate::http::respond::see_other;
use crate::http::session::{self, Session};

/// `GET /report`: the parts of the report that was begun, or what to know before one.
pub(in crate::http) async fn overview(State(public): Site, session: Session) -> Response {
    let page = async {
        public.intake()?;
        match public.unsent(session).await {
            Ok((token, draft)) => Ok(tasks(&draft, public.idle(Some(&token)).await)),
            Err(Stop::NoCookie | Stop::NoDraft | Stop::Sent) => Ok(Page::BeforeYouStart),
            Err(stop) => Err(stop),
        }
    };
    match page.await {
        Ok(page) => public.page(StatusCode::OK, page).await,
        Err(stop) => public.stopped(stop).await,
    }
}

fn tasks(draft: &Draft, idle: Option<Idle>) -> Page {
    let progress = |section: Section| match draft.saved.contains(&section) {
        true if draft.report.problems_in(section).is_empty() => Progress::Done,
        false if !section.tells_something(&draft.report) => Progress::NotStarted,
        _ => Progress::InProgress,
    };
    let parts = Section::asked(&draft.report).map(|section| (section, progress(section))).collect();
    Page::Tasks(TasksPage { parts, idle, danger_now: triage::danger_now(&draft.report) })
}

/// `POST /report`: goes on with the draft there is, or begins one. Danger comes first; one button leads
/// straight to an order that was broken.
pub(in crate::http) async fn begin(State(public): Site, session: Session, posted: Posted) -> Response {
    let orders = posted.says("to", Section::Orders.code());
    let first = address(if orders { Section::Orders } else { Section::SafeNow });
    let begun = async {
        let outside = &public.intake()?.outside;
        let sent = match public.draft(session.clone()).await {
            Ok((_, Draft { sent: None, .. })) => return Ok(see_other(&first)),
            Ok((_, draft)) => draft.sent,
            Err(Stop::NoCookie | Stop::NoDraft) => None,
            Err(stop) => return Err(stop),
        };
        let token = public.drafts.begin(&Draft::after(sent.as_ref(), outside)).await?;
        public.forget_sent(session).await;
        Ok((session::begin(&public, &token), see_other(&first)).into_response())
    };
    match begun.await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}
