//! The description of the endpoint for programs, made from the code's own types.

use axum::Json;
use utoipa::OpenApi;

use super::api;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Foursight report endpoint",
        description = "Sends a structured report of stalking to the triage queue. In danger, call 999.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(api::accept),
    // Named here are those that a list or a map refers to, which utoipa does not follow.
    components(schemas(domain::codes::Act, domain::codes::ContactMethod, domain::codes::Answer))
)]
struct Description;

pub(super) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}
