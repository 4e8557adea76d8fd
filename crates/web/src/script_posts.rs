//! Forms that a page's own script posts. The browser keeps what a form posts with its history where the answer is
//! shown in the form's place; what a script posts it keeps nowhere.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, Response, StatusCode, header};
use axum::middleware::Next;

/// Where a script is to go on.
const NEXT: HeaderName = HeaderName::from_static("x-next-page");

/// Whether a page's own script calls. Pages of other sites can't set this header.
pub fn is_by_script(headers: &HeaderMap) -> bool {
    headers.get("x-requested-with").is_some_and(|by| by == "script")
}

/// Tells a script where to go on, in the place of a redirect that it could not see.
pub(crate) async fn told_where_to_go(request: Request, next: Next) -> Response<Body> {
    let by_script = is_by_script(request.headers());
    let mut response = next.run(request).await;
    if by_script
        && response.status() == StatusCode::SEE_OTHER
        && let Some(to) = response.headers_mut().remove(header::LOCATION)
    {
        *response.status_mut() = StatusCode::NO_CONTENT;
        response.headers_mut().insert(NEXT, to);
        *response.body_mut() = Body::empty();
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    response
}
