//! Pages that are the same for everyone.

use std::sync::Arc;

use app::Page;
use app::pages::SortPage;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::respond::page_in;
use crate::{Public, problem};

type Site = State<Arc<Public>>;

pub(crate) async fn start(State(public): Site) -> Response {
    public.page(StatusCode::OK, Page::Start).await
}

pub(crate) async fn emergency(State(public): Site) -> Response {
    public.prose(StatusCode::OK, "emergency").await
}

/// `GET /{language}/help/emergency`: as much of it as there is in that language, and the rest in English.
pub(crate) async fn emergency_in(State(public): Site, OriginalUri(uri): OriginalUri) -> Response {
    let folder = uri.path().split('/').nth(1).unwrap_or_default();
    match public.other_frames.iter().find(|frame| frame.words.language.folder == folder) {
        Some(frame) => page_in(frame, StatusCode::OK, Page::Prose("emergency")).await,
        None => public.prose(StatusCode::NOT_FOUND, "not-found").await,
    }
}

pub(crate) async fn safety(State(public): Site) -> Response {
    public.prose(StatusCode::OK, "safety").await
}

pub(crate) async fn for_staff(State(public): Site) -> Response {
    public.prose(StatusCode::OK, "for-staff").await
}

pub(crate) async fn awareness_week(State(public): Site) -> Response {
    public.prose(StatusCode::OK, "awareness-week").await
}

pub(crate) async fn privacy(State(public): Site) -> Response {
    public.prose(StatusCode::OK, "privacy").await
}

pub(crate) async fn about(State(public): Site) -> Response {
    public.prose(StatusCode::OK, "about").await
}

pub(crate) async fn accessibility(State(public): Site) -> Response {
    public.prose(StatusCode::OK, "accessibility").await
}

pub(crate) async fn how_we_sort(State(public): Site) -> Response {
    let staffed = public.targets.staffed_in_words();
    public
        .page(
            StatusCode::OK,
            Page::Sort(SortPage { hours: public.targets.hours, staffed, live: public.frame.operator.is_some() }),
        )
        .await
}

pub(crate) async fn not_found(State(public): Site, OriginalUri(uri): OriginalUri) -> Response {
    if uri.path().starts_with("/api/") {
        return problem::response(StatusCode::NOT_FOUND, "There is nothing at this address.", &[]);
    }
    public.prose(StatusCode::NOT_FOUND, "not-found").await
}

pub(crate) async fn not_allowed(State(public): Site, OriginalUri(uri): OriginalUri) -> Response {
    if uri.path().starts_with("/api/") {
        return problem::response(StatusCode::METHOD_NOT_ALLOWED, "This address does not take that method.", &[]);
    }
    public.prose(StatusCode::METHOD_NOT_ALLOWED, "not-found").await
}
