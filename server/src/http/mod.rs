//! The public site over HTTP: one table of routes, and what guards them.

mod admin;
mod api;
mod assets;
mod calm;
mod campus;
mod care;
mod check;
mod cookies;
mod fixed;
mod form;
mod form_cookie;
mod guard;
mod health;
mod journey;
mod kept;
mod listen;
mod measured;
mod openapi;
mod packing;
mod pages;
mod pairs;
mod problem;
mod reading;
mod respond;
mod safety;
mod script;
mod session;
mod stopping;
mod tags;
mod tree;
mod typed;

use std::sync::Arc;

use app::Frame;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use clock::ClockAndRandom;
use tokio_util::task::TaskTracker;
use tower_http::compression::CompressionLayer;

use crate::config::Limits;
use crate::day_keys::DayKeys;
use crate::draft::Drafts;
use crate::due::Promise;
use crate::metrics::Metrics;
use crate::submit::Intake;

use calm::Calm;
use care::Care;
use kept::Kept;

pub use admin::admin;
pub use assets::{frame_assets, missing as assets_missing};
pub use calm::unreadable;
pub use fixed::FixedPages;
pub use guard::Origins;
pub use health::Readiness;
pub use listen::{Peer, Purpose, serve};

/// The largest body that is taken, in bytes. Above the largest report in any script, each byte written as
/// three characters, so that one that is too long is given back with its words rather than cut off.
pub const BODY_LIMIT: usize = 4 * 1024 * 1024;

/// What the handlers know. Holds public keys only: no handler can open a report.
pub struct Public {
    /// What is the same on every page.
    pub frame: Frame,
    /// The same in other languages.
    pub other_frames: Vec<Frame>,
    /// How soon reports are read.
    pub promise: Promise,
    /// What taking a report needs; none without a sealing key, and then there is no form.
    pub intake: Option<Intake>,
    /// Unfinished answers.
    pub drafts: Drafts,
    /// Keys that all replicas share, for what browsers bring back.
    pub day_keys: DayKeys,
    /// Pages that are rendered once.
    pub fixed_pages: FixedPages,
    /// Whether the store answers.
    pub readiness: Readiness,
    /// The clock, for what is open now.
    pub clock: ClockAndRandom,
    /// How often one source may ask.
    pub limits: Limits,
    /// Whose word on the visitor's address is taken.
    pub proxies: Vec<std::net::IpAddr>,
    /// The origins that are this site.
    pub origins: Origins,
    /// The first of them: where people find it.
    pub origin: String,
    /// For how long browsers ask for an `https` site by nothing else, in seconds; 0 says nothing of it.
    pub hsts_seconds: u32,
    /// What goes on behind an answer that was given already; waited for before the program ends.
    pub behind: TaskTracker,
    /// What is counted, and whether it is about to stop.
    pub metrics: Metrics,
}

/// Everything the public site answers.
pub fn router(public: Arc<Public>) -> Router {
    let calm = Calm::new(&public.frame);
    let calmly = from_fn_with_state(calm.clone(), guard::calmly);
    let care = Care::new(&public, calm);
    let carefully = from_fn_with_state(care.clone(), care::carefully);
    let counted = from_fn_with_state(care, care::counted);
    let sessions = from_fn_with_state(Arc::clone(&public), session::sessions);
    let settled = from_fn(packing::settled);
    let slow = |routes: Router<_>| {
        let counted = routes.layer(sessions.clone()).layer(counted.clone());
        counted.layer(CompressionLayer::new()).layer(settled.clone()).layer(carefully.clone())
    };
    let kept = from_fn_with_state(Kept::new(public.clock.clone()), kept::kept);
    let site = signposts()
        .route_layer(CompressionLayer::new())
        .route_layer(kept)
        .merge(always())
        .layer(calmly)
        .merge(slow(answers()))
        .merge(slow(journeys()))
        .method_not_allowed_fallback(pages::not_allowed);
    guard::around(site, &public).with_state(public)
}

/// Where help is. These ask no store, are kept in memory, and wait for nothing that others do.
fn signposts() -> Router<Arc<Public>> {
    Router::new()
        .route("/", get(pages::start))
        .route("/check", get(check::show))
        .route("/help", get(pages::help))
        .route("/help/emergency", get(pages::emergency))
        .route("/{language}/help/emergency", get(pages::emergency_in))
        .route("/safety", get(pages::safety))
        .route("/safety/{page}", get(safety::page))
        .route("/safety/diary/blank", get(safety::blank_diary))
        .route("/safety/diary.csv", get(safety::diary_file))
        .route("/campus/{code}", get(campus::page))
        .route("/campus/{code}/{file}", get(campus::print))
        .route("/for-staff", get(pages::for_staff))
        .route("/awareness-week", get(pages::awareness_week))
        .route("/how-we-sort", get(pages::how_we_sort))
        .route("/privacy", get(pages::privacy))
        .route("/accessibility", get(pages::accessibility))
        .route("/about", get(pages::about))
        .route("/api/v1/openapi.json", get(openapi::document))
}

/// What needs no permit and asks no store before it answers: the way out, what pages are made of, whether we are up,
/// and that there is no such page.
fn always() -> Router<Arc<Public>> {
    Router::new()
        .route("/leave", get(journey::leave).post(journey::left))
        .route("/healthz", get(health::up))
        .route("/readyz", get(health::ready))
        .merge(assets::routes())
        .fallback(pages::not_found)
}

/// What is worked out for each request, without the store.
fn answers() -> Router<Arc<Public>> {
    Router::new().route("/check", post(check::answer)).route("/check/next", get(check::next))
}

/// The report: all of it asks the store.
fn journeys() -> Router<Arc<Public>> {
    Router::new()
        .route("/report", get(journey::overview).post(journey::begin))
        .route("/report/check-answers", get(journey::look_over).post(journey::send))
        .route("/report/sent", get(journey::sent).post(journey::hide))
        .route("/report/still-here", post(journey::still_here))
        .route("/report/paper", get(journey::paper))
        .route("/report/paper.txt", get(journey::paper_file))
        .route("/report/save", get(journey::before_saving).post(journey::save))
        .route("/report/saved", get(journey::saved))
        .route("/report/away", post(journey::go_on_after_a_break))
        .route("/report/return", get(journey::ask_code).post(journey::come_back))
        .route("/report/{section}", get(journey::show).post(journey::keep))
        .route("/api/v1/reports", post(api::accept))
        .layer(DefaultBodyLimit::disable())
}
