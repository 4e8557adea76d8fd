//! Looking everything over, sending it, and what is said then.

use app::Page;
use app::pages::{CheckAnswersPage, Idle, SentPage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Answers, Code, Section, asked, triage};

use super::{CHECK_ANSWERS, SENT, Site, Stop};
use crate::draft::{Changed, Draft, Sent, Token};
use crate::http::Public;
use crate::http::form::Posted;
use crate::http::respond::{later, see_other};
use crate::http::session::Session;
use crate::http::tree::filled;
use crate::submit::{Receipt, SubmitError, submit};

/// `GET /report/check-answers`
pub(in crate::http) async fn look_over(State(public): Site, session: Session) -> Response {
    let shown = async {
        public.intake()?;
        let (token, draft) = public.unsent(session).await?;
        Ok(page(&draft, public.idle(Some(&token)).await, false))
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, Page::CheckAnswers(page)).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/check-answers`: sends. The draft's own key makes a second press, a refresh or a
/// return find the same report.
pub(in crate::http) async fn send(State(public): Site, session: Session, _: Posted) -> Response {
    let sent = async {
        let intake = public.intake()?;
        let (token, draft) = public.unsent(session).await?;
        let Ok(answers) = Answers::read(draft.report.clone()) else {
            let idle = public.idle(Some(&token)).await;
            let page = Page::CheckAnswers(page(&draft, idle, true));
            return Ok(public.page(StatusCode::UNPROCESSABLE_ENTITY, page).await);
        };
        match submit(intake, &answers, &draft.key).await {
            Ok(receipt) => {
                let sent = told(&receipt, &draft);
                let changed = public.drafts.change(&token, |now| now.settle(&draft, &sent, &intake.outside)).await;
                Ok(after_sending(&public, changed.ok(), sent).await)
            }
            Err(SubmitError::Conflict(first)) => {
                let first = first.to_string();
                public.drafts.change(&token, |now| now.send_anew(&draft, &first, &intake.outside)).await?;
                Ok(see_other(CHECK_ANSWERS))
            }
            Err(why) => {
                tracing::error!(%why, "a report could not be taken");
                Ok(not_sent(&public, &draft, &token).await)
            }
        }
    };
    match sent.await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

/// It could not be stored: the same page, to be sent again under the same key.
async fn not_sent(public: &Public, draft: &Draft, token: &Token) -> Response {
    let idle = public.idle(Some(token)).await;
    let page = Page::CheckAnswers(CheckAnswersPage { not_stored: true, ..page(draft, idle, false) });
    later(public.page(StatusCode::SERVICE_UNAVAILABLE, page).await)
}

fn told(receipt: &Receipt, draft: &Draft) -> Sent {
    Sent {
        reference: receipt.reference.to_string(),
        received_at: receipt.received_at,
        hidden: false,
        due_at: receipt.due_at,
        route: receipt.route.clone(),
        danger_now: triage::danger_now(&draft.report),
    }
}

/// The report is stored, so the reference is shown whatever has become of the draft meanwhile.
async fn after_sending(public: &Public, changed: Option<Changed>, sent: Sent) -> Response {
    match changed {
        Some(Changed::Kept(draft)) if draft.sent.is_none() => see_other(CHECK_ANSWERS),
        Some(Changed::Kept(_) | Changed::Refused(_)) => see_other(SENT),
        Some(Changed::Gone) | None => public.page(StatusCode::OK, sent_page(public, sent)).await,
    }
}

/// `GET /report/sent`
pub(in crate::http) async fn sent(State(public): Site, session: Session) -> Response {
    let shown = async {
        let (_, draft) = public.draft(session).await?;
        Ok(sent_page(&public, draft.sent.ok_or(Stop::NotSent)?))
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, page).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/sent`: hides the reference, and drops the words.
pub(in crate::http) async fn hide(State(public): Site, session: Session, _: Posted) -> Response {
    let hidden = async {
        let (token, _) = public.draft(session).await?;
        match public.drafts.change(&token, Draft::hide).await? {
            Changed::Kept(_) => Ok(see_other(SENT)),
            Changed::Refused(_) => Err(Stop::NotSent),
            Changed::Gone => Err(Stop::NoDraft),
        }
    };
    match hidden.await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

fn sent_page(public: &Public, sent: Sent) -> Page {
    let read_by = public.frame.operator.is_some().then(|| public.promise.in_words(sent.due_at));
    Page::Sent(SentPage {
        reference: Some(sent.reference).filter(|_| !sent.hidden),
        staffed: public.promise.staffed_in_words(),
        read_by,
        route: sent.route,
        danger_now: sent.danger_now,
    })
}

fn page(draft: &Draft, idle: Option<Idle>, refused: bool) -> CheckAnswersPage {
    // Whatever was answered is shown, also where it is not asked for any more.
    let parts = Section::ALL.iter().copied();
    let shown = |section: &Section| section.is_asked(&draft.report) || section.tells_something(&draft.report);
    CheckAnswersPage {
        parts: parts.filter(shown).collect(),
        filled: filled(&draft.report),
        unasked: asked::unasked(&draft.report),
        problems: draft.report.problems(),
        refused,
        not_stored: false,
        idle,
        sent_before: draft.sent_before.clone(),
        danger_now: triage::danger_now(&draft.report),
    }
}
