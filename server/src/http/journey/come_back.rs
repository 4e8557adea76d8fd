//! Saving answers under a code, and coming back with it.

use std::time::Duration;

use app::Page;
use app::pages::{ReturnPage, ReturnProblem, ShownCode};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{CHECK_ANSWERS, Site, Stop};
use crate::draft::{ReturnCode, Token};
use crate::http::Public;
use crate::http::form::Posted;
use crate::http::respond::see_other;
use crate::http::session::{self, Session};

/// Each try takes this long, and no one else waits for it. With 86 bits to guess this is courtesy to the
/// store more than defence.
const PAUSE: Duration = Duration::from_secs(1);

/// `GET /report/save`: what a code is and what a note of it would give away.
pub(in crate::http) async fn before_saving(State(public): Site, session: Session) -> Response {
    match public.unsent(session).await {
        Ok((token, _)) => {
            let idle = public.idle(Some(&token)).await;
            public.page(StatusCode::OK, Page::Save(idle)).await
        }
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/save`: shows a code, this once.
pub(in crate::http) async fn save(State(public): Site, session: Session, _: Posted) -> Response {
    let saved = async {
        let (token, _) = public.unsent(session).await?;
        public.drafts.save(&token).await?.ok_or(Stop::NoDraft)
    };
    match saved.await {
        Ok((code, token)) => {
            let page = public.page(StatusCode::OK, Page::Saved(ShownCode(code.to_string()))).await;
            (session::begin(&public, &token), page).into_response()
        }
        Err(stop) => public.stopped(stop).await,
    }
}

/// `GET /report/return`
pub(in crate::http) async fn ask_code(State(public): Site) -> Response {
    match public.intake() {
        Ok(_) => public.page(StatusCode::OK, Page::Return(ReturnPage::default())).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/return`: opens what was saved, or says why not.
pub(in crate::http) async fn come_back(State(public): Site, session: Session, posted: Posted) -> Response {
    let written = posted.pairs().find(|(name, _)| *name == "code").map_or("", |(_, code)| code);
    match opened(&public, session.clone(), written).await {
        Ok(Ok(token)) => {
            public.forget_sent(session).await;
            (session::begin(&public, &token), see_other(CHECK_ANSWERS)).into_response()
        }
        Ok(Err(problem)) => {
            let page = ReturnPage { code: ShownCode(written.to_owned()), problem: Some(problem) };
            public.page(StatusCode::UNPROCESSABLE_ENTITY, Page::Return(page)).await
        }
        Err(stop) => public.stopped(stop).await,
    }
}

async fn opened(public: &Public, session: Session, written: &str) -> Result<Result<Token, ReturnProblem>, Stop> {
    public.intake()?;
    let Some(code) = ReturnCode::read(written) else { return Ok(Err(ReturnProblem::Malformed)) };
    tokio::time::sleep(PAUSE).await;
    let token = code.token();
    // One that was sent has used its code up.
    if public.drafts.open(&token).await?.is_none_or(|draft| draft.sent.is_some()) {
        return Ok(Err(ReturnProblem::Unknown));
    }
    // Opening it would leave other answers of this browser behind, out of reach.
    let here = session.0.clone().filter(|here| *here != token && !here.is_saved());
    let told = match here {
        Some(_) => public.unsent(session).await.is_ok_and(|(_, draft)| draft.tells_something()),
        None => false,
    };
    Ok(if told { Err(ReturnProblem::OthersOpen) } else { Ok(token) })
}
