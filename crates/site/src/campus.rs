//! The pages of universities. They ask nothing of the store, and nobody counts who opens them.

use std::sync::Arc;

use app::Page;
use app::pages::{Drawing, Sheet, SheetPage, drawn};
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::Code;
use domain::check::CAMPUS;
use domain::codes::Campus;

use crate::Public;
use crate::directory;
use crate::qr_code::qr_code;

type Site = State<Arc<Public>>;

/// From which university's page somebody came, as the address says. What it says besides counts for nothing.
pub(crate) fn came_from(uri: &Uri) -> Option<Campus> {
    let pairs = uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(name, _)| *name == CAMPUS).find_map(|(_, code)| Campus::from_code(code))
}

/// `GET /campus/{code}`.
pub(crate) async fn page(State(public): Site, Path(code): Path<String>) -> Response {
    let Some(campus) = Campus::from_code(&code) else { return not_found(&public).await };
    let (now, zone) = (public.layer.clock.minute(), public.local_time.zone());
    let page = directory::campus_page(public.frame.words, campus, now, zone);
    public.page(StatusCode::OK, Page::Campus(page)).await
}

/// `GET /campus/{code}/{file}`: a page to print, or a drawing of one.
pub(crate) async fn print(State(public): Site, Path((code, file)): Path<(String, String)>) -> Response {
    let Some(campus) = Campus::from_code(&code) else { return not_found(&public).await };
    let address = format!("{}/campus/{code}", public.origin);
    let printed = |sheet| SheetPage {
        campus,
        sheet,
        qr_code: qr_code(&address),
        address: address.split_once("://").map_or(&*address, |(_, rest)| rest).to_owned(),
    };
    if let Some(sheet) = Sheet::ALL.into_iter().find(|sheet| sheet.name() == file) {
        return public.page(StatusCode::OK, Page::Sheet(printed(sheet))).await;
    }
    let drawing = |sheet: &Sheet| sheet.drawings().iter().find(|drawing| drawing.file() == file).copied();
    match Sheet::ALL.iter().find_map(|sheet| Some((*sheet, drawing(sheet)?))) {
        Some((sheet, drawing)) => svg(&drawn(public.frame.words, &printed(sheet), drawing), drawing),
        None => not_found(&public).await,
    }
}

/// A file to keep: opened in the browser it would be a page without the way out.
fn svg(drawing: &str, of: Drawing) -> Response {
    let kept = format!("attachment; filename=\"{}\"", of.file());
    let headers = [(header::CONTENT_TYPE, "image/svg+xml".to_owned()), (header::CONTENT_DISPOSITION, kept)];
    (headers, drawing.to_owned()).into_response()
}

async fn not_found(public: &Public) -> Response {
    public.prose(StatusCode::NOT_FOUND, "not-found").await
}
