//! Nobody was active for a while: before words are shown, whoever is there is asked.

use app::pages::ReturnTo;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::Step;

use super::{CHECK_ANSWERS, OVERVIEW, PAPER, SAVE, SAVED, SENT, Site, Stop};
use crate::Public;
use crate::form::Posted;
use crate::respond::see_other;
use crate::session::{self, Session};

/// `POST /report/away`: shows the answers, or deletes them.
pub(crate) async fn go_on(State(public): Site, session: Session, posted: Posted) -> Response {
    if posted.says("choice", "delete") {
        return deleted(&public, session);
    }
    let to = place(posted.value("to").unwrap_or_default());
    let shown = async {
        let token = session.token.as_ref().ok_or(Stop::NoCookie)?;
        public.drafts.touch(token).await?.ok_or(Stop::NoDraft)
    };
    match shown.await {
        Ok(held) => public.go_on(&held, &to),
        Err(stop) => public.stopped(stop).await,
    }
}

/// As leaving does, but to the first page: a form's answer must not lead to another site.
fn deleted(public: &Public, session: Session) -> Response {
    if let Some(token) = session.token {
        public.drop_in_background(token);
    }
    let mut response = see_other("/").into_response();
    session::end(public, response.headers_mut());
    response
}

/// One of the journey's own addresses; what is none leads to all parts.
fn place(asked: &str) -> String {
    let own = [CHECK_ANSWERS, SENT, PAPER, SAVE, SAVED];
    let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
    match path.strip_prefix("/report/").and_then(Step::numbered) {
        Some(step) => ReturnTo::read(Some(query)).to(step),
        None => own.into_iter().find(|known| *known == path).unwrap_or(OVERVIEW).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn nobody_is_led_to_another_site() {
        for (asked, to) in [
            ("/report/5", "/report/5"),
            ("/report/5?from=review", "/report/5?from=review"),
            ("/report/5?x=https://evil.example", "/report/5"),
            ("/report/end", "/report/end"),
            ("/report/nowhere", "/report"),
            ("//evil.example", "/report"),
            ("https://evil.example/report/5", "/report"),
            ("", "/report"),
        ] {
            assert_eq!(place(asked), to, "{asked}");
        }
    }
}
