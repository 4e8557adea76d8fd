//! The directory: all of it, and fewer for whoever asks by its form. What somebody looks for is in no address, because
//! a browser's history shows those; it goes into a sealed session cookie, as what the check is told does.

use std::sync::Arc;

use app::Page;
use app::pages::{HelpPage, NowPage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::check::CheckAnswers;
use domain::directory_filter::{FIELDS, Filter};

use crate::form::Posted;
use crate::form_cookie::{self, Entered, FormCookie};
use crate::respond::see_other;
use crate::{Public, directory};

/// Where those that were chosen are. The address tells nothing.
const NEXT: &str = "/help/next";
const NOW_NEXT: &str = "/help/now/next";

/// The directory at this minute.
fn page(public: &Public) -> HelpPage {
    directory::page(public.frame.words, public.layer.clock.minute(), public.local_time.zone())
}

/// `GET /help`: those whom most people need, the same for everybody.
pub(crate) async fn show(State(public): State<Arc<Public>>) -> Response {
    let few = directory::few(public.frame.words, &page(&public));
    public.page(StatusCode::OK, Page::HelpFirst(few)).await
}

/// `GET /help/all`: everyone. A script asks for it, too, once somebody chooses on the page before.
pub(crate) async fn all(State(public): State<Arc<Public>>) -> Response {
    public.page(StatusCode::OK, Page::Help(page(&public))).await
}

/// Who answers now, by what somebody answered.
fn now_page(public: &Public, answers: Option<CheckAnswers>) -> NowPage {
    let calls = directory::calls(public.frame.words, public.layer.clock.minute(), public.local_time.zone());
    NowPage { answered: answers.is_some(), answers: answers.unwrap_or_default(), calls }
}

/// `GET /help/now`: the same for everybody.
pub(crate) async fn now(State(public): State<Arc<Public>>) -> Response {
    public.page(StatusCode::OK, Page::HelpNow(now_page(&public, None))).await
}

/// `POST /help/now`: of the check's fields those that say where somebody is, how old, and how they can talk.
pub(crate) async fn narrow(State(public): State<Arc<Public>>, posted: Posted) -> Response {
    let own = posted.pairs().filter(|(name, _)| NowPage::ASKED.contains(name));
    let own = own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    form_cookie::with(&public, Entered::Now(own), see_other(NOW_NEXT))
}

/// `GET /help/now/next`: who answers for whoever answered that. What is no answer of ours is as if it were not given.
pub(crate) async fn now_next(State(public): State<Arc<Public>>, FormCookie(kept): FormCookie) -> Response {
    let Some(Entered::Now(fields)) = kept else { return see_other("/help/now") };
    let known = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let known = known.filter(|field| CheckAnswers::read([*field]).is_ok());
    let answers = CheckAnswers::read(known).unwrap_or_default();
    public.page(StatusCode::OK, Page::HelpNow(now_page(&public, Some(answers)))).await
}

/// `POST /help`: fields that are not the form's are ignored, as in every form.
pub(crate) async fn choose(State(public): State<Arc<Public>>, posted: Posted) -> Response {
    let own = posted.pairs().filter(|(name, _)| FIELDS.contains(name));
    let own = own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    form_cookie::with(&public, Entered::Help(own), see_other(NEXT))
}

/// `GET /help/next`: those that were chosen; or all of them, where nothing was.
pub(crate) async fn next(State(public): State<Arc<Public>>, FormCookie(kept): FormCookie) -> Response {
    let Some(Entered::Help(fields)) = kept else { return see_other("/help") };
    let chosen = Filter::read(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let page = HelpPage { chosen: Some(chosen), ..page(&public) };
    public.page(StatusCode::OK, Page::Help(page)).await
}
