//! Admission: a request that may be slow is read whole (bounded in size and time), limited by its source, given one of a
//! few permits, and answered in time. Whoever can't be served is told so with the helplines, and gets back what they
//! wrote.

mod address;
mod answers;
mod body;
mod kind;
mod limits;
mod memory;
mod permits;
mod quotas;
mod shares;
mod sources;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep};

use crate::connection::Peer;
use crate::deadline::{NoAnswer, answered_by};
use crate::error_pages::{ErrorPages, Trouble};
use crate::{ErrorPage, PostedForm, Site, Source};

use answers::Answers;
use body::{Bodies, Unread};
use kind::KindPermits;
use sources::{SLOWEST, Sources};

pub use kind::Kind;
pub use limits::Limits;

pub(crate) use answers::counted;

/// The largest body that is taken, in bytes. Above the largest report in any script, each byte written as
/// three characters, so that one that is too long is given back with its words rather than cut off.
pub const BODY_LIMIT: usize = 4 * 1024 * 1024;

/// How long a request may take once it was read, with all that it is made to wait. Nobody waits for an answer for
/// more than ten seconds.
const PATIENCE: Duration = Duration::from_secs(9);

/// How many may be made to wait at once because their source begins many reports.
const SLOWED: usize = 4096;

/// Marks an answer that says that nothing was stored, and does not hold what was posted.
#[derive(Clone, Copy)]
pub struct NothingStored;

/// What all requests that may be slow share.
pub(crate) struct Admission<S> {
    site: Arc<S>,
    errors: ErrorPages<S>,
    bodies: Bodies,
    answers: Answers,
    sources: Arc<Sources>,
    slowed: Arc<Semaphore>,
    permits: KindPermits,
}

impl<S> Clone for Admission<S> {
    fn clone(&self) -> Self {
        let Self { site, errors, bodies, answers, sources, slowed, permits } = self;
        Self {
            site: Arc::clone(site),
            errors: errors.clone(),
            bodies: bodies.clone(),
            answers: answers.clone(),
            sources: Arc::clone(sources),
            slowed: Arc::clone(slowed),
            permits: permits.clone(),
        }
    }
}

/// Admits a request of this kind, or says why not.
pub(crate) async fn admit<S: Site>(
    State((admission, kind)): State<(Admission<S>, Kind)>,
    request: Request,
    next: Next,
) -> Response {
    admission.site.prepare().await;
    let (mut parts, body) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map(|peer| peer.0);
    let source = admission.sources.of(peer, &parts.headers);
    if let Some(source) = source {
        parts.extensions.insert(source);
    }
    let answer = admission.answer(kind, parts, body, source, next).await;
    admission.counted(source, answer).await
}

impl<S: Site> Admission<S> {
    pub(crate) fn new(site: Arc<S>, errors: ErrorPages<S>) -> Self {
        let layer = site.layer();
        let sources = Arc::new(Sources::new(&layer.limits, &layer.proxies, layer.clock.clone()));
        let (bodies, answers, permits) = (Bodies::new(), Answers::new(), KindPermits::new());
        let slowed = Arc::new(Semaphore::new(SLOWED));
        Self { site, errors, bodies, answers, sources, slowed, permits }
    }

    async fn answer(&self, kind: Kind, parts: Parts, body: Body, source: Option<Source>, next: Next) -> Response {
        let program = self.site.is_for_programs(parts.uri.path());
        let (bytes, _reserved) = match self.bodies.read(source, body).await {
            Ok(read) => read,
            Err(why) => return self.not_read(why, source, program).await,
        };
        let again = || self.site.posted_form(&parts, &bytes);
        let by = Instant::now() + PATIENCE;
        if let Err(trouble) = self.let_in(&parts, source, kind).await {
            return self.refuse(trouble, source, program, again()).await;
        }
        let Some(_permit) = self.permits.of(kind).take(source).await else {
            return self.refuse(Trouble::Busy, source, program, again()).await;
        };
        let request = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
        let trouble = match answered_by(by, Source::serve(source, next.run(request))).await {
            Ok(response) if response.extensions().get::<NothingStored>().is_none() || program => return response,
            Ok(response) => match again() {
                Some(again) => return self.refuse(Trouble::NotStored, source, program, Some(again)).await,
                None => return response,
            },
            Err(NoAnswer::Fault) => Trouble::Fault,
            Err(NoAnswer::TooSlow) => Trouble::NotStored,
        };
        self.refuse(trouble, source, program, again()).await
    }

    /// Waits as long as the quotas say, without a permit.
    async fn let_in(&self, parts: &Parts, source: Option<Source>, kind: Kind) -> Result<(), Trouble> {
        let Some(source) = source else { return Ok(()) };
        let draft = self.site.own_quota(&parts.headers);
        let slowly = self.sources.admit(source, kind, draft).map_err(Trouble::TooOften)?;
        let full = kind == Kind::Beginning && self.site.is_to_be_slowed(source);
        let slowly = if full { SLOWEST } else { slowly };
        if !slowly.is_zero() {
            let _turn = self.slowed.try_acquire().map_err(|_| Trouble::Busy)?;
            sleep(slowly).await;
        }
        Ok(())
    }

    async fn not_read(&self, why: Unread, source: Option<Source>, program: bool) -> Response {
        match why {
            Unread::TooLarge if program => {
                self.site.program_error(StatusCode::PAYLOAD_TOO_LARGE, "The report is too large.")
            }
            Unread::TooLarge => {
                let page = self.site.error_page(ErrorPage::TooLarge).await;
                (StatusCode::PAYLOAD_TOO_LARGE, Html(page)).into_response()
            }
            Unread::TooSlow => self.refuse(Trouble::Unread, source, program, None).await,
            Unread::NoRoom => self.refuse(Trouble::Busy, source, program, None).await,
        }
    }

    /// Says why not, with what was posted if there is memory for it: that is asked before it is written.
    async fn refuse(
        &self,
        trouble: Trouble,
        source: Option<Source>,
        program: bool,
        posted: Option<PostedForm>,
    ) -> Response {
        self.site.layer().metrics.refused(trouble.name());
        let memory = posted.as_ref().and_then(|posted| self.answers.reserve(source, posted.bytes));
        let again = posted.filter(|_| memory.is_some());
        let answer = self.errors.answer(trouble, program, again).await;
        let Some(memory) = memory else { return answer };
        self.answers.count(&self.errors, memory, answer).await
    }

    async fn counted(&self, source: Option<Source>, answer: Response) -> Response {
        let Some(nothing) = self.answers.reserve(source, 0) else { return answer };
        self.answers.count(&self.errors, nothing, answer).await
    }
}
