//! The routes of a site, each with what it is for. That decides its headers, whether it is admitted, whether it is kept
//! in memory and what figures call it. What is in no class, such as a page that is not there, is private.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodRouter, any};
use tokio::time::Instant;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::admission::{self, Admission, Kind};
use crate::deadline::{NoAnswer, answered_by};
use crate::error_pages::{ErrorPages, Trouble};
use crate::page_cache::{self, PageCache};
use crate::{Site, accept_encoding, guard, style};

/// What a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A page that is the same for everybody. It asks no store, waits for nothing that others do, and is kept in memory.
    /// Browsers keep it and ask whether it has changed.
    Help,
    /// The same, but something on it is true only at this minute: browsers keep nothing.
    HelpNow,
    /// What somebody does who must not wait: it takes no permit, and browsers keep nothing.
    Exit,
    /// A step of somebody's journey: admitted, limited, answered in time, and kept by nobody.
    Journey(Kind),
    /// A file that pages are made of. It says itself how long it is kept.
    File,
    /// For machines that watch over the site.
    Machine,
}

impl Class {
    /// What figures call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Help | Self::HelpNow | Self::Exit | Self::Journey(Kind::Other) => "page",
            Self::Journey(Kind::Program) => "program",
            Self::Journey(_) => "report",
            Self::File => "file",
            Self::Machine => "machine",
        }
    }
}

/// One route of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its address, with names in braces for what changes.
    pub path: &'static str,
    /// What it is for.
    pub class: Class,
}

/// How long a page may take that asks no store.
const PATIENCE: Duration = Duration::from_secs(7);

/// The routes of a site.
pub struct RouteTable<S: Site> {
    site: Arc<S>,
    errors: ErrorPages<S>,
    admission: Admission<S>,
    cache: Arc<PageCache>,
    router: Router<Arc<S>>,
    entries: Vec<Entry>,
}

impl<S: Site> RouteTable<S> {
    /// An empty table.
    pub fn new(site: Arc<S>) -> Self {
        let errors = ErrorPages::new(Arc::clone(&site));
        let admission = Admission::new(Arc::clone(&site), errors.clone());
        let cache = Arc::new(PageCache::new(site.layer().clock.clone()));
        Self { site, errors, admission, cache, router: Router::new(), entries: Vec::new() }
    }

    /// Adds a route. One address may be added several times, for different methods.
    #[must_use]
    pub fn route(mut self, class: Class, path: &'static str, handler: MethodRouter<Arc<S>>) -> Self {
        let handler = match class {
            Class::Help | Class::HelpNow => {
                let cached = from_fn_with_state((Arc::clone(&self.site), Arc::clone(&self.cache)), page_cache::cached);
                let handler: MethodRouter<Arc<S>> =
                    handler.layer(from_fn_with_state(Arc::clone(&self.site), style::dressed));
                self.in_time(handler.layer(compression(PAGE)).layer(cached))
            }
            Class::Exit | Class::File | Class::Machine => self.in_time(handler),
            Class::Journey(kind) => self.admitted(kind, handler),
        };
        let mark = move |request: Request, next: Next| async move {
            let mut response = next.run(request).await;
            response.extensions_mut().insert(class);
            response
        };
        self.router = self.router.route(path, handler.layer(from_fn(mark)));
        self.entries.push(Entry { path, class });
        self
    }

    fn in_time(&self, handler: MethodRouter<Arc<S>>) -> MethodRouter<Arc<S>> {
        handler.layer(from_fn_with_state(self.errors.clone(), in_time))
    }

    fn admitted(&self, kind: Kind, handler: MethodRouter<Arc<S>>) -> MethodRouter<Arc<S>> {
        let counted = from_fn_with_state(self.admission.clone(), admission::counted);
        let admit = from_fn_with_state((self.admission.clone(), kind), admission::admit);
        let handler: MethodRouter<Arc<S>> = self.site.around_journey(handler).layer(counted);
        // Bodies are read, and bounded, before any handler is asked.
        let handler: MethodRouter<Arc<S>> = handler.layer(DefaultBodyLimit::disable());
        // Some come to the first page of a report from elsewhere, and to no other step.
        let handler = if kind == Kind::Before {
            handler.layer(from_fn_with_state(Arc::clone(&self.site), style::dressed))
        } else {
            handler
        };
        handler.layer(compression(ANSWER)).layer(from_fn(accept_encoding::settle)).layer(admit)
    }

    /// All routes.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Ends the table: with what answers where there is no such page, and where there is one that does not take the
    /// method; and with what stands around all of it.
    pub fn finish<A, B>(self, not_found: impl Handler<A, Arc<S>>, not_allowed: impl Handler<B, Arc<S>>) -> Router
    where
        A: 'static,
        B: 'static,
    {
        let missing = self.in_time(any(not_found)).with_state(Arc::clone(&self.site));
        let router = self.router.method_not_allowed_fallback(not_allowed).fallback_service(missing);
        guard::around(router, &self.site).with_state(self.site)
    }
}

/// Ends what takes too long with an answer rather than with silence.
async fn in_time<S: Site>(State(errors): State<ErrorPages<S>>, request: Request, next: Next) -> Response {
    match answered_by(Instant::now() + PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(NoAnswer::Fault) => errors.answer(Trouble::Fault, false, None).await,
        Err(NoAnswer::TooSlow) => errors.answer(Trouble::Busy, false, None).await,
    }
}

/// How hard what is answered is packed. At level 6 a long form takes 8 % fewer bytes than at the default, 4, and 0.2 ms
/// more.
const ANSWER: i32 = 6;
/// The same for what is packed once a minute for all who ask: as hard as can be. A page with its style sheet takes 9 %
/// fewer bytes than at level 6, and some 40 ms more.
const PAGE: i32 = 11;

fn compression(level: i32) -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(level))
}
