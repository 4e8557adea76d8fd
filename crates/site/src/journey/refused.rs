//! A part of the report as a page: as it is kept, or with what to mend.

use app::pages::{AfterDanger, Filled, ReturnTo, Stands, StepPage, address};
use axum::http::StatusCode;
use axum::response::Response;
use domain::notice_of_answer::choices_only;
use domain::{Problem, ProblemCode, Problems, Report, Step, notice, triage};

use super::{Stop, tabs};
use crate::Public;
use crate::draft::{Draft, Refused};
use crate::form::Posted;
use crate::respond::later;
use crate::session::Session;
use crate::tree::filled;

/// The part as it is kept or, where something is to be mended in it, as it was posted.
pub(crate) fn page(step: Step, draft: &Draft) -> StepPage {
    let kept = as_kept(step, draft);
    match draft.refused_on(step) {
        Some(refused) => given_back(kept, draft, refused),
        None => kept,
    }
}

fn as_kept(step: Step, draft: &Draft) -> StepPage {
    let mut others = draft.report.clone();
    step.replace(&mut others, Report::default());
    let kept = step.only(&draft.report);
    let path = draft.path();
    let (at, all) = path.place(step);
    let stands = Stands {
        core: path.is_core(step),
        at,
        all,
        before: path.previous(step),
        after: path.next(step, &draft.saved).or_else(|| path.first_unsaved(&draft.saved).filter(|next| *next != step)),
    };
    StepPage {
        step,
        stands,
        filled: filled(&kept),
        problems: Problems::new(),
        left_out: path.left_out(step),
        others_answered: others.tells_something(),
        elsewhere: None,
        notices: notice::due(step, &draft.report),
        after_danger: AfterDanger::default(),
        choices: choices_only(&draft.report),
        pattern: None,
        // Early, and once: whoever wrote something is told how it can wait.
        offers_code: step == Step::Relationship && !draft.session.is_followed(),
        return_to: ReturnTo::default(),
        idle: None,
        seen: tabs::stands_for(&kept),
        danger_now: triage::danger_now(&draft.report),
    }
}

/// The part with what to mend, and everything that was typed.
fn given_back(kept: StepPage, draft: &Draft, refused: &Refused) -> StepPage {
    let mut page = StepPage { notices: Vec::new(), problems: refused.problems(), ..kept };
    // What was answered on the page stays on it, whatever another tab has told meanwhile.
    page.left_out.retain(|name| !refused.fields.iter().any(|(answered, _)| answered == name));
    let typed: Filled = refused.fields.iter().cloned().collect();
    if refused.breaks(ProblemCode::ChangedElsewhere) {
        // The page tells what is kept, so its form has seen it.
        page.elsewhere = Some(page.filled.unlike(&typed)).filter(|kept| !kept.is_empty());
    } else if let Some(seen) = &refused.seen {
        // The page tells nothing of what is kept: its form has seen no more than before.
        page.seen.clone_from(seen);
    }
    page.filled = typed;
    if let (Step::Earlier, Some(first)) = (page.step, &draft.sent_before) {
        page.filled.add_line("earlier.references", first);
    }
    page
}

/// A problem of the page as a whole, told at its first question.
pub(crate) fn at_the_top(public: &Public, step: Step, code: ProblemCode) -> Problem {
    Problem::in_field(&public.frame.words.step(step).questions[0].name, code)
}

/// Gives the words back where there is no draft to keep them in: the page stays as it was filled in, says why, and
/// has a new draft behind it. Only for a browser that brings a token that we gave it; one that has left brings
/// none, and is shown nothing.
pub(crate) async fn not_kept(public: &Public, step: Step, session: &Session, posted: &Posted, why: Stop) -> Response {
    let code = match why {
        Stop::NoDraft if session.is_ours => ProblemCode::DraftEnded,
        Stop::Sent => ProblemCode::AlreadySent,
        Stop::Failed if session.is_ours && !posted.by_script() => return in_place(public, step, posted).await,
        other => return public.stopped(other).await,
    };
    match with_a_new_draft(public, step, session, posted, code).await {
        Ok(response) => response,
        Err(why) => public.stopped(why).await,
    }
}

async fn with_a_new_draft(
    public: &Public,
    step: Step,
    session: &Session,
    posted: &Posted,
    code: ProblemCode,
) -> Result<Response, Stop> {
    let clock = &public.intake()?.clock;
    let before = match public.draft(session).await {
        Ok(held) => held.draft.sent,
        Err(Stop::NoCookie | Stop::NoDraft) => None,
        Err(why) => return Err(why),
    };
    let mut draft = Draft::after(before.as_ref(), clock);
    for refused in posted.refused(step, &[at_the_top(public, step, code)]) {
        draft.refuse(refused);
    }
    let held = public.drafts.begin(draft).await?;
    public.drop_left(session).await;
    Ok(public.go_on(&held, &address(step)))
}

/// The store does not answer, so the words can only be given back in this very answer.
async fn in_place(public: &Public, step: Step, posted: &Posted) -> Response {
    let Ok(intake) = public.intake() else { return public.closed().await };
    let draft = Draft::new(&intake.clock);
    let refused = posted.refused(step, &[at_the_top(public, step, ProblemCode::NotKept)]);
    let page = as_kept(step, &draft);
    let page = match refused.last() {
        Some(refused) => given_back(page, &draft, refused),
        None => page,
    };
    later(public.page(StatusCode::SERVICE_UNAVAILABLE, app::Page::Step(Box::new(page))).await)
}
