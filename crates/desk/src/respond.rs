//! Turning a page into a response.

use std::fmt::Write;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use desk_app::{Frame, MessagePage, Page, document};
use store::StoreError;
use web::{ErrorPage, Site};

use crate::Desk;
use crate::posted::Posted;

/// A page's markup. What leptos adds for waking a whole page is cut off: nothing of the desk's pages is woken.
pub(crate) async fn html(frame: Frame, page: Page) -> String {
    // The first call sets it; all others are told that it is set.
    let _ = any_spawner::Executor::init_tokio();
    let render = leptos_axum::render_app_async_with_context(|| {}, move || document(&frame, &page));
    let response = render(Request::new(Body::empty())).await;
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
    let rendered = String::from_utf8_lossy(&bytes);
    let end = rendered.find("</html>").map_or(rendered.len(), |at| at + "</html>".len());
    rendered[..end].replace("<!>", "")
}

/// A page.
pub(crate) async fn page(frame: Frame, status: StatusCode, page: Page) -> Response {
    (status, Html(html(frame, page).await)).into_response()
}

/// See other: after a form was taken, so that Back and refresh never send it again.
pub(crate) fn see_other(to: &str) -> Response {
    Redirect::to(to).into_response()
}

/// A page that says one thing, for somebody who is not signed in.
pub(crate) async fn message(desk: &Desk, status: StatusCode, title: &str, text: &str, link: (&str, &str)) -> Response {
    let link = Some((link.0.to_owned(), link.1.to_owned()));
    let message = MessagePage { title: title.to_owned(), text: vec![text.to_owned()], link };
    page(desk.bare_frame(), status, Page::Message(message)).await
}

/// For them there is no such thing, whether or not there is one.
pub(crate) async fn not_there(desk: &Desk) -> Response {
    (StatusCode::NOT_FOUND, Html(desk.error_page(ErrorPage::NotFound).await)).into_response()
}

/// Nothing is done that can't be written down.
pub(crate) async fn failed(desk: &Desk, why: &StoreError) -> Response {
    tracing::error!(%why, "the desk's store failed");
    (StatusCode::SERVICE_UNAVAILABLE, Html(desk.error_page(ErrorPage::WentWrong).await)).into_response()
}

/// What was typed, to be copied.
pub(crate) fn given_back(posted: &Posted) -> String {
    let mut markup = String::new();
    for (name, value) in posted.pairs().iter().filter(|(name, value)| !value.is_empty() && name != "version") {
        let _ = write!(
            markup,
            "<p><label>What you typed ({})<br><textarea rows=\"6\" cols=\"60\">{}</textarea></label></p>",
            escaped(name),
            escaped(value)
        );
    }
    markup
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
