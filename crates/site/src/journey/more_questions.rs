//! The most urgent questions that were not answered, asked before sending where somebody wrote words of danger: on at
//! most two pages, each once.

use app::Page;
use app::pages::{MoreQuestionsPage, ReturnTo};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::answers::DangerCode;
use domain::codes::Answer;
use domain::notice_of_answer::choices_only;
use domain::triage::{self, Flag};
use domain::{Code, Step, field, notice};

use super::{CHECK_ANSWERS, MORE, Site, Stop};
use crate::draft::{Changed, Draft};
use crate::form::Posted;
use crate::respond::see_other;
use crate::session::Session;

/// How many questions stand on a page: all of them fit on two.
const ON_A_PAGE: usize = 6;

/// The questions to ask now; none where no word of danger was written, or all were asked.
pub(super) fn to_ask(draft: &Draft) -> Vec<DangerCode> {
    if !triage::fired(&draft.report).has(Flag::WordsOfDanger) {
        return Vec::new();
    }
    let unanswered = field::danger_to_ask(&draft.report).into_iter().filter(|code| {
        let urgent = triage::URGENT_ALONE.contains(&Flag::of_danger(*code));
        urgent && draft.report.danger.get(*code).is_none() && !draft.session.asked.contains(code.code())
    });
    unanswered.take(ON_A_PAGE).collect()
}

/// `GET /report/more`
pub(crate) async fn ask(State(public): Site, session: Session) -> Response {
    let asked = async {
        public.intake()?;
        let held = public.shown(public.unsent(&session).await?, MORE).await?;
        let idle = Some(public.idle(&held));
        let report = &held.draft.report;
        Ok(MoreQuestionsPage {
            asked: to_ask(&held.draft),
            before: choices_only(report),
            idle,
            danger_now: triage::danger_now(report),
        })
    };
    match asked.await {
        Ok(page) if page.asked.is_empty() => see_other(CHECK_ANSWERS),
        Ok(page) => public.page(StatusCode::OK, Page::MoreQuestions(Box::new(page))).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/more`: keeps the answers, and goes on; first to what they newly call for.
pub(crate) async fn keep(State(public): Site, session: Session, posted: Posted) -> Response {
    let kept = async {
        public.intake()?;
        let token = session.token.as_ref().ok_or(Stop::NoCookie)?;
        let keep = |draft: &mut Draft| match (draft.sent.is_some(), draft.session.choice.is_some()) {
            (true, _) => Err(Stop::Sent),
            (_, true) => Err(Stop::Choose),
            _ => Ok(take(draft, &posted)),
        };
        match public.drafts.change(token, keep).await? {
            Changed::Saved(held, more) => Ok((held, more)),
            Changed::Refused(_, stop) => Err(stop),
            Changed::Gone => Err(Stop::NoDraft),
        }
    };
    match kept.await {
        Ok((held, Some(step))) => {
            let there = ReturnTo { looking_over: true, adding: false }.to(step);
            public.go_on(&held, &format!("{there}#notice"))
        }
        Ok((held, None)) => public.go_on(&held, CHECK_ANSWERS),
        Err(stop) => public.stopped(stop).await,
    }
}

/// Takes the answers, and gives the page that has a notice to show which they newly call for. Codes that no form has are
/// ignored.
fn take(draft: &mut Draft, posted: &Posted) -> Option<Step> {
    let before = draft.report.clone();
    let mut answered = Vec::new();
    for (name, value) in posted.pairs() {
        let known = |name: &str| DangerCode::from_code(name).filter(|code| code.is_asked());
        match (name, name.strip_prefix("danger.").and_then(known), Answer::from_code(value)) {
            ("asked", ..) => {
                let asked = value.split(' ').filter_map(known);
                draft.session.asked.extend(asked.map(|code| code.code().to_owned()));
            }
            (_, Some(code), Some(answer)) => {
                draft.report.danger.set(code, answer);
                answered.extend(Step::of(name));
            }
            _ => {}
        }
    }
    notice::first_newly_due(answered, &before, &draft.report)
}
