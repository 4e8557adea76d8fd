//! A form that could not be taken because there is no such draft (any more), or no such page: the browser is led to a
//! page that says so. Answered in place, Chromium would keep what was posted in its session file.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, Response, StatusCode, header};
use axum::middleware::Next;
use web::is_by_script;

use crate::form::is_form;
use crate::respond::see_other;

/// Where a form leads that has no page of its own at its address.
const OTHERWISE: &str = app::pages::CHECK_ANSWERS;

/// Only scripts call it: there is no page at its address.
const STILL_HERE: &str = "/report/still-here";

/// Leads a browser whose form was answered with 404 or 410 to the page at the form's address, which answers the same.
pub(crate) async fn led_to_the_page(request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let posted = *request.method() == Method::POST && path != STILL_HERE && is_of_a_page(request.headers());
    let response = next.run(request).await;
    if !posted || !matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::GONE) {
        return response;
    }
    let mut led = see_other(if path == "/report/away" { OTHERWISE } else { &path });
    // Cookies that are taken back with the answer stay so.
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        led.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    led
}

/// Whether it is a form that a page has posted without a script.
fn is_of_a_page(headers: &HeaderMap) -> bool {
    is_form(headers) && headers.contains_key(header::CONTENT_TYPE) && !is_by_script(headers)
}
