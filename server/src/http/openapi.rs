//! The description of the endpoint for programs, made from the code's own types.

use axum::Json;
use utoipa::OpenApi;

use super::{api, problem};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Foursight report endpoint",
        description = "Sends a structured report of stalking to the triage queue. In danger, call 999.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(api::accept),
    components(schemas(domain::Report, domain::codes::Answer, api::Taken, problem::ProblemDocument))
)]
struct Description;

pub(super) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}
