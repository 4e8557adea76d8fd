//! The pages for when a request can't be answered as it was meant: with the helplines, and with what was posted.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use futures_util::FutureExt;
use tokio::sync::OnceCell;

use crate::{ErrorPage, PostedForm, Site};

/// After how many seconds to try again where nothing says how long it lasts.
const LATER: u64 = 120;
/// After how many where it is only a crowd.
const SOON: u64 = 20;

/// The shortest wait that is worth saying.
const AT_LEAST: u64 = 5;

/// Why a request can't be answered as it was meant.
#[derive(Clone, Copy, Debug)]
pub enum Trouble {
    /// By a fault of ours.
    Fault,
    /// The store does not answer, or says no.
    NotStored,
    /// Too many are being served.
    Busy,
    /// Its source has asked too often, and has to wait this long.
    TooOften(Duration),
    /// It never came whole.
    Unread,
}

impl Trouble {
    fn status(self) -> StatusCode {
        match self {
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotStored | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unread => StatusCode::REQUEST_TIMEOUT,
        }
    }

    /// What the figures call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::NotStored => "not_stored",
            Self::Busy => "busy",
            Self::TooOften(_) => "too_often",
            Self::Unread => "unread",
        }
    }

    fn seconds(self) -> u64 {
        match self {
            Self::Fault | Self::NotStored => LATER,
            Self::Busy | Self::Unread => SOON,
            Self::TooOften(wait) => (wait.as_secs() + 1).max(AT_LEAST),
        }
    }

    fn is_a_crowd(self) -> bool {
        matches!(self, Self::Busy | Self::TooOften(_))
    }

    fn to_programs(self) -> &'static str {
        match self {
            Self::Fault => "The fault is ours. Try again, or call 101.",
            Self::NotStored => "The report could not be stored in time. Try again with the same key, or call 101.",
            Self::Busy => "Too much is going on just now. Try again, or call 101.",
            Self::TooOften(_) => "Too many reports came from this address. Wait, and try again with the same key.",
            Self::Unread => "The report did not come whole, or not in time. Send it again.",
        }
    }
}

/// The pages of a site. They are rendered once, and the same bytes are sent from then on: a crowd must cost little.
pub(crate) struct ErrorPages<S> {
    site: Arc<S>,
    busy: Arc<OnceCell<String>>,
    went_wrong: Arc<OnceCell<String>>,
}

impl<S> Clone for ErrorPages<S> {
    fn clone(&self) -> Self {
        let Self { site, busy, went_wrong } = self;
        Self { site: Arc::clone(site), busy: Arc::clone(busy), went_wrong: Arc::clone(went_wrong) }
    }
}

impl<S: Site> ErrorPages<S> {
    pub(crate) fn new(site: Arc<S>) -> Self {
        Self { site, busy: Arc::default(), went_wrong: Arc::default() }
    }

    /// An answer to a person, or to a program.
    pub(crate) async fn answer(&self, trouble: Trouble, program: bool, posted: Option<PostedForm>) -> Response {
        let mut response = if program {
            self.site.program_error(trouble.status(), trouble.to_programs())
        } else {
            (trouble.status(), Html(self.page(trouble, posted).await)).into_response()
        };
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(trouble.seconds()));
        response
    }

    async fn page(&self, trouble: Trouble, posted: Option<PostedForm>) -> String {
        let crowd = trouble.is_a_crowd();
        let (kept, name) = if crowd { (&self.busy, ErrorPage::Busy) } else { (&self.went_wrong, ErrorPage::WentWrong) };
        let page = kept.get_or_init(|| self.rendered(name)).await;
        let wait = crowd.then(|| self.site.wait_in_words(trouble.seconds()));
        let form = posted.map(|posted| (posted.markup)());
        let (before, after) = page.split_once("</main>").unwrap_or((page, ""));
        format!("{before}{}{}</main>{after}", wait.unwrap_or_default(), form.unwrap_or_default())
    }

    /// The page as all others are made; or, because rendering may be what failed, as plain as can be.
    async fn rendered(&self, name: ErrorPage) -> String {
        let page = AssertUnwindSafe(self.site.error_page(name)).catch_unwind().await;
        page.ok().filter(|page| page.contains("</main>")).unwrap_or_else(|| self.site.plain_error_page(name))
    }
}
