//! The report to take along, on paper or as a file.

use app::Page;
use app::pages::{PaperPage, paper_as_text};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::pattern::Pattern;
use domain::{asked, triage};

use super::{PAPER, Site, Stop};
use crate::Public;
use crate::draft::Draft;
use crate::session::Session;
use crate::tree::filled;

/// `GET /report/copy`: to print.
pub(crate) async fn paper(State(public): Site, session: Session) -> Response {
    match taken_along(&public, session).await {
        Ok(paper) => public.page(StatusCode::OK, Page::Paper(paper)).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `GET /report/copy.txt`: to keep. Its name says nothing to whoever looks through a folder.
pub(crate) async fn paper_file(State(public): Site, session: Session) -> Response {
    match taken_along(&public, session).await {
        Ok(paper) => {
            let headers = [
                (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"notes.txt\""),
            ];
            (headers, paper_as_text(public.frame.words, &paper)).into_response()
        }
        Err(stop) => public.stopped(stop).await,
    }
}

async fn taken_along(public: &Public, session: Session) -> Result<PaperPage, Stop> {
    let today = public.local_time.date(public.intake()?.clock.now());
    let held = public.shown(public.draft(&session).await?, PAPER).await?;
    let idle = held.draft.sent.is_none().then(|| public.idle(&held));
    let Draft { report, sent, session, .. } = held.draft;
    if session.choice.is_some() {
        return Err(Stop::Choose);
    }
    if sent.as_ref().is_some_and(|sent| sent.hidden) {
        return Err(Stop::Sent);
    }
    let mut report = asked::counted(&report);
    report.put_incidents_in_order(today);
    Ok(PaperPage {
        filled: filled(&report),
        pattern: Pattern::of(&report, today),
        sent: sent.map(|sent| (sent.reference, public.local_time.in_full(sent.received_at))),
        idle,
        danger_now: triage::danger_now(&report),
    })
}
