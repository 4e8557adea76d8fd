//! The report, part by part. Every handler either goes on with 303 or gives the page back.

mod back;
mod come_back;
mod leave;
mod paper;
mod part;
mod send;
mod start;
mod still_here;
mod tabs;

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Code, Section};

use super::Public;
use super::respond::see_other;
use super::session::Session;
use crate::draft::{Draft, Token};
use crate::store::StoreError;
use crate::submit::Intake;

pub(super) use come_back::{ask_code, before_saving, come_back, save};
pub(super) use leave::{leave, left};
pub(super) use paper::{paper, paper_file};
pub(super) use part::{keep, show};
pub(super) use send::{hide, look_over, send, sent};
pub(super) use start::{begin, overview};
pub(super) use still_here::still_here;

type Site = State<Arc<Public>>;

const OVERVIEW: &str = "/report";
const CHECK_ANSWERS: &str = "/report/check-answers";
const SENT: &str = "/report/sent";

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
            Stop::NoSuchPart => self.prose(StatusCode::NOT_FOUND, "not-found").await,
            Stop::Failed => self.not_stored().await,
        }
    }

    fn intake(&self) -> Result<&Intake, Stop> {
        self.intake.as_ref().ok_or(Stop::Closed)
    }

    /// The draft that the browser's cookie opens.
    async fn draft(&self, session: Session) -> Result<(Token, Draft), Stop> {
        let token = session.0.ok_or(Stop::NoCookie)?;
        let draft = self.drafts.open(&token).await?.ok_or(Stop::NoDraft)?;
        Ok((token, draft))
    }

    /// The same, if it has not been sent.
    async fn unsent(&self, session: Session) -> Result<(Token, Draft), Stop> {
        let (token, draft) = self.draft(session).await?;
        if draft.sent.is_some() { Err(Stop::Sent) } else { Ok((token, draft)) }
    }
}

impl Public {
    /// Drops a draft that was sent, where the browser is about to lose its cookie: leaving could not
    /// drop its words any more. Where that fails they end by themselves.
    async fn forget_sent(&self, session: Session) {
        if let Ok((token, Draft { sent: Some(_), .. })) = self.draft(session).await
            && let Err(why) = self.drafts.forget(&token).await
        {
            tracing::error!(%why, "a draft that was sent could not be dropped; it will expire");
        }
    }
}

fn address(section: Section) -> String {
    format!("/report/{}", section.code())
}
