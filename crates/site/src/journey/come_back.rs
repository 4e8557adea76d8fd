//! Coming back with a code.

use app::Page;
use app::pages::{ReturnPage, ReturnProblem, ShownCode};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::start::CAME_BACK;
use super::{OVERVIEW, RETURN, Site, Stop};
use crate::Public;
use crate::draft::{Held, ReturnCode};
use crate::form::Posted;
use crate::form_cookie::{self, Entered, FormCookie, WhyNot};
use crate::respond::see_other;
use crate::session::Session;

/// `GET /report/return`: asks for the code; after one that opened nothing says why, this once.
pub(crate) async fn ask_code(State(public): Site, FormCookie(kept): FormCookie) -> Response {
    if let Err(stop) = public.intake() {
        return public.stopped(stop).await;
    }
    let Some(Entered::Code(code, why)) = kept else {
        return public.page(StatusCode::OK, Page::Return(ReturnPage::default())).await;
    };
    let problem = match why {
        WhyNot::Malformed => ReturnProblem::Malformed,
        WhyNot::Unknown => ReturnProblem::Unknown,
        WhyNot::OthersOpen => ReturnProblem::OthersOpen,
    };
    let page = ReturnPage { code: ShownCode(code), problem: Some(problem) };
    form_cookie::without(&public, public.page(StatusCode::OK, Page::Return(page)).await)
}

/// `POST /report/return`: opens what was saved, or leads back to why not.
pub(crate) async fn come_back(State(public): Site, session: Session, posted: Posted) -> Response {
    let written = posted.value("code").unwrap_or_default();
    match opened(&public, &session, written).await {
        Ok(Ok(held)) => public.go_on(&held, &format!("{OVERVIEW}?{CAME_BACK}")),
        Ok(Err(why)) => form_cookie::with(&public, Entered::Code(written.to_owned(), why), see_other(RETURN)),
        Err(stop) => public.stopped(stop).await,
    }
}

async fn opened(public: &Public, session: &Session, written: &str) -> Result<Result<Held, WhyNot>, Stop> {
    public.intake()?;
    let Some(code) = ReturnCode::read(written) else { return Ok(Err(WhyNot::Malformed)) };
    // Opening it would leave other answers of this browser behind, out of reach; but those that a code follows are
    // found again.
    let here = match public.draft(session).await {
        Ok(held) => Some(held.draft).filter(|draft| draft.sent.is_none()),
        Err(Stop::NoCookie | Stop::NoDraft) => None,
        Err(stop) => return Err(stop),
    };
    let others_open = here.is_some_and(|here| here.has_answers() && !here.session.is_followed());
    if others_open && public.drafts.is_saved(&code).await? {
        return Ok(Err(WhyNot::OthersOpen));
    }
    let Some(held) = public.drafts.come_back(&code).await? else { return Ok(Err(WhyNot::Unknown)) };
    public.drop_left(session).await;
    Ok(Ok(held))
}
