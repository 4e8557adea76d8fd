//! Staying safe: the pages in `content/en/pages/safety/`, and the diary to fill in. They ask nothing of the
//! store or of the sealing key, so they answer when either is gone.

use std::sync::Arc;

use app::Page;
use app::pages::diary_as_csv;
use axum::extract::{OriginalUri, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::Public;

type Site = State<Arc<Public>>;

/// `GET /safety/{page}`: a file in `content/en/pages/safety/`, which is called as its address is.
pub(crate) async fn page(State(public): Site, OriginalUri(uri): OriginalUri) -> Response {
    match public.frame.words.page_named(uri.path().trim_start_matches('/')) {
        Some(name) => public.prose(StatusCode::OK, name).await,
        None => public.prose(StatusCode::NOT_FOUND, "not-found").await,
    }
}

/// `GET /safety/diary/blank`: to print.
pub(crate) async fn blank_diary(State(public): Site) -> Response {
    public.page(StatusCode::OK, Page::BlankDiary).await
}

/// `GET /safety/diary.csv`: for a spreadsheet. Its name says nothing to whoever looks through a folder.
pub(crate) async fn diary_file(State(public): Site) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"notes.csv\""),
    ];
    (headers, diary_as_csv(public.frame.words)).into_response()
}
