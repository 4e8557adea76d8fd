//! Where a report begins, and the list of its parts.

use app::Page;
use app::pages::{Idle, Progress, TasksPage};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::check::{self, CheckAnswers};
use domain::{Code, Section, triage};

use super::{Site, Stop, address};
use crate::draft::Draft;
use crate::http::campus::came_from;
use crate::http::form::Posted;
use crate::http::respond::see_other;
use crate::http::session::{self, Session};

/// `GET /report`: the parts of the report that was begun, or what to know before one.
pub(in crate::http) async fn overview(State(public): Site, session: Session, uri: Uri) -> Response {
    let page = async {
        public.intake()?;
        match public.unsent(session).await {
            Ok((token, draft)) => Ok(tasks(&draft, public.idle(Some(&token)).await)),
            Err(Stop::NoCookie | Stop::NoDraft | Stop::Sent) => Ok(Page::BeforeYouStart(came_from(&uri))),
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
/// straight to an order that was broken. Answers of the FOUR check come along, and from
/// which university's page somebody came.
pub(in crate::http) async fn begin(State(public): Site, session: Session, posted: Posted) -> Response {
    let orders = posted.says("to", Section::Orders.code());
    let first = address(if orders { Section::Orders } else { Section::SafeNow });
    let begun = async {
        let outside = &public.intake()?.outside;
        let carried = check_answers(&posted);
        let sent = match public.draft(session.clone()).await {
            Ok((token, Draft { sent: None, .. })) => {
                if carried.tells_of_a_report() {
                    public.drafts.change(&token, |draft| carry(&carried, draft)).await?;
                }
                return Ok(see_other(&first));
            }
            Ok((_, draft)) => draft.sent,
            Err(Stop::NoCookie | Stop::NoDraft) => None,
            Err(stop) => return Err(stop),
        };
        let mut draft = Draft::after(sent.as_ref(), outside);
        carry(&carried, &mut draft);
        let token = public.drafts.begin(&draft).await?;
        public.forget_sent(session).await;
        Ok((session::begin(&public, &token), see_other(&first)).into_response())
    };
    match begun.await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

/// The answers of the FOUR check that a form brings, none if it brings others or broken ones.
fn check_answers(posted: &Posted) -> CheckAnswers {
    let known = |name: &str| check::fields().any(|field| field == name);
    CheckAnswers::read(posted.pairs().filter(|(name, _)| known(name))).unwrap_or_default()
}

/// Puts them into a draft that was not sent.
fn carry(answers: &CheckAnswers, draft: &mut Draft) -> bool {
    if draft.sent.is_none() {
        answers.carry_into(&mut draft.report);
    }
    draft.sent.is_none()
}
