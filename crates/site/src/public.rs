//! What the handlers know, and how the site answers where a request is refused or fails.

use std::sync::Arc;

use app::{Frame, Page};
use axum::body::Bytes;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::MethodRouter;
use domain::Code;
use domain::local_time::LocalTime;
use domain::reading_targets::ReadingTargets;
use tokio_util::task::TaskTracker;
use web::{ErrorPage, Layer, PostedForm, Readiness, Sheet, Site, Source};

use crate::campus::came_from;
use crate::draft::Drafts;
use crate::submit::Intake;
use crate::{DayKeys, FixedPages, assets, error_pages, form_posts, posted_form, problem, respond, session};

/// What the handlers know. Holds public keys only: no handler can open a report.
pub struct Public {
    /// What the web layer knows as well: the clock, limits, origins, figures.
    pub layer: Layer,
    /// What is the same on every page.
    pub frame: Frame,
    /// The same in other languages.
    pub other_frames: Vec<Frame>,
    /// How soon reports are read.
    pub targets: ReadingTargets,
    /// The time where the team is.
    pub local_time: LocalTime,
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
    /// Where people find the site.
    pub origin: String,
    /// What goes on after an answer that was given already; waited for before the program ends.
    pub background_tasks: TaskTracker,
}

impl Site for Public {
    fn layer(&self) -> &Layer {
        &self.layer
    }

    async fn error_page(&self, page: ErrorPage) -> String {
        respond::html(self.frame.clone(), Page::Prose(error_pages::name(page))).await
    }

    fn plain_error_page(&self, page: ErrorPage) -> String {
        error_pages::plain(&self.frame, error_pages::name(page))
    }

    fn wait_in_words(&self, seconds: u64) -> String {
        error_pages::wait(self.frame.words, seconds)
    }

    fn program_error(&self, status: StatusCode, detail: &str) -> Response {
        problem::response(status, detail, &[])
    }

    fn is_for_programs(&self, path: &str) -> bool {
        path.starts_with("/api/")
    }

    async fn prepare(&self) {
        // Whether a cookie is of ours is asked for before anything else, and its keys change each day.
        self.day_keys.refresh().await;
    }

    fn own_quota(&self, headers: &HeaderMap) -> Option<[u8; 32]> {
        session::draft_of(self, headers)
    }

    fn is_to_be_slowed(&self, source: Source) -> bool {
        self.drafts.is_full(source)
    }

    fn posted_form(&self, parts: &Parts, body: &Bytes) -> Option<PostedForm> {
        posted_form::posted_form(self, parts, body)
    }

    /// The check reads in its address from which university's page somebody came.
    fn variant(&self, uri: &Uri) -> Option<&'static str> {
        (uri.path() == "/check").then(|| came_from(uri)).flatten().map(Code::code)
    }

    fn sheet(&self) -> Option<&Sheet> {
        assets::sheet()
    }

    fn around_journey(self: &Arc<Self>, handler: MethodRouter<Arc<Self>>) -> MethodRouter<Arc<Self>> {
        let handler: MethodRouter<Arc<Self>> = handler.layer(from_fn(form_posts::led_to_the_page));
        handler.layer(from_fn_with_state(Arc::clone(self), session::sessions))
    }
}
