//! One part of the report: shown, and kept.

use app::pages::{SectionPage, Way};
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Code, ProblemCode, Report, Section, notice};

use super::back::{at_the_top, given_back, not_kept, page};
use super::{CHECK_ANSWERS, OVERVIEW, Site, Stop, address, tabs};
use crate::draft::{Changed, Draft};
use crate::http::Public;
use crate::http::form::{Onward, Posted};
use crate::http::respond::see_other;
use crate::http::session::Session;

/// `GET /report/{section}`
pub(in crate::http) async fn show(
    State(public): Site,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    session: Session,
) -> Response {
    let shown = async {
        let section = part(&name)?;
        public.intake()?;
        let (_, draft) = public.unsent(session.clone()).await?;
        Ok(SectionPage { way: Way::read(query.as_deref()), ..page(section, &draft) })
    };
    match shown.await {
        Ok(page) => public.part(StatusCode::OK, page, session.0.as_ref()).await,
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
        Ok(Ok(kept)) => see_other(&led_on(section, &kept, onward, posted.looking_over())),
        Ok(Err(page)) => public.part(StatusCode::UNPROCESSABLE_ENTITY, page, session.0.as_ref()).await,
        Err(stop) => not_kept(&public, section, session, &posted, stop).await,
    }
}

/// Where a part leads that was kept: to what its answers newly call for, before all else.
fn led_on(section: Section, kept: &Kept, onward: Onward, looking_over: bool) -> String {
    let here = |place: &str, adding: bool| format!("{}#{place}", Way { looking_over, adding }.to(section));
    match onward {
        onward if kept.calls_for_more(section) => here("notice", matches!(onward, Onward::Added(_))),
        Onward::Within(place) => here(&place, false),
        Onward::Added(place) => here(&place, true),
        Onward::Overview => OVERVIEW.to_owned(),
        Onward::Next if looking_over => CHECK_ANSWERS.to_owned(),
        Onward::Next => section.next(&kept.now).map_or(CHECK_ANSWERS.to_owned(), address),
    }
}

/// The answers before a part was kept, and now.
struct Kept {
    before: Report,
    now: Report,
}

impl Kept {
    fn calls_for_more(&self, section: Section) -> bool {
        let before = notice::due(section, &self.before);
        notice::due(section, &self.now).iter().any(|notice| !before.contains(notice))
    }
}

/// Keeps the part, or gives the page with what to mend.
async fn kept(
    public: &Public,
    section: Section,
    session: Session,
    posted: &Posted,
) -> Result<Result<Kept, SectionPage>, Stop> {
    let today = public.promise.day(public.intake()?.outside.now());
    let (token, draft) = public.unsent(session).await?;
    let back = |problems| Ok(Err(tabs::unseen(given_back(section, &draft, posted, problems), posted)));
    let newer = match posted.answers(section) {
        Ok(mut newer) => {
            posted.in_order(&mut newer, today);
            newer
        }
        Err(problems) => return back(problems),
    };
    let mut whole = draft.report.clone();
    section.replace(&mut whole, newer.clone());
    let problems = whole.problems_in(section);
    if !problems.is_empty() {
        return back(problems);
    }
    let keep = |draft: &mut Draft| {
        let mut whole = draft.report.clone();
        section.replace(&mut whole, newer.clone());
        let open = draft.sent.is_none() && !whole.is_too_much() && !tabs::overtaken(section, draft, &newer, posted);
        if open {
            draft.report = whole;
            draft.saved.insert(section);
        }
        open
    };
    match public.drafts.change(&token, keep).await? {
        Changed::Kept(now) => Ok(Ok(Kept { before: draft.report, now: now.report })),
        Changed::Refused(draft) if draft.sent.is_some() => Err(Stop::Sent),
        Changed::Refused(draft) if !tabs::overtaken(section, &draft, &newer, posted) => {
            let problem = at_the_top(public, section, ProblemCode::TooMuch);
            Ok(Err(tabs::unseen(given_back(section, &draft, posted, vec![problem]), posted)))
        }
        Changed::Refused(draft) => {
            let problem = at_the_top(public, section, ProblemCode::ChangedElsewhere);
            let elsewhere = Some(tabs::kept_elsewhere(section, &draft, &newer));
            Ok(Err(SectionPage { elsewhere, ..given_back(section, &draft, posted, vec![problem]) }))
        }
        Changed::Gone => Err(Stop::NoDraft),
    }
}

fn part(name: &str) -> Result<Section, Stop> {
    Section::from_code(name).ok_or(Stop::NoSuchPart)
}
