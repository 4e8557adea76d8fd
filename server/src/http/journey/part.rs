//! One part of the report: shown, and kept.

use app::Page;
use app::pages::SectionPage;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::answers::Behaviour;
use domain::{Code, Problem, ProblemCode, Problems, Report, Section, field, triage};

use super::{CHECK_ANSWERS, OVERVIEW, Site, Stop, address, tabs};
use crate::draft::{Changed, Draft};
use crate::http::Public;
use crate::http::form::{Onward, Posted, filled};
use crate::http::respond::see_other;
use crate::http::session::{self, Session};

/// `GET /report/{section}`
pub(in crate::http) async fn show(State(public): Site, Path(name): Path<String>, session: Session) -> Response {
    let shown = async {
        let section = part(&name)?;
        public.intake()?;
        let (_, draft) = public.unsent(session).await?;
        Ok(page(section, &draft))
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, Page::Section(page)).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/{section}`: keeps the part and goes on, or gives it back whole with what to mend.
pub(in crate::http) async fn keep(
    State(public): Site,
    Path(name): Path<String>,
    session: Session,
    posted: Posted,
) -> Response {
    let Ok(section) = part(&name) else { return public.stopped(Stop::NoSuchPart).await };
    let (posted, onward) = posted.of(section);
    match kept(&public, section, session.clone(), &posted).await {
        Ok(Ok(())) => see_other(&match onward {
            Onward::Next => section.next().map_or(CHECK_ANSWERS.to_owned(), address),
            Onward::Overview => OVERVIEW.to_owned(),
            Onward::Within(place) => format!("{}#{place}", address(section)),
        }),
        Ok(Err(page)) => public.page(StatusCode::UNPROCESSABLE_ENTITY, Page::Section(page)).await,
        Err(stop) => not_kept(&public, section, session, &posted, stop).await,
    }
}

/// Keeps the part, or gives the page with what to mend.
async fn kept(
    public: &Public,
    section: Section,
    session: Session,
    posted: &Posted,
) -> Result<Result<(), SectionPage>, Stop> {
    public.intake()?;
    let (token, draft) = public.unsent(session).await?;
    let back = |problems| Ok(Err(tabs::unseen(given_back(section, &draft, posted, problems), posted)));
    let newer = match posted.answers(section) {
        Ok(newer) => newer,
        Err(problems) => return back(problems),
    };
    let mut whole = draft.report.clone();
    section.replace(&mut whole, newer.clone());
    let problems = whole.problems_in(section);
    if !problems.is_empty() {
        return back(problems);
    }
    let keep = |draft: &mut Draft| {
        let open = draft.sent.is_none() && !tabs::overtaken(section, draft, &newer, posted);
        if open {
            section.replace(&mut draft.report, newer.clone());
            draft.saved.insert(section);
        }
        open
    };
    match public.drafts.change(&token, keep).await? {
        Changed::Kept(_) => Ok(Ok(())),
        Changed::Refused(draft) if draft.sent.is_some() => Err(Stop::Sent),
        Changed::Refused(draft) => {
            let problem = at_the_top(public, section, ProblemCode::ChangedElsewhere);
            let elsewhere = Some(tabs::kept_elsewhere(section, &draft, &newer));
            Ok(Err(SectionPage { elsewhere, ..given_back(section, &draft, posted, vec![problem]) }))
        }
        Changed::Gone => Err(Stop::NoDraft),
    }
}

/// A problem of the part as a whole, told at its first question.
fn at_the_top(public: &Public, section: Section, code: ProblemCode) -> Problem {
    Problem::in_field(&public.frame.words.sections.of(section).questions[0].name, code)
}

/// Gives the words back where there is no draft to keep them in: the page stays as it was filled in,
/// says why, and has a new draft behind it. Only for a browser that still brings a cookie of ours; one
/// that has left brings none, and is shown nothing.
async fn not_kept(public: &Public, section: Section, session: Session, posted: &Posted, stop: Stop) -> Response {
    let Ok(intake) = public.intake() else { return public.stopped(stop).await };
    let Some(token) = session.0 else { return public.stopped(stop).await };
    let mut draft = Draft::new(&intake.outside);
    let code = match stop {
        Stop::NoDraft => ProblemCode::DraftEnded,
        Stop::Sent => ProblemCode::AlreadySent,
        Stop::Failed => ProblemCode::NotKept,
        other => return public.stopped(other).await,
    };
    let problem = at_the_top(public, section, code);
    if code == ProblemCode::NotKept {
        let page = tabs::unseen(given_back(section, &draft, posted, vec![problem]), posted);
        return public.page(StatusCode::SERVICE_UNAVAILABLE, Page::Section(page)).await;
    }
    let before = public.drafts.open(&token).await.ok().flatten();
    draft.sent_before = before.and_then(|before| before.sent).map(|sent| sent.reference);
    match public.drafts.begin(&draft).await {
        Ok(token) => {
            let page = given_back(section, &draft, posted, vec![problem]);
            let page = public.page(StatusCode::UNPROCESSABLE_ENTITY, Page::Section(page)).await;
            (session::begin(public, &token), page).into_response()
        }
        Err(why) => public.stopped(why.into()).await,
    }
}

fn part(name: &str) -> Result<Section, Stop> {
    Section::from_code(name).ok_or(Stop::NoSuchPart)
}

/// The part as it is kept.
fn page(section: Section, draft: &Draft) -> SectionPage {
    let asked = field::danger_to_ask(&draft.report);
    let left_out = triage::Flag::ALL.iter().filter(|flag| !asked.contains(flag));
    let others = Report { behaviour: Behaviour::default(), ..draft.report.clone() };
    let kept = section.only(&draft.report);
    SectionPage {
        section,
        filled: filled(&kept),
        problems: Problems::new(),
        left_out: left_out.map(|flag| format!("danger.{}", flag.code())).collect(),
        told_elsewhere: others.tells_something(),
        elsewhere: None,
        seen: tabs::stands_for(&kept),
        danger_now: triage::danger_now(&draft.report),
    }
}

/// The part as it was posted, with what to mend.
fn given_back(section: Section, draft: &Draft, posted: &Posted, problems: Problems) -> SectionPage {
    SectionPage { filled: posted.filled(), problems, ..page(section, draft) }
}
