//! The FOUR check without scripts: asked by GET, answered by POST, kept nowhere.

use std::sync::Arc;

use app::Page;
use app::pages::CheckForm;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::Code;
use domain::check::{CAMPUS, CheckAnswers};

use super::Public;
use super::campus::came_from;
use super::form::Posted;

pub(super) async fn show(State(public): State<Arc<Public>>, uri: Uri) -> Response {
    let filled = came_from(&uri).map(|campus| (CAMPUS.to_owned(), campus.code().to_owned())).into_iter().collect();
    public.page(StatusCode::OK, Page::Check(CheckForm { filled, ..CheckForm::default() })).await
}

pub(super) async fn answer(State(public): State<Arc<Public>>, posted: Posted) -> Response {
    let mut problems = posted.unreadable();
    match CheckAnswers::read(posted.pairs()) {
        Ok(answers) if problems.is_empty() => public.page(StatusCode::OK, Page::Advice(answers)).await,
        read => {
            problems.extend(read.err().unwrap_or_default());
            let form = CheckForm { filled: posted.filled(), problems };
            public.page(StatusCode::UNPROCESSABLE_ENTITY, Page::Check(form)).await
        }
    }
}
