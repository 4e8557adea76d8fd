//! What stands around every route: headers, and the refusal of forms from elsewhere.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Method, Response, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse};

use crate::measured::measured;
use crate::stopping::last_answers;
use crate::{Class, ErrorPage, Site, script_posts, typed_addresses};

const HEADERS: [(HeaderName, &str); 6] = [
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// The same for every page, whether it carries its style sheet or names it.
fn policy(site: &impl Site) -> HeaderValue {
    let sheet = site.sheet().map(|sheet| format!(" {}", sheet.source())).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{sheet}; img-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// Puts the guards around the routes.
pub(crate) fn around<S: Site>(routes: Router<Arc<S>>, site: &Arc<S>) -> Router<Arc<S>> {
    let policy = policy(site.as_ref());
    let site = || Arc::clone(site);
    routes
        .layer(from_fn_with_state(site(), typed_addresses::led_to_the_page))
        .layer(from_fn_with_state(site(), own_forms_only))
        .layer(from_fn(script_posts::told_where_to_go))
        .layer(from_fn_with_state((site(), policy), headers))
        .layer(from_fn_with_state(site(), last_answers))
        .layer(from_fn_with_state(site(), measured))
}

async fn own_forms_only<S: Site>(State(site): State<Arc<S>>, request: Request, next: Next) -> Response<Body> {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && !site.layer().origins.admit(request.headers()) {
        if site.is_for_programs(request.uri().path()) {
            return site.program_error(StatusCode::FORBIDDEN, "The request came from a page of another site.");
        }
        return (StatusCode::FORBIDDEN, Html(site.error_page(ErrorPage::Refused).await)).into_response();
    }
    next.run(request).await
}

async fn headers<S: Site>(
    State((site, policy)): State<(Arc<S>, HeaderValue)>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let mut response = next.run(request).await;
    let class = response.extensions().get::<Class>().copied();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.extend(https_only(site.as_ref()).map(|value| (header::STRICT_TRANSPORT_SECURITY, value)));
    match class {
        Some(Class::File) => {}
        Some(Class::Help) => drop(headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))),
        // Whatever is not said to be the same for everybody, at any time, is kept by no browser.
        _ => drop(headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))),
    }
    response
}

/// That browsers ask for the site over https only from now on. Its other names may be somebody else's, and are left alone.
fn https_only(site: &impl Site) -> Option<HeaderValue> {
    let layer = site.layer();
    let seconds = Some(layer.hsts_seconds).filter(|seconds| *seconds > 0 && layer.origins.secure())?;
    HeaderValue::from_str(&format!("max-age={seconds}")).ok()
}
