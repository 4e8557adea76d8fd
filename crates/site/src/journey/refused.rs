//! A part of the report as a page: as it is kept, or with what to mend.

use app::pages::{AfterDanger, Filled, ReturnTo, SectionPage};
use axum::http::StatusCode;
use axum::response::Response;
use domain::answers::Behaviour;
use domain::notice_of_answer::choices_only;
use domain::{Problem, ProblemCode, Problems, Report, Section, field, notice, triage};

use super::{Stop, address, tabs};
use crate::Public;
use crate::draft::{Draft, Refused};
use crate::form::Posted;
use crate::respond::later;
use crate::session::Session;
use crate::tree::filled;

/// The part as it is kept or, where something is to be mended in it, as it was posted.
pub(crate) fn page(section: Section, draft: &Draft) -> SectionPage {
    let kept = as_kept(section, draft);
    match draft.refused_in(section) {
        Some(refused) => given_back(kept, draft, refused),
        None => kept,
    }
}

fn as_kept(section: Section, draft: &Draft) -> SectionPage {
    let others = Report { behaviour: Behaviour::default(), ..draft.report.clone() };
    let kept = section.only(&draft.report);
    SectionPage {
        section,
        filled: filled(&kept),
        problems: Problems::new(),
        left_out: field::already_answered(&draft.report),
        other_parts_answered: others.tells_something(),
        elsewhere: None,
        notices: notice::due(section, &draft.report),
        after_danger: AfterDanger::default(),
        choices: choices_only(&draft.report),
        before: section.previous(&draft.report),
        after: section.next(&draft.report),
        return_to: ReturnTo::default(),
        idle: None,
        seen: tabs::stands_for(&kept),
        danger_now: triage::danger_now(&draft.report),
    }
}

/// The part with what to mend, and everything that was typed.
fn given_back(kept: SectionPage, draft: &Draft, refused: &Refused) -> SectionPage {
    let mut page = SectionPage { notices: Vec::new(), problems: refused.problems(), ..kept };
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
    if let (Section::Orders, Some(first)) = (page.section, &draft.sent_before) {
        page.filled.add_line("earlier.references", first);
    }
    page
}

/// A problem of the part as a whole, told at its first question.
pub(crate) fn at_the_top(public: &Public, section: Section, code: ProblemCode) -> Problem {
    Problem::in_field(&public.frame.words.sections.of(section).questions[0].name, code)
}

/// Gives the words back where there is no draft to keep them in: the page stays as it was filled in, says why, and
/// has a new draft behind it. Only for a browser that brings a token that we gave it; one that has left brings
/// none, and is shown nothing.
pub(crate) async fn not_kept(
    public: &Public,
    section: Section,
    session: &Session,
    posted: &Posted,
    stop: Stop,
) -> Response {
    let code = match stop {
        Stop::NoDraft if session.is_ours => ProblemCode::DraftEnded,
        Stop::Sent => ProblemCode::AlreadySent,
        Stop::Failed if session.is_ours && !posted.by_script() => return in_place(public, section, posted).await,
        other => return public.stopped(other).await,
    };
    match with_a_new_draft(public, section, session, posted, code).await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

async fn with_a_new_draft(
    public: &Public,
    section: Section,
    session: &Session,
    posted: &Posted,
    code: ProblemCode,
) -> Result<Response, Stop> {
    let clock = &public.intake()?.clock;
    let before = match public.draft(session).await {
        Ok(held) => held.draft.sent,
        Err(Stop::NoCookie | Stop::NoDraft) => None,
        Err(stop) => return Err(stop),
    };
    let mut draft = Draft::after(before.as_ref(), clock);
    draft.refuse(posted.refused(section, &[at_the_top(public, section, code)]));
    let held = public.drafts.begin(draft).await?;
    public.drop_left(session).await;
    Ok(public.go_on(&held, &address(section)))
}

/// The store does not answer, so the words can only be given back in this very answer.
async fn in_place(public: &Public, section: Section, posted: &Posted) -> Response {
    let Ok(intake) = public.intake() else { return public.closed().await };
    let draft = Draft::new(&intake.clock);
    let refused = posted.refused(section, &[at_the_top(public, section, ProblemCode::NotKept)]);
    let page = given_back(as_kept(section, &draft), &draft, &refused);
    later(public.page(StatusCode::SERVICE_UNAVAILABLE, app::Page::Section(page)).await)
}
