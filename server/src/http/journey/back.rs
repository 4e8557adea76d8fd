//! A part of the report as a page: as it is kept, and given back with what to mend.

use app::pages::{SectionPage, Way};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::answers::Behaviour;
use domain::{Problem, ProblemCode, Problems, Report, Section, field, notice, triage};

use super::{Stop, tabs};
use crate::draft::Draft;
use crate::http::Public;
use crate::http::form::Posted;
use crate::http::respond::later;
use crate::http::session::{self, Session};
use crate::http::tree::filled;

/// The part as it is kept.
pub(super) fn page(section: Section, draft: &Draft) -> SectionPage {
    let others = Report { behaviour: Behaviour::default(), ..draft.report.clone() };
    let kept = section.only(&draft.report);
    SectionPage {
        section,
        filled: filled(&kept),
        problems: Problems::new(),
        left_out: field::told_elsewhere(&draft.report),
        told_elsewhere: others.tells_something(),
        elsewhere: None,
        notices: notice::due(section, &draft.report),
        before: section.previous(&draft.report),
        after: section.next(&draft.report),
        way: Way::default(),
        idle: None,
        seen: tabs::stands_for(&kept),
        danger_now: triage::danger_now(&draft.report),
    }
}

/// The part as it was posted, with what to mend.
pub(super) fn given_back(section: Section, draft: &Draft, posted: &Posted, problems: Problems) -> SectionPage {
    let way = Way { looking_over: posted.looking_over(), adding: false };
    let mut kept = page(section, draft);
    // What was answered on the page stays on it, whatever another tab has told meanwhile.
    let answered = |name: &String| posted.pairs().any(|(answered, _)| answered == name);
    kept.left_out.retain(|name| !answered(name));
    SectionPage { filled: posted.filled(), problems, way, notices: Vec::new(), ..kept }
}

/// A problem of the part as a whole, told at its first question.
pub(super) fn at_the_top(public: &Public, section: Section, code: ProblemCode) -> Problem {
    Problem::in_field(&public.frame.words.sections.of(section).questions[0].name, code)
}

/// Gives the words back where there is no draft to keep them in: the page stays as it was filled in,
/// says why, and has a new draft behind it. Only for a browser that still brings a cookie of ours; one
/// that has left brings none, and is shown nothing.
pub(super) async fn not_kept(
    public: &Public,
    section: Section,
    session: Session,
    posted: &Posted,
    stop: Stop,
) -> Response {
    let Ok(intake) = public.intake() else { return public.stopped(stop).await };
    let Some(token) = session.0.clone() else { return public.stopped(stop).await };
    let code = match stop {
        Stop::NoDraft => ProblemCode::DraftEnded,
        Stop::Sent => ProblemCode::AlreadySent,
        Stop::Failed => ProblemCode::NotKept,
        other => return public.stopped(other).await,
    };
    let problem = at_the_top(public, section, code);
    if code == ProblemCode::NotKept {
        let draft = Draft::new(&intake.outside);
        let page = tabs::unseen(given_back(section, &draft, posted, vec![problem]), posted);
        return later(public.part(StatusCode::SERVICE_UNAVAILABLE, page, Some(&token)).await);
    }
    let before = public.drafts.open(&token).await.ok().flatten();
    let sent = before.and_then(|before| before.sent);
    let draft = Draft::after(sent.as_ref(), &intake.outside);
    match public.drafts.begin(&draft).await {
        Ok(token) => {
            public.forget_sent(session).await;
            let mut page = given_back(section, &draft, posted, vec![problem]);
            if let (Section::Orders, Some(first)) = (section, &draft.sent_before) {
                page.filled.add_line("earlier.references", first);
            }
            let page = public.part(StatusCode::UNPROCESSABLE_ENTITY, page, Some(&token)).await;
            (session::begin(public, &token), page).into_response()
        }
        Err(why) => public.stopped(why.into()).await,
    }
}
