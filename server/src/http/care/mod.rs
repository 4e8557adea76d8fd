//! What every request goes through that may be slow: it is read, admitted, given a permit, and answered in time.
//! Whoever can't be served is told so with the helplines, and gets back what they wrote.

mod address;
mod answers;
mod body;
mod kind;
mod places;
mod posted;
mod quotas;
mod room;
mod shares;
mod sources;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout_at};

use super::calm::{Calm, Trouble};
use super::listen::Peer;
use super::{Public, problem, session};
use crate::source::Source;

use answers::Answers;
use body::{Bodies, Unread};
use kind::{Kind, Permits};
use posted::Returned;
use sources::{SLOWEST, Sources};

pub(super) use answers::counted;

/// How long a request may take once it was read, with all that it is made to wait. Nobody waits for an answer for
/// more than ten seconds.
const PATIENCE: Duration = Duration::from_secs(9);

/// How many may be made to wait at once because their source begins many reports.
const SLOWED: usize = 4096;

/// Marks an answer that says that nothing was stored, and does not hold what was posted.
#[derive(Clone, Copy)]
pub(super) struct NothingStored;

/// What is shared by all requests that may be slow.
#[derive(Clone)]
pub(super) struct Care {
    public: Arc<Public>,
    calm: Calm,
    bodies: Bodies,
    answers: Answers,
    sources: Arc<Sources>,
    slowed: Arc<Semaphore>,
    permits: Permits,
}

impl Care {
    pub(super) fn new(public: &Arc<Public>, calm: Calm) -> Self {
        let sources = Arc::new(Sources::new(&public.limits, &public.proxies, public.clock.clone()));
        let (bodies, answers, permits) = (Bodies::new(), Answers::new(), Permits::new());
        let slowed = Arc::new(Semaphore::new(SLOWED));
        Self { public: Arc::clone(public), calm, bodies, answers, sources, slowed, permits }
    }
}

/// Takes care of a request.
pub(super) async fn carefully(State(care): State<Care>, request: Request, next: Next) -> Response {
    // Whether a cookie is of ours is asked for before anything else, and its keys change each day.
    care.public.day_keys.refresh().await;
    let (mut parts, body) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map(|peer| peer.0);
    let source = care.sources.of(peer, &parts.headers);
    if let Some(source) = source {
        parts.extensions.insert(source);
    }
    let answer = care.answer(parts, body, source, next).await;
    care.counted(source, answer).await
}

impl Care {
    async fn answer(&self, parts: Parts, body: Body, source: Option<Source>, next: Next) -> Response {
        let program = parts.uri.path().starts_with("/api/");
        let (bytes, _taken) = match self.bodies.read(source, body).await {
            Ok(read) => read,
            Err(why) => return self.not_read(why, source, program).await,
        };
        let again = || posted::posted(&self.public, &parts, &bytes);
        let by = Instant::now() + PATIENCE;
        let kind = Kind::of(&parts);
        if let Err(trouble) = self.let_in(&parts, source, kind).await {
            return self.refuse(trouble, source, program, again()).await;
        }
        let Some(_permit) = self.permits.of(kind).take(source).await else {
            return self.refuse(Trouble::Busy, source, program, again()).await;
        };
        let request = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
        let answer = AssertUnwindSafe(Source::serve(source, next.run(request))).catch_unwind();
        match timeout_at(by, answer).await {
            Ok(Ok(response)) if response.extensions().get::<NothingStored>().is_none() || program => response,
            Ok(Ok(response)) => match again() {
                Some(again) => self.refuse(Trouble::NotStored, source, program, Some(again)).await,
                None => response,
            },
            Ok(Err(_)) => self.refuse(Trouble::Fault, source, program, again()).await,
            Err(_) => self.refuse(Trouble::NotStored, source, program, again()).await,
        }
    }

    /// Waits as long as the quotas say, without a permit.
    async fn let_in(&self, parts: &Parts, source: Option<Source>, kind: Kind) -> Result<(), Trouble> {
        let Some(source) = source else { return Ok(()) };
        let draft = session::draft_of(&self.public, &parts.headers);
        let slowly = self.sources.admit(source, kind, draft).map_err(Trouble::TooOften)?;
        let full = kind == Kind::Beginning && self.public.drafts.is_full(source);
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
                problem::response(StatusCode::PAYLOAD_TOO_LARGE, "The report is too large.", &[])
            }
            Unread::TooLarge => self.public.prose(StatusCode::PAYLOAD_TOO_LARGE, "too-large").await,
            Unread::TooSlow => self.refuse(Trouble::Unread, source, program, None).await,
            Unread::NoRoom => self.refuse(Trouble::Busy, source, program, None).await,
        }
    }

    /// Says why not, with what was posted if there is room for it: that is asked before it is written.
    async fn refuse(
        &self,
        trouble: Trouble,
        source: Option<Source>,
        program: bool,
        posted: Option<Returned>,
    ) -> Response {
        self.public.metrics.refused(trouble.name());
        let room = posted.as_ref().and_then(|posted| self.answers.room(source, posted.bytes));
        let again = posted.filter(|_| room.is_some()).map(|posted| posted.form);
        let answer = self.calm.answer(trouble, program, again).await;
        let Some(room) = room else { return answer };
        self.answers.count(&self.calm, room, answer).await
    }

    async fn counted(&self, source: Option<Source>, answer: Response) -> Response {
        let Some(nothing) = self.answers.room(source, 0) else { return answer };
        self.answers.count(&self.calm, nothing, answer).await
    }
}
