//! What the layer asks of a site.

use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::MethodRouter;
use clock::ClockAndRandom;

use crate::{Limits, Metrics, Origins, Sheet, Source};

/// Settings of the layer, and what it shares with a site's handlers.
#[derive(Clone)]
pub struct Layer {
    /// Time and randomness.
    pub clock: ClockAndRandom,
    /// How often one source may ask.
    pub limits: Limits,
    /// Whose word on the visitor's address is taken.
    pub proxies: Vec<IpAddr>,
    /// The origins that are this site.
    pub origins: Origins,
    /// For how long browsers ask for an `https` site by nothing else, in seconds; 0 says nothing of it.
    pub hsts_seconds: u32,
    /// What is counted, and whether the program is about to stop.
    pub metrics: Metrics,
}

/// Which page tells people that their request could not be answered as it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorPage {
    /// Too many ask just now.
    Busy,
    /// A fault of ours, or of what we depend on.
    WentWrong,
    /// More was posted than is taken.
    TooLarge,
    /// A form of another site, or of another kind than ours.
    Refused,
    /// There is nothing at this address.
    NotFound,
}

/// A form that could not be taken, to be given back in the answer that says so.
pub struct PostedForm {
    /// How many bytes of an answer it takes at most.
    pub bytes: usize,
    /// Makes its markup.
    pub markup: Box<dyn FnOnce() -> String + Send>,
}

/// A site, as far as this layer goes.
pub trait Site: Send + Sync + Sized + 'static {
    /// Settings of the layer.
    fn layer(&self) -> &Layer;

    /// A page that says what went wrong, whole.
    fn error_page(&self, page: ErrorPage) -> impl Future<Output = String> + Send;

    /// The same without rendering, because that may be what failed.
    fn plain_error_page(&self, page: ErrorPage) -> String;

    /// A paragraph that says for how many seconds to wait.
    fn wait_in_words(&self, seconds: u64) -> String;

    /// An error for programs.
    fn program_error(&self, status: StatusCode, detail: &str) -> Response;

    /// Whether programs ask for what is at this path, rather than people.
    fn is_for_programs(&self, path: &str) -> bool;

    /// What is to be ready before a request is judged, such as keys that change each day.
    fn prepare(&self) -> impl Future<Output = ()> + Send;

    /// What of the asker's own a quota may go by, beside their address.
    fn own_quota(&self, headers: &HeaderMap) -> Option<[u8; 32]>;

    /// Whether this source is to be slowed before it begins anything more.
    fn is_to_be_slowed(&self, source: Source) -> bool;

    /// The form that was posted, if it may be given back.
    fn posted_form(&self, parts: &Parts, body: &Bytes) -> Option<PostedForm>;

    /// Whether its addresses are typed from paper, so that one that is nearly right leads to the page that was meant.
    fn has_typed_addresses(&self) -> bool {
        true
    }

    /// What of an address besides its path makes another page of it, for pages that are kept in memory.
    fn variant(&self, _: &Uri) -> Option<&'static str> {
        None
    }

    /// The style sheet, as all pages name it; none where they need not carry it.
    fn sheet(&self) -> Option<&Sheet> {
        None
    }

    /// What the site puts around the handlers of journeys, inside of all that this layer does.
    fn around_journey(self: &Arc<Self>, handler: MethodRouter<Arc<Self>>) -> MethodRouter<Arc<Self>> {
        handler
    }
}
