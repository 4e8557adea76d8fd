//! Every address of the desk. What is for staff goes through `signed_in_only`; the list of what does not is short, and
//! held by a test.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use web::{Class, Kind, RouteTable};

use crate::{Desk, audit, case, find, host, live, lock, people, queue, respond, session, sign_in};

/// A page or form of the desk.
const PAGE: Class = Class::Journey(Kind::Other);

/// Everything the desk answers.
pub fn router(desk: Arc<Desk>) -> Router {
    let by_name = from_fn_with_state(Arc::clone(&desk), host::led_to_the_name);
    routes(desk).finish(missing, missing).layer(by_name)
}

/// The table of routes.
pub fn routes(desk: Arc<Desk>) -> RouteTable<Desk> {
    let own = Own(Arc::clone(&desk));
    machines(staff(cases(for_everybody(RouteTable::new(desk)), &own), &own)).files(desk_assets::files())
}

/// Puts the look at the session around a handler.
struct Own(Arc<Desk>);

impl Own {
    fn only(&self, handler: MethodRouter<Arc<Desk>>) -> MethodRouter<Arc<Desk>> {
        handler.layer(from_fn_with_state(Arc::clone(&self.0), session::signed_in_only))
    }
}

/// What is there for whoever is not signed in.
fn for_everybody(table: RouteTable<Desk>) -> RouteTable<Desk> {
    table
        .route(PAGE, "/sign-in", get(sign_in::show).post(sign_in::name))
        .route(PAGE, "/sign-in/passkey", get(sign_in::passkey))
        .route(PAGE, "/sign-in/options", post(sign_in::options))
        .route(PAGE, "/sign-in/finish", post(sign_in::finish))
        .route(PAGE, "/invite/{token}", get(sign_in::invitation))
        .route(PAGE, "/invite/{token}/options", post(sign_in::accept_options))
        .route(PAGE, "/invite/{token}/finish", post(sign_in::accept))
        .route(PAGE, "/demo/{token}", get(sign_in::by_demo_link))
        .route(PAGE, "/locked", get(lock::locked))
        .route(PAGE, "/unlock", post(lock::unlock))
        .route(PAGE, "/sign-out", post(lock::sign_out))
}

fn cases(table: RouteTable<Desk>, own: &Own) -> RouteTable<Desk> {
    table
        .route(PAGE, "/", own.only(get(queue::home)))
        .route(PAGE, "/queue", own.only(get(queue::show)))
        .route(PAGE, "/find", own.only(post(find::find)))
        .route(PAGE, "/take-next", own.only(post(queue::take_next)))
        .route(PAGE, "/cases/{reference}", own.only(get(case::show)))
        .route(PAGE, "/cases/{reference}/summary", own.only(get(case::summary)))
        .route(PAGE, "/cases/{reference}/discard", own.only(post(case::discard)))
        .route(PAGE, "/cases/{reference}/{form}", own.only(post(case::change)))
        .route(Class::Machine, "/live", own.only(get(live::live)))
}

fn staff(table: RouteTable<Desk>, own: &Own) -> RouteTable<Desk> {
    table
        .route(PAGE, "/people", own.only(get(people::show)))
        .route(PAGE, "/people/invite", own.only(post(people::invite_somebody)))
        .route(PAGE, "/people/invite-again", own.only(post(people::invite_again)))
        .route(PAGE, "/people/revoke", own.only(post(people::revoke)))
        .route(PAGE, "/passkeys/new", own.only(get(sign_in::add)))
        .route(PAGE, "/passkeys/options", own.only(post(sign_in::add_options)))
        .route(PAGE, "/passkeys/finish", own.only(post(sign_in::add_finish)))
        .route(PAGE, "/passkeys/remove", own.only(post(sign_in::remove)))
        .route(PAGE, "/confirm", own.only(get(sign_in::confirm)))
        .route(PAGE, "/confirm/options", own.only(post(sign_in::confirm_options)))
        .route(PAGE, "/confirm/finish", own.only(post(sign_in::confirm_finish)))
        .route(PAGE, "/audit", own.only(get(audit::show).post(audit::narrow)))
        .route(PAGE, "/audit.csv", own.only(get(audit::export)))
        .route(PAGE, "/still-here", own.only(post(lock::still_here)))
        .route(PAGE, "/lock", own.only(post(lock::lock)))
        .route(PAGE, "/sign-out-everywhere", own.only(post(lock::sign_out_everywhere)))
}

fn machines(table: RouteTable<Desk>) -> RouteTable<Desk> {
    table.route(Class::Machine, "/healthz", get(async || "ok\n")).route(Class::Machine, "/readyz", get(ready))
}

/// Able to work: it is not about to stop, and the store answers.
async fn ready(State(desk): State<Arc<Desk>>) -> (StatusCode, &'static str) {
    if desk.layer.metrics.stopping() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    if desk.readiness.is_ready().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n")
    }
}

async fn missing(State(desk): State<Arc<Desk>>) -> Response {
    respond::not_there(&desk).await
}
