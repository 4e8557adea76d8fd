//! The FOUR check without scripts: asked by GET; what is posted goes into a sealed session cookie, and the page
//! behind it shows the answer. Nothing is kept here, and nothing is asked of the store but the key of the day.

use std::sync::Arc;

use app::Page;
use app::pages::{AdvicePage, Call, CheckForm, answer_template};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use domain::Code;
use domain::check::{self, CAMPUS, CheckAnswers};
use domain::codes::Nation;

use crate::Public;
use crate::campus::came_from;
use crate::directory;
use crate::form::Posted;
use crate::form_cookie::{self, Entered, FormCookie};
use crate::respond::see_other;

/// Where the answer is. The address tells nothing.
const NEXT: &str = "/check/next";

/// Whom to call, and whether they answer at this minute.
fn calls(public: &Public) -> Vec<Call> {
    directory::calls(public.frame.words, public.layer.clock.minute(), public.local_time.zone())
}

pub(crate) async fn show(State(public): State<Arc<Public>>, uri: Uri) -> Response {
    let from = came_from(&uri).map(|campus| {
        let nation = public.frame.words.campuses.of(campus).nation;
        [(CAMPUS, campus.code()), (Nation::SET.name, nation.code())]
    });
    let filled = from.into_iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let form = CheckForm { filled, ..CheckForm::default() };
    public.page(StatusCode::OK, Page::Check(form)).await
}

/// `GET /check/answers`: all that an answer can say, the same for everybody, so that asking tells nothing. Only scripts
/// ask, once somebody begins to answer: carried by the page it would weigh more than all that is asked there.
pub(crate) async fn answers(State(public): State<Arc<Public>>) -> Response {
    Html(answer_template(public.frame.words, &calls(&public))).into_response()
}

/// `POST /check`: fields that are not the check's are ignored, as in every form.
pub(crate) async fn answer(State(public): State<Arc<Public>>, posted: Posted) -> Response {
    let is_own = |name: &str| check::fields().any(|field| field == name);
    let own = posted.pairs().filter(|(name, _)| is_own(name));
    let own = own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    form_cookie::with(&public, Entered::Check(own), see_other(NEXT))
}

/// `GET /check/next`: the answer to what was posted; or the questions, with what to mend.
pub(crate) async fn next(State(public): State<Arc<Public>>, FormCookie(kept): FormCookie) -> Response {
    let Some(Entered::Check(fields)) = kept else { return see_other("/check") };
    match CheckAnswers::read(fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))) {
        Ok(answers) => public.page(StatusCode::OK, Page::Advice(AdvicePage { answers, calls: calls(&public) })).await,
        Err(problems) => {
            let form = CheckForm { filled: fields.into_iter().collect(), problems };
            public.page(StatusCode::OK, Page::Check(form)).await
        }
    }
}
