//! Staying safe: the pages in `content/en/pages/safety/`, and the diary to fill in. They ask nothing of the
//! store or of the sealing key, so they answer when either is gone.

use std::sync::Arc;

use app::Page;
use app::pages::diary_as_csv;
use axum::extract::{OriginalUri, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::Public;
use crate::respond::moved;

type Site = State<Arc<Public>>;

/// `GET /safety/{number}`: a file in `content/en/pages/safety/`. The name of the file was its address before, and leads
/// there.
pub(crate) async fn page(State(public): Site, OriginalUri(uri): OriginalUri) -> Response {
    let (words, asked) = (public.frame.words, uri.path().trim_start_matches("/safety/"));
    let moved_to = match asked {
        "diary.csv" => Some("/safety/notes.csv".to_owned()),
        name => words.safety_address(name),
    };
    match (words.safety_numbered(asked), moved_to) {
        (Some(name), _) => public.prose(StatusCode::OK, name).await,
        (None, Some(now)) => moved(&now, uri.query()),
        (None, None) => public.prose(StatusCode::NOT_FOUND, "not-found").await,
    }
}

/// `GET /safety/diary/blank`, as it was called before.
pub(crate) async fn moved_diary() -> Response {
    moved("/safety/notes", None)
}

/// `GET /safety/notes`: to print.
pub(crate) async fn blank_diary(State(public): Site) -> Response {
    public.page(StatusCode::OK, Page::BlankDiary).await
}

/// `GET /safety/notes.csv`: for a spreadsheet. Its name says nothing to whoever looks through a folder.
pub(crate) async fn diary_file(State(public): Site) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"notes.csv\""),
    ];
    (headers, diary_as_csv(public.frame.words)).into_response()
}
