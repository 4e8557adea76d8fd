//! Errors for programs, by RFC 9457.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Code, Problem};
use serde::Serialize;
use utoipa::ToSchema;

/// An error, as `application/problem+json`.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProblemDocument {
    /// Always `about:blank`: the status says what kind it is.
    r#type: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status code.
    status: u16,
    /// What happened and what to do.
    detail: String,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Serialize, ToSchema)]
pub(crate) struct FieldProblem {
    /// Where, as a JSON pointer.
    pointer: String,
    /// Which rule.
    code: &'static str,
    /// The rule in words.
    detail: String,
}

/// An error response.
pub(crate) fn response(status: StatusCode, detail: &str, problems: &[Problem]) -> Response {
    let words = content::english();
    let field = |problem: &Problem| FieldProblem {
        pointer: problem.pointer.clone(),
        code: problem.code.code(),
        detail: words.problem(problem),
    };
    let document = ProblemDocument {
        r#type: "about:blank",
        title: status.canonical_reason().unwrap_or("Error"),
        status: status.as_u16(),
        detail: detail.to_owned(),
        errors: problems.iter().map(field).collect(),
    };
    let mut response = (status, Json(document)).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("120"));
    }
    response
}
