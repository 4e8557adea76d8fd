//! The report to take along, on paper or as a file.

use app::Page;
use app::pages::{ContactOnPaper, PaperPage, SentPaper, paper_as_text};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::paper::{self, FirstPage};
use domain::pattern::Pattern;
use domain::{asked, triage};

use super::{PAPER, Site, Stop};
use crate::Public;
use crate::draft::{Changed, Draft};
use crate::form::Posted;
use crate::respond::see_other;
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

/// `POST /report/copy`: whether the paper says how to reach the person. Kept with the session, and nowhere in an address.
pub(crate) async fn choose_paper(State(public): Site, session: Session, posted: Posted) -> Response {
    let wanted = posted.says("contact", "yes");
    let chosen = async {
        let held = public.draft(&session).await?;
        // Whoever is there now says so first, on the page that this leads to.
        if held.draft.session.is_away(public.layer.clock.now()) {
            return Ok(see_other(PAPER));
        }
        let choose = |draft: &mut Draft| {
            draft.session.contact_on_paper = wanted;
            Ok::<(), Stop>(())
        };
        match public.drafts.change(&held.token, choose).await? {
            Changed::Saved(held, ()) => Ok(public.go_on(&held, PAPER)),
            Changed::Refused(_, stop) => Err(stop),
            Changed::Gone => Err(Stop::NoDraft),
        }
    };
    match chosen.await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

async fn taken_along(public: &Public, session: Session) -> Result<PaperPage, Stop> {
    let now = public.intake()?.clock.now();
    let today = public.local_time.date(now);
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
    let mut on_paper = report.clone();
    let contact = match paper::leave_out_contact(&mut on_paper) {
        false => ContactOnPaper::NotTold,
        true if session.contact_on_paper => ContactOnPaper::Shown,
        true => ContactOnPaper::LeftOut,
    };
    if contact == ContactOnPaper::Shown {
        on_paper = report;
    }
    Ok(PaperPage {
        filled: filled(&on_paper),
        first: FirstPage::of(&on_paper),
        pattern: Pattern::of(&on_paper, today),
        sent: sent.map(|sent| SentPaper {
            reference: sent.reference,
            time: public.local_time.in_full(sent.received_at),
            proof: sent.proof.map(|proof| (proof.key, proof.code)),
        }),
        read_on: public.local_time.in_full(now),
        contact,
        idle,
        danger_now: triage::danger_now(&on_paper),
    })
}
