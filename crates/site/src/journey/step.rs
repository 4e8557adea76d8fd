//! One page of questions: shown, and kept.

use app::Page;
use app::pages::{CHECK_ANSWERS, OVERVIEW, PAPER, ReturnTo, SAVE, SENT, StepPage, address, among_answers};
use axum::extract::{OriginalUri, Path as InAddress, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::pattern::Pattern;
use domain::{Code, ProblemCode, Problems, Report, Section, Step, notice};

use super::refused::{at_the_top, not_kept, page};
use super::{Site, Stop, tabs};
use crate::Public;
use crate::draft::{Changed, Draft, Held};
use crate::form::{Onward, Posted};
use crate::respond::moved;
use crate::session::Session;

/// `GET /report/{number}`; the address that the page's part had before leads to it.
pub(crate) async fn show(
    State(public): Site,
    InAddress(name): InAddress<String>,
    OriginalUri(uri): OriginalUri,
    session: Session,
) -> Response {
    if let Some(now) = moved_to(&name) {
        return moved(&now, uri.query());
    }
    let shown = async {
        let step = Step::numbered(&name).ok_or(Stop::NoSuchPart)?;
        public.intake()?;
        let return_to = ReturnTo::read(uri.query());
        let held = public.shown(public.unsent(&session).await?, &return_to.to(step)).await?;
        let idle = Some(public.idle(&held));
        let after_danger = public.after_danger(&held.draft.report);
        let today = public.local_time.date(public.layer.clock.now());
        let pattern = Pattern::of(&held.draft.report, today).filter(|_| step == Step::Incidents);
        Ok(StepPage { return_to, idle, after_danger, pattern, ..page(step, &held.draft) })
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, Page::Step(Box::new(page))).await,
        Err(why) => public.stopped(why).await,
    }
}

/// `POST /report/{number}`: keeps the page and goes on, or keeps what was typed and comes back to be mended.
pub(crate) async fn keep(
    State(public): Site,
    InAddress(name): InAddress<String>,
    OriginalUri(uri): OriginalUri,
    session: Session,
    posted: Posted,
) -> Response {
    if let Some(now) = moved_to(&name) {
        return moved(&now, uri.query());
    }
    let Some(step) = Step::numbered(&name) else { return public.stopped(Stop::NoSuchPart).await };
    let (posted, onward) = posted.of(step);
    match kept(&public, step, &session, &posted, &onward).await {
        Ok((held, Some(before))) => {
            let to = led_on(step, &held.draft, &before, onward, posted.looking_over());
            public.go_on(&held, &to)
        }
        Ok((held, None)) => {
            let to = step_to_mend(step, &held.draft);
            public.go_on(&held, &ReturnTo { looking_over: posted.looking_over(), adding: false }.to(to))
        }
        Err(why) => not_kept(&public, step, &session, &posted, why).await,
    }
}

/// Where an address that told what it is of leads today.
fn moved_to(name: &str) -> Option<String> {
    match name {
        "check-answers" => Some(CHECK_ANSWERS.to_owned()),
        "sent" => Some(SENT.to_owned()),
        "paper" => Some(PAPER.to_owned()),
        "paper.txt" => Some(format!("{PAPER}.txt")),
        part => Section::from_code(part)?.steps().next().map(address),
    }
}

/// Where a page leads that was kept: to what its answers newly call for, before all else.
fn led_on(step: Step, draft: &Draft, before: &Report, onward: Onward, looking_over: bool) -> String {
    let here = |place: &str, adding: bool| format!("{}#{place}", ReturnTo { looking_over, adding }.to(step));
    // Answers to another page of the part may have come along: what they call for stands there.
    let pages = std::iter::once(step).chain(step.section().steps());
    match notice::first_newly_due(pages, before, &draft.report) {
        Some(own) if own == step => return here("notice", matches!(onward, Onward::Added(_))),
        Some(other) => return format!("{}#notice", ReturnTo { looking_over, adding: false }.to(other)),
        None => {}
    }
    match onward {
        Onward::Within(place) => here(&place, false),
        Onward::Added(place) => here(&place, true),
        Onward::Overview => OVERVIEW.to_owned(),
        Onward::Save => SAVE.to_owned(),
        Onward::Next | Onward::Skip if looking_over => among_answers(step),
        Onward::Next | Onward::Skip => after(step, draft),
    }
}

/// The page after this one; after the last of a part what else can be added, once the report can be sent.
fn after(step: Step, draft: &Draft) -> String {
    let path = draft.path();
    let next = path.next(step, &draft.saved);
    next.or_else(|| path.first_unsaved(&draft.saved)).map_or_else(
        || if path.is_core(step) { CHECK_ANSWERS.to_owned() } else { format!("{CHECK_ANSWERS}#more") },
        address,
    )
}

/// The page itself or, where only answers of another page are wrong that came along, that one.
fn step_to_mend(step: Step, draft: &Draft) -> Step {
    let is_wrong = |step: &Step| draft.refused_on(*step).is_some_and(|refused| !refused.problems().is_empty());
    let others = step.section().steps().find(is_wrong);
    if is_wrong(&step) { step } else { others.unwrap_or(step) }
}

/// Keeps the page and gives the answers before; or, and then it gives none, what was typed.
async fn kept(
    public: &Public,
    step: Step,
    session: &Session,
    posted: &Posted,
    onward: &Onward,
) -> Result<(Held, Option<Report>), Stop> {
    let today = public.local_time.date(public.intake()?.clock.now());
    let token = session.token.as_ref().ok_or(Stop::NoCookie)?;
    let read = posted.answers(step).map(|mut newer| {
        posted.in_order(&mut newer, today);
        newer
    });
    let keep = |draft: &mut Draft| {
        if draft.sent.is_some() {
            return Err(Stop::Sent);
        }
        // Chosen first; the words wait here until then.
        let open = draft.session.choice.is_none();
        let read = read.as_ref().map(|newer| draft.path().with_unasked(step, newer));
        let problems = match &read {
            Ok(newer) => problems(public, step, draft, newer, posted, onward),
            Err(problems) => (*problems).clone(),
        };
        match &read {
            Ok(newer) if open && problems.is_empty() => Ok(Some(take(step, draft, newer))),
            _ => {
                for refused in posted.refused(step, &problems) {
                    draft.refuse(refused);
                }
                Ok(None)
            }
        }
    };
    match public.drafts.change(token, keep).await? {
        Changed::Saved(held, kept) => Ok((held, kept)),
        Changed::Refused(_, why) => Err(why),
        Changed::Gone => Err(Stop::NoDraft),
    }
}

/// What keeps the page from being taken. Whoever passes it over is not held up by what is lacking on it.
fn problems(public: &Public, step: Step, draft: &Draft, newer: &Report, posted: &Posted, onward: &Onward) -> Problems {
    let mut whole = draft.report.clone();
    step.replace(&mut whole, newer.clone());
    let passed_over = |code: ProblemCode| {
        matches!(onward, Onward::Skip | Onward::Save) && matches!(code, ProblemCode::Missing | ProblemCode::NothingTold)
    };
    let mut own = whole.problems();
    own.retain(|problem| {
        let lacks = matches!(problem.code, ProblemCode::Missing | ProblemCode::NothingTold);
        let here = if lacks { step.owns(&problem.pointer) } else { step.takes(&problem.field()) };
        here && !passed_over(problem.code)
    });
    if !own.is_empty() {
        return own;
    }
    if whole.is_too_much() {
        return vec![at_the_top(public, step, ProblemCode::TooMuch)];
    }
    if tabs::overtaken(step, draft, newer, posted.seen()) {
        return vec![at_the_top(public, step, ProblemCode::ChangedElsewhere)];
    }
    Problems::new()
}

/// Takes the page, and gives the answers before.
fn take(step: Step, draft: &mut Draft, newer: &Report) -> Report {
    let before = draft.report.clone();
    step.replace(&mut draft.report, newer.clone());
    draft.saved.insert(step);
    draft.mended(step);
    draft.send_refused = false;
    before
}
