//! The report, part by part. POST only writes, and is answered with 303; GET only shows.

mod away;
mod come_back;
mod leave;
mod more_questions;
mod notices;
mod paper;
mod refused;
mod save;
mod send;
mod start;
mod step;
mod still_here;
mod tabs;

use std::sync::Arc;

use app::pages::{CHECK_ANSWERS, Idle, OVERVIEW, PAPER, SAVE, SENT};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::SignedDuration;
use store::StoreError;

use super::Public;
use super::respond::see_other;
use super::session::{self, Session};
use crate::draft::Held;
use crate::submit::Intake;

pub(crate) use away::go_on as go_on_after_a_break;
pub(crate) use come_back::{ask_code, come_back};
pub(crate) use leave::{leave, left};
pub(crate) use more_questions::{ask as ask_more, keep as keep_more};
pub(crate) use notices::notices;
pub(crate) use paper::{choose_paper, paper, paper_file};
pub(crate) use save::{before_saving, save, saved};
pub(crate) use send::{hide, look_over, send, sent};
pub(crate) use start::{begin, overview};
pub(crate) use step::{keep, show};
pub(crate) use still_here::still_here;

type Site = State<Arc<Public>>;

const MORE: &str = "/report/more";
const SAVED: &str = "/report/saved";
const RETURN: &str = "/report/return";

/// How long before its end a draft's page warns: long enough to come back from answering a call.
const WARN_AHEAD: SignedDuration = SignedDuration::from_mins(10);

/// Why a part of the journey can't be shown.
enum Stop {
    /// No sealing key: nothing may be asked that could not be kept safe.
    Closed,
    /// The browser brings no cookie: it refuses them, or the person has left.
    NoCookie,
    /// There is no such draft (any more).
    NoDraft,
    /// It was sent already.
    Sent,
    /// It was not sent yet.
    NotSent,
    /// Somebody pressed Start: they choose first whether to go on with the answers that are there.
    Choose,
    /// Nobody was active for so long that somebody else may be at the device. With the address that was asked for.
    Away(String),
    /// There is no such part.
    NoSuchPart,
    /// The store does not answer.
    Failed,
}

impl From<StoreError> for Stop {
    fn from(why: StoreError) -> Self {
        tracing::error!(%why, "a draft could not be read or kept");
        Self::Failed
    }
}

impl Public {
    async fn stopped(&self, stop: Stop) -> Response {
        match stop {
            Stop::Closed => self.closed().await,
            Stop::NoCookie => self.prose(StatusCode::GONE, "no-cookie").await,
            Stop::NoDraft => self.prose(StatusCode::GONE, "draft-gone").await,
            Stop::Sent => see_other(SENT),
            Stop::NotSent => see_other(CHECK_ANSWERS),
            Stop::Choose => see_other(OVERVIEW),
            Stop::Away(to) => self.page(StatusCode::OK, app::Page::Away(to)).await,
            Stop::NoSuchPart => self.prose(StatusCode::NOT_FOUND, "not-found").await,
            Stop::Failed => self.not_stored().await,
        }
    }

    fn intake(&self) -> Result<&Intake, Stop> {
        self.intake.as_ref().ok_or(Stop::Closed)
    }

    /// The draft that the browser's cookie opens.
    async fn draft(&self, session: &Session) -> Result<Held, Stop> {
        let token = session.token.as_ref().ok_or(Stop::NoCookie)?;
        self.drafts.open(token).await?.ok_or(Stop::NoDraft)
    }

    /// The same, if it has not been sent and there is nothing to choose first: to be changed.
    async fn unsent(&self, session: &Session) -> Result<Held, Stop> {
        let held = self.draft(session).await?;
        match &held.draft {
            draft if draft.sent.is_some() => Err(Stop::Sent),
            draft if draft.session.choice.is_some() => Err(Stop::Choose),
            _ => Ok(held),
        }
    }

    /// A draft whose words may be shown at this address: somebody was active of late.
    async fn shown(&self, held: Held, at: &str) -> Result<Held, Stop> {
        if held.draft.session.is_away(self.layer.clock.now()) {
            return Err(Stop::Away(at.to_owned()));
        }
        // Looking is activity, too. Where that can't be noted the page itself matters more.
        if let Err(why) = self.drafts.touch_now_and_then(&held).await {
            tracing::error!(%why, "that a draft is looked at could not be noted");
        }
        Ok(held)
    }

    /// When a page that stands on this draft is to warn that it ends.
    fn idle(&self, held: &Held) -> Idle {
        let may = self.drafts.idle();
        let untouched = may.saturating_sub(held.expires_at.duration_since(self.layer.clock.now()));
        Idle {
            untouched: untouched.max(SignedDuration::ZERO).unsigned_abs(),
            warn_after: (may - WARN_AHEAD.min(may / 2)).unsigned_abs(),
            followed: held.draft.session.is_followed(),
            code_stopped: held.draft.session.code_stopped,
        }
    }

    /// Goes on, with the browser's cookie at the revision that the draft has now.
    fn go_on(&self, held: &Held, to: &str) -> Response {
        session::with(self, &held.token, see_other(to))
    }

    /// Drops the draft that this browser leaves behind, because it gets another.
    async fn drop_left(&self, session: &Session) {
        if let Some(token) = &session.token
            && let Err(why) = self.drafts.forget(token).await
        {
            tracing::error!(%why, "a draft could not be dropped; it will expire");
        }
    }
}
