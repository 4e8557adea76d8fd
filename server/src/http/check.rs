//! The FOUR check without scripts: asked by GET, answered by POST, kept nowhere. Asks nothing of the store.

use std::sync::Arc;

use app::Page;
use app::pages::{AdvicePage, Call, CheckForm};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::Code;
use domain::check::{CAMPUS, CheckAnswers};
use domain::codes::Nation;

use super::Public;
use super::campus::came_from;
use super::form::Posted;
use crate::directory;

/// Whom to call, and whether they answer at this minute.
fn calls(public: &Public) -> Vec<Call> {
    directory::calls(public.frame.words, public.outside.minute(), &public.promise.zone)
}

pub(super) async fn show(State(public): State<Arc<Public>>, uri: Uri) -> Response {
    let from = came_from(&uri).map(|campus| {
        let nation = public.frame.words.campuses.of(campus).nation;
        [(CAMPUS, campus.code()), (Nation::SET.name, nation.code())]
    });
    let filled = from.into_iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let form = CheckForm { filled, calls: calls(&public), ..CheckForm::default() };
    public.page(StatusCode::OK, Page::Check(form)).await
}

pub(super) async fn answer(State(public): State<Arc<Public>>, posted: Posted) -> Response {
    let mut problems = posted.unreadable();
    match CheckAnswers::read(posted.pairs()) {
        Ok(answers) if problems.is_empty() => {
            let page = AdvicePage { answers, calls: calls(&public) };
            public.page(StatusCode::OK, Page::Advice(page)).await
        }
        read => {
            problems.extend(read.err().unwrap_or_default());
            let form = CheckForm { filled: posted.filled(), problems, calls: calls(&public) };
            public.page(StatusCode::UNPROCESSABLE_ENTITY, Page::Check(form)).await
        }
    }
}
