//! One part of the report: shown, and kept.

use app::Page;
use app::pages::{ReturnTo, SectionPage};
use axum::extract::{OriginalUri, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Code, ProblemCode, Problems, Report, Section, notice};

use super::refused::{at_the_top, not_kept, page};
use super::{CHECK_ANSWERS, OVERVIEW, Site, Stop, address, tabs};
use crate::Public;
use crate::draft::{Changed, Draft, Held};
use crate::form::{Onward, Posted};
use crate::session::Session;

/// `GET /report/{section}`
pub(crate) async fn show(
    State(public): Site,
    Path(name): Path<String>,
    OriginalUri(uri): OriginalUri,
    session: Session,
) -> Response {
    let shown = async {
        let section = part(&name)?;
        public.intake()?;
        let return_to = ReturnTo::read(uri.query());
        let held = public.shown(public.unsent(&session).await?, &return_to.to(section)).await?;
        let idle = Some(public.idle(&held));
        let after_danger = public.after_danger(&held.draft.report);
        Ok(SectionPage { return_to, idle, after_danger, ..page(section, &held.draft) })
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, Page::Section(page)).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/{section}`: keeps the part and goes on, or keeps what was typed and comes back to be mended.
pub(crate) async fn keep(State(public): Site, Path(name): Path<String>, session: Session, posted: Posted) -> Response {
    let Ok(section) = part(&name) else { return public.stopped(Stop::NoSuchPart).await };
    let (posted, onward) = posted.of(section);
    match kept(&public, section, &session, &posted).await {
        Ok((held, Some(kept))) => public.go_on(&held, &led_on(section, &kept, onward, posted.looking_over())),
        Ok((held, None)) => {
            public.go_on(&held, &ReturnTo { looking_over: posted.looking_over(), adding: false }.to(section))
        }
        Err(stop) => not_kept(&public, section, &session, &posted, stop).await,
    }
}

/// Where a part leads that was kept: to what its answers newly call for, before all else.
fn led_on(section: Section, kept: &BeforeAndAfter, onward: Onward, looking_over: bool) -> String {
    let here = |place: &str, adding: bool| format!("{}#{place}", ReturnTo { looking_over, adding }.to(section));
    match onward {
        onward if kept.calls_for_more(section) => here("notice", matches!(onward, Onward::Added(_))),
        Onward::Within(place) => here(&place, false),
        Onward::Added(place) => here(&place, true),
        Onward::Overview => OVERVIEW.to_owned(),
        Onward::Next if looking_over => CHECK_ANSWERS.to_owned(),
        Onward::Next => section.next(&kept.after).map_or(CHECK_ANSWERS.to_owned(), address),
    }
}

/// The answers before a part was kept, and now.
struct BeforeAndAfter {
    before: Report,
    after: Report,
}

impl BeforeAndAfter {
    fn calls_for_more(&self, section: Section) -> bool {
        let before = notice::due(section, &self.before);
        notice::due(section, &self.after).iter().any(|notice| !before.contains(notice))
    }
}

/// Keeps the part; or, and then it gives none, what was typed.
async fn kept(
    public: &Public,
    section: Section,
    session: &Session,
    posted: &Posted,
) -> Result<(Held, Option<BeforeAndAfter>), Stop> {
    let today = public.local_time.date(public.intake()?.clock.now());
    let token = session.token.as_ref().ok_or(Stop::NoCookie)?;
    let read = posted.answers(section).map(|mut newer| {
        posted.in_order(&mut newer, today);
        newer
    });
    let keep = |draft: &mut Draft| {
        if draft.sent.is_some() {
            return Err(Stop::Sent);
        }
        // Chosen first; the words wait here until then.
        let open = draft.session.choice.is_none();
        let problems = match &read {
            Ok(newer) => problems(public, section, draft, newer, posted),
            Err(problems) => problems.clone(),
        };
        match &read {
            Ok(newer) if open && problems.is_empty() => Ok(Some(take(section, draft, newer))),
            _ => {
                draft.refuse(posted.refused(section, &problems));
                Ok(None)
            }
        }
    };
    match public.drafts.change(token, keep).await? {
        Changed::Saved(held, kept) => Ok((held, kept)),
        Changed::Refused(_, stop) => Err(stop),
        Changed::Gone => Err(Stop::NoDraft),
    }
}

/// What keeps the part from being taken.
fn problems(public: &Public, section: Section, draft: &Draft, newer: &Report, posted: &Posted) -> Problems {
    let mut whole = draft.report.clone();
    section.replace(&mut whole, newer.clone());
    let own = whole.problems_in(section);
    if !own.is_empty() {
        return own;
    }
    if whole.is_too_much() {
        return vec![at_the_top(public, section, ProblemCode::TooMuch)];
    }
    if tabs::overtaken(section, draft, newer, posted.seen()) {
        return vec![at_the_top(public, section, ProblemCode::ChangedElsewhere)];
    }
    Problems::new()
}

fn take(section: Section, draft: &mut Draft, newer: &Report) -> BeforeAndAfter {
    let before = draft.report.clone();
    section.replace(&mut draft.report, newer.clone());
    draft.saved.insert(section);
    draft.mended(section);
    draft.send_refused = false;
    BeforeAndAfter { before, after: draft.report.clone() }
}

fn part(name: &str) -> Result<Section, Stop> {
    Section::from_code(name).ok_or(Stop::NoSuchPart)
}
