//! Looking everything over, sending it, and what is said then.

use app::Page;
use app::pages::{CheckAnswersPage, Filled, Idle, SentPage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::pattern::Pattern;
use domain::{Answers, Code, Section, Step, asked, triage};
use store::StoreError;

use super::more_questions::to_ask;
use super::start::more;
use super::{CHECK_ANSWERS, MORE, SENT, Site, Stop};
use crate::Public;
use crate::draft::{Changed, Draft, Held, NotWanted, Proof, Sent};
use crate::form::Posted;
use crate::respond::{later, see_other};
use crate::session::Session;
use crate::submit::{Receipt, SubmitError, submit};
use crate::tree::filled;

/// `GET /report/review`
pub(crate) async fn look_over(State(public): Site, session: Session) -> Response {
    let shown = async {
        public.intake()?;
        let held = public.shown(public.unsent(&session).await?, CHECK_ANSWERS).await?;
        let more = !to_ask(&held.draft).is_empty();
        Ok((more, page(&public, &held.draft, Some(public.idle(&held)))))
    };
    match shown.await {
        Ok((true, _)) => see_other(MORE),
        Ok((false, page)) => public.page(StatusCode::OK, Page::CheckAnswers(page)).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/review`: sends. The draft's own key makes a second press, a refresh or a
/// return find the same report.
pub(crate) async fn send(State(public): Site, session: Session, _: Posted) -> Response {
    let sent = async {
        let intake = public.intake()?;
        let held = public.unsent(&session).await?;
        let draft = &held.draft;
        let Ok(answers) = Answers::read(draft.report.clone()) else { return lacking(&public, &held).await };
        match submit(intake, &answers, &draft.key, Some(draft.paper_key())).await {
            Ok(receipt) => {
                let sent = told(&receipt, draft, &answers);
                let changed = public.drafts.change(&held.token, |now| now.settle(draft, &sent, &intake.clock)).await;
                after_sending(&public, changed, sent).await
            }
            Err(SubmitError::Conflict(first)) => {
                let first = first.to_string();
                public.drafts.change(&held.token, |now| now.send_anew(draft, &first, &intake.clock)).await?;
                Ok(see_other(CHECK_ANSWERS))
            }
            Err(why) => {
                tracing::error!(%why, "a report could not be taken");
                Ok(not_sent(&public, draft).await)
            }
        }
    };
    match sent.await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

/// Something is lacking: the page says so, once it is asked for.
async fn lacking(public: &Public, held: &Held) -> Result<Response, Stop> {
    let lacking = |draft: &mut Draft| {
        draft.send_refused = true;
        Ok::<(), Stop>(())
    };
    match public.drafts.change(&held.token, lacking).await? {
        Changed::Saved(held, ()) => Ok(public.go_on(&held, CHECK_ANSWERS)),
        Changed::Refused(_, stop) => Err(stop),
        Changed::Gone => Err(Stop::NoDraft),
    }
}

/// It could not be stored: the same page, to be sent again under the same key.
async fn not_sent(public: &Public, draft: &Draft) -> Response {
    let page = Page::CheckAnswers(CheckAnswersPage { not_stored: true, ..page(public, draft, None) });
    later(public.page(StatusCode::SERVICE_UNAVAILABLE, page).await)
}

fn told(receipt: &Receipt, draft: &Draft, answers: &Answers) -> Sent {
    let key = draft.paper_key();
    Sent {
        reference: receipt.reference.to_string(),
        received_at: receipt.received_at,
        hidden: false,
        due_at: receipt.due_at,
        route: receipt.route.clone(),
        danger_now: triage::danger_now(&draft.report),
        proof: Some(Proof { key: key.to_string(), code: key.code(answers).to_string() }),
    }
}

/// The report is stored, so the reference is shown whatever has become of the draft meanwhile: where that is gone, a
/// new one holds what is told, and no words.
async fn after_sending(
    public: &Public,
    changed: Result<Changed<(), NotWanted>, StoreError>,
    sent: Sent,
) -> Result<Response, Stop> {
    match changed {
        Ok(Changed::Saved(held, ())) if held.draft.sent.is_none() => Ok(public.go_on(&held, CHECK_ANSWERS)),
        Ok(Changed::Saved(held, ()) | Changed::Refused(held, _)) => Ok(public.go_on(&held, SENT)),
        Ok(Changed::Gone) | Err(_) => {
            let mut draft = Draft::new(&public.intake()?.clock);
            draft.sent = Some(sent.clone());
            Ok(match public.drafts.begin(draft).await {
                Ok(held) => public.go_on(&held, SENT),
                // The form that is answered here brought nothing that anybody typed.
                Err(_) => public.page(StatusCode::OK, sent_page(public, sent, None)).await,
            })
        }
    }
}

/// `GET /report/end`
pub(crate) async fn sent(State(public): Site, session: Session) -> Response {
    let shown = async {
        let held = public.draft(&session).await?;
        let sent = held.draft.sent.clone().ok_or(Stop::NotSent)?;
        let held = public.shown(held, SENT).await?;
        let contact = Some(filled(&Section::Contact.only(&held.draft.report))).filter(|_| !sent.hidden);
        Ok(sent_page(&public, sent, contact))
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, page).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/end`: hides the reference, and drops the words.
pub(crate) async fn hide(State(public): Site, session: Session, _: Posted) -> Response {
    let hidden = async {
        let held = public.draft(&session).await?;
        match public.drafts.change(&held.token, Draft::hide).await? {
            Changed::Saved(held, ()) => Ok(public.go_on(&held, SENT)),
            Changed::Refused(..) => Err(Stop::NotSent),
            Changed::Gone => Err(Stop::NoDraft),
        }
    };
    match hidden.await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

fn sent_page(public: &Public, sent: Sent, contact: Option<Filled>) -> Page {
    let read_by = public.frame.operator.is_some().then(|| public.local_time.in_words(sent.due_at));
    Page::Sent(SentPage {
        reference: Some(sent.reference).filter(|_| !sent.hidden),
        staffed: public.targets.staffed_in_words(),
        read_by,
        route: sent.route,
        contact,
        danger_now: sent.danger_now,
    })
}

fn page(public: &Public, draft: &Draft, idle: Option<Idle>) -> CheckAnswersPage {
    let path = draft.path();
    let today = public.local_time.date(public.layer.clock.now());
    // Whatever was answered is shown, also where it is not asked for any more.
    let shown = |step: &Step| step.tells_something(&draft.report);
    CheckAnswersPage {
        pages: Step::ALL.iter().copied().filter(shown).collect(),
        more: more(draft),
        pattern: Pattern::of(&draft.report, today),
        last: path.core().last(),
        filled: filled(&draft.report),
        unasked: asked::unasked(&draft.report),
        problems: draft.report.problems(),
        to_mend: Step::ALL.iter().copied().filter(|step| draft.refused_on(*step).is_some()).collect(),
        refused: draft.send_refused,
        not_stored: false,
        idle,
        sent_before: draft.sent_before.clone(),
        danger_now: triage::danger_now(&draft.report),
    }
}
