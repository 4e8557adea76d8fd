//! Saving answers under a code.

use app::Page;
use app::pages::ShownCode;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::{SAVE, SAVED, Site, Stop};
use crate::form::Posted;
use crate::respond::see_other;
use crate::session::Session;

/// `GET /report/save`: what a code is and what a note of it would give away.
pub(crate) async fn before_saving(State(public): Site, session: Session) -> Response {
    let shown = async { public.shown(public.unsent(&session).await?, SAVE).await };
    match shown.await {
        Ok(held) => public.page(StatusCode::OK, Page::Save(Some(public.idle(&held)))).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/save`: makes a code. After a break it is asked first who is there: a code opens the answers on
/// any device.
pub(crate) async fn save(State(public): Site, session: Session, _: Posted) -> Response {
    let saved = async {
        let held = public.unsent(&session).await?;
        let held = public.shown(held, SAVE).await?;
        public.drafts.save(&held.token).await?.ok_or(Stop::NoDraft)
    };
    match saved.await {
        Ok(held) => public.go_on(&held, SAVED),
        Err(Stop::Away(_)) => see_other(SAVE),
        Err(stop) => public.stopped(stop).await,
    }
}

/// `GET /report/saved`: the code, until something is changed.
pub(crate) async fn saved(State(public): Site, session: Session) -> Response {
    let shown = async { public.shown(public.unsent(&session).await?, SAVED).await };
    match shown.await {
        Ok(held) => match held.draft.session.code {
            Some(code) => public.page(StatusCode::OK, Page::Saved(ShownCode(code))).await,
            None => see_other(SAVE),
        },
        Err(stop) => public.stopped(stop).await,
    }
}
