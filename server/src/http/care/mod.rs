//! What every request goes through that may be slow: it is read, admitted, given a place, and answered in time.
//! Whoever can't be served is told so with the helplines, and gets back what they wrote.

mod body;
mod places;
mod sources;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use app::pages::Again;
use axum::body::{Body, Bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;

use super::calm::{Calm, Trouble};
use super::{Public, pairs, problem, script, session};
use body::{Bodies, Unread};
use places::Places;
use sources::Sources;

/// How long a request may take once it was read. Nobody waits for an answer for more than ten seconds.
const PATIENCE: Duration = Duration::from_secs(7);

/// What is kept for good, or for days, of which nobody sends many.
const KEEPS_A_ROW: [&str; 4] = ["/report", "/report/save", "/report/check-answers", "/api/v1/reports"];

/// Marks an answer that says that nothing was stored, and does not hold what was posted.
#[derive(Clone, Copy)]
pub(super) struct NothingStored;

/// What is shared by all requests that may be slow.
#[derive(Clone)]
pub(super) struct Care {
    public: Arc<Public>,
    calm: Calm,
    bodies: Bodies,
    sources: Arc<Sources>,
    places: Places,
}

impl Care {
    pub(super) fn new(public: &Arc<Public>, calm: Calm) -> Self {
        let sources = Arc::new(Sources::new(&public.limits, &public.proxies, public.outside.clone()));
        Self { public: Arc::clone(public), calm, bodies: Bodies::new(), sources, places: Places::new() }
    }

    /// The same, with places of their own: what is slow here does not delay what is asked there.
    pub(super) fn apart(&self) -> Self {
        Self { places: Places::new(), ..self.clone() }
    }
}

/// Takes care of a request.
pub(super) async fn carefully(State(care): State<Care>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let program = parts.uri.path().starts_with("/api/");
    let (bytes, _room) = match care.bodies.read(body).await {
        Ok(read) => read,
        Err(Unread::TooLarge) if program => {
            return problem::response(StatusCode::PAYLOAD_TOO_LARGE, "The report is too large.", &[]);
        }
        Err(Unread::TooLarge) => return care.public.prose(StatusCode::PAYLOAD_TOO_LARGE, "too-large").await,
        Err(Unread::TooSlow) => return care.refuse(Trouble::Unread, program, None).await,
        Err(Unread::NoRoom) => return care.refuse(Trouble::Busy, program, None).await,
    };
    let again = || care.posted(&parts, &bytes);
    if let Err(wait) = care.sources.admit(&parts, keeps_a_row(&parts)) {
        return care.refuse(Trouble::TooOften(wait), program, again()).await;
    }
    let Some(_place) = care.places.take().await else {
        return care.refuse(Trouble::Busy, program, again()).await;
    };
    let request = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind();
    match tokio::time::timeout(PATIENCE, answer).await {
        Ok(Ok(response)) if response.extensions().get::<NothingStored>().is_none() || program => response,
        Ok(Ok(response)) => match again() {
            Some(again) => care.refuse(Trouble::NotStored, program, Some(again)).await,
            None => response,
        },
        Ok(Err(_)) => care.refuse(Trouble::Fault, program, again()).await,
        Err(_) => care.refuse(Trouble::NotStored, program, again()).await,
    }
}

fn keeps_a_row(parts: &Parts) -> bool {
    let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
    parts.method == Method::POST && KEEPS_A_ROW.contains(&route)
}

impl Care {
    async fn refuse(&self, trouble: Trouble, program: bool, again: Option<Again>) -> Response {
        self.public.watch.refused(trouble.name());
        self.calm.answer(trouble, program, again).await
    }

    /// What was posted, to be given back; nothing to a browser that has left, and brings no cookie any more. To
    /// begin a report, and for the check, nobody needs one.
    fn posted(&self, parts: &Parts, bytes: &Bytes) -> Option<Again> {
        let path = parts.uri.path();
        let kind = parts.headers.get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
        let is_form = parts.method == Method::POST
            && (bytes.is_empty() || kind.starts_with(b"application/x-www-form-urlencoded"))
            && parts.extensions.get::<MatchedPath>().is_some();
        let is_theirs = ["/report", "/check"].contains(&path) || session::is_brought(&self.public, &parts.headers);
        (is_form && is_theirs && !script::calls(&parts.headers)).then(|| Again {
            action: path.to_owned(),
            fields: pairs::parse(bytes).into_iter().map(|pair| (pair.name, pair.value)).collect(),
        })
    }
}
