//! The report endpoint for programs.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::triage::Flag;
use domain::{Answers, Problem, ProblemCode, Problems, Report};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::error::Category;
use utoipa::ToSchema;

use crate::submit::{SubmitError, submit};
use crate::{Public, problem, reading};

/// The answer to a report that is committed to disk.
#[derive(Serialize, ToSchema)]
pub(crate) struct Taken {
    /// The report's reference.
    reference: String,
    /// When it came, to the minute.
    #[schema(value_type = String, format = DateTime)]
    received_at: Timestamp,
    /// A warning where this is only a demonstration.
    #[schema(required = true)]
    notice: Option<String>,
    /// The right force's own report page, where the place is outside this team's area.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    route: Option<String>,
    /// What calls for something to be done now, because a person may read the report only later: tell the person to call
    /// 999 if it could happen soon, and 101 today otherwise. Each is a flag of the sorting rule (`/how-we-sort`).
    advice: Vec<Flag>,
}

/// Why a request is not taken.
struct Refused(StatusCode, &'static str, Problems);

/// Takes a report from a program.
#[utoipa::path(
    post,
    path = "/api/v1/reports",
    operation_id = "sendReport",
    params((
        "Idempotency-Key" = String, Header,
        description = "22 to 64 random characters of A-Z a-z 0-9 _ -; the same key with the same report stores nothing twice",
        min_length = 22, max_length = 64, pattern = "^[A-Za-z0-9_-]{22,64}$"
    )),
    request_body(content = Report, content_type = "application/json"),
    responses(
        (status = 201, description = "The report is sealed and on disk", body = Taken),
        (status = 400, description = "No JSON, or no usable key", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "Sent by a page of another site", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 408, description = "It did not come whole, or not in time; send it again", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "The key was used for another report", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not application/json, or packed (Content-Encoding)", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Answers that break a rule, each named", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many came from this address; try again with the same key after Retry-After", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 500, description = "A fault of ours; try again with the same key", body = problem::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "It can't be stored just now; try again", body = problem::ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn accept(State(public): State<Arc<Public>>, request: Request) -> Response {
    match taken(&public, request).await {
        Ok(taken) => (StatusCode::CREATED, Json(taken)).into_response(),
        Err(Refused(status, detail, problems)) => {
            let mut response = problem::response(status, detail, &problems);
            // Whichever of the two was wrong, these are taken (RFC 9110, 15.5.16).
            if status == StatusCode::UNSUPPORTED_MEDIA_TYPE {
                response.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
                response.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"));
            }
            response
        }
    }
}

async fn taken(public: &Arc<Public>, request: Request) -> Result<Taken, Refused> {
    is_json(request.headers())?;
    is_plain(request.headers())?;
    let key = idempotency_key(request.headers())?;
    let too_large = |_| Refused(StatusCode::PAYLOAD_TOO_LARGE, "The report is too large.", Vec::new());
    let body = Bytes::from_request(request, public).await.map_err(too_large)?;
    let broken = |problems| Refused(StatusCode::UNPROCESSABLE_ENTITY, "Some answers can't be taken.", problems);
    let answers = Answers::read(read(&body)?).map_err(broken)?;
    let closed =
        Refused(StatusCode::SERVICE_UNAVAILABLE, "Reports can't be kept safe just now. Call 999 or 101.", Vec::new());
    let intake = public.intake.as_ref().ok_or(closed)?;
    let receipt = submit(intake, &answers, &key, None).await.map_err(|why| not_taken(&why))?;
    let words = public.frame.words;
    Ok(Taken {
        reference: receipt.reference.to_string(),
        received_at: receipt.received_at,
        notice: public.frame.operator.is_none().then(|| words.site.demo_plain.clone()),
        route: receipt.route.and_then(|name| words.services.get(&name)?.site.clone()),
        advice: receipt.advice,
    })
}

fn is_json(headers: &HeaderMap) -> Result<(), Refused> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send the report as application/json.", Vec::new()))
}

/// A body must come as it is: what is packed may be of any size once unpacked (RFC 9110, 8.4).
fn is_plain(headers: &HeaderMap) -> Result<(), Refused> {
    let codings = headers.get_all(header::CONTENT_ENCODING).iter().map(|codings| codings.to_str().unwrap_or("?"));
    let mut codings = codings.flat_map(|codings| codings.split(',')).map(str::trim).filter(|coding| !coding.is_empty());
    if codings.all(|coding| coding.eq_ignore_ascii_case("identity")) {
        return Ok(());
    }
    let detail = "Send the report without Content-Encoding: packed bodies are not read.";
    Err(Refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail, Vec::new()))
}

fn idempotency_key(headers: &HeaderMap) -> Result<String, Refused> {
    let mut given = headers.get_all("idempotency-key").iter();
    let key = given.next().and_then(|key| key.to_str().ok()).unwrap_or_default();
    let written = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if (22..=64).contains(&key.len()) && key.bytes().all(written) && given.next().is_none() {
        return Ok(key.to_owned());
    }
    let detail = "Send one Idempotency-Key of 22 to 64 random characters of A-Z a-z 0-9 _ -.";
    Err(Refused(StatusCode::BAD_REQUEST, detail, Vec::new()))
}

/// Reads the JSON straight into the answers: what is no JSON at all is 400, what is but does not fit is 422.
fn read(body: &[u8]) -> Result<Report, Refused> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let read = reading::read(&mut json);
    let whole = read.and_then(|report| json.end().map(|()| report).map_err(|why| (why, String::new())));
    whole.map_err(|(why, pointer)| {
        if why.classify() == Category::Data {
            let problem = reading::problem(&why.to_string(), pointer);
            return Refused(StatusCode::UNPROCESSABLE_ENTITY, "Some answers can't be taken.", vec![problem]);
        }
        let problem = Problem::at(pointer, ProblemCode::Unreadable);
        Refused(StatusCode::BAD_REQUEST, "The body is not JSON that can be read.", vec![problem])
    })
}

fn not_taken(why: &SubmitError) -> Refused {
    if let SubmitError::Conflict(_) = why {
        return Refused(StatusCode::CONFLICT, "This Idempotency-Key was used for another report.", Vec::new());
    }
    tracing::error!(%why, "a report could not be taken");
    Refused(StatusCode::SERVICE_UNAVAILABLE, "The report could not be stored. Try again, or call 101.", Vec::new())
}
