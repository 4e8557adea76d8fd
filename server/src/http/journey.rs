//! The report, part by part. Every handler either goes on with 303 or gives the page back.

use std::sync::Arc;

use app::Page;
use app::pages::{CheckAnswersPage, SectionPage, SentPage};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Answers, Code, Problems, Section, field};

use super::Public;
use super::form::{Posted, filled};
use super::respond::see_other;
use super::session::{self, Session};
use crate::draft::{self, Draft, Sent, Token};
use crate::store::StoreError;
use crate::submit::{Desk, SubmitError, submit};

type Site = State<Arc<Public>>;

const CHECK_ANSWERS: &str = "/report/check-answers";
const SENT: &str = "/report/sent";

/// Why a part of the journey can't be shown.
enum Stop {
    /// No sealing key: nothing may be asked that could not be kept safe.
    Closed,
    /// The browser brings no draft, or it has ended.
    NoDraft,
    /// It was sent already.
    Sent,
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
            Stop::Closed => self.try_later("closed").await,
            Stop::NoDraft => self.prose(StatusCode::GONE, "draft-gone").await,
            Stop::Sent => see_other(SENT),
            Stop::NoSuchPart => self.prose(StatusCode::NOT_FOUND, "not-found").await,
            Stop::Failed => self.try_later("went-wrong").await,
        }
    }

    fn desk(&self) -> Result<&Desk, Stop> {
        self.desk.as_ref().ok_or(Stop::Closed)
    }

    /// The draft that the browser's cookie opens.
    async fn draft(&self, session: Session) -> Result<(Token, Draft), Stop> {
        let token = session.0.ok_or(Stop::NoDraft)?;
        let draft = self.drafts.open(&token).await?.ok_or(Stop::NoDraft)?;
        Ok((token, draft))
    }

    /// The same, if it has not been sent.
    async fn unsent(&self, session: Session) -> Result<(Token, Draft), Stop> {
        let (token, draft) = self.draft(session).await?;
        if draft.sent.is_some() { Err(Stop::Sent) } else { Ok((token, draft)) }
    }
}

fn part(name: &str) -> Result<Section, Stop> {
    Section::from_code(name).ok_or(Stop::NoSuchPart)
}

/// `GET /report`
pub(super) async fn before(State(public): Site) -> Response {
    match public.desk() {
        Ok(_) => public.page(StatusCode::OK, Page::BeforeYouStart).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report`: goes on with the draft there is, or begins one.
pub(super) async fn begin(State(public): Site, session: Session) -> Response {
    let first = format!("/report/{}", Section::AboutYou.code());
    let begun = async {
        public.desk()?;
        match public.unsent(session).await {
            Ok(_) => Ok(see_other(&first)),
            Err(Stop::NoDraft | Stop::Sent) => {
                let token = public.drafts.begin().await?;
                Ok((session::begin(&public, &token), see_other(&first)).into_response())
            }
            Err(stop) => Err(stop),
        }
    };
    match begun.await {
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `GET /report/{section}`
pub(super) async fn show(State(public): Site, Path(name): Path<String>, session: Session) -> Response {
    let shown = async {
        let section = part(&name)?;
        public.desk()?;
        let (_, draft) = public.unsent(session).await?;
        Ok(section_page(section, &draft, None))
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, page).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `POST /report/{section}`: keeps the part and goes on, or gives it back whole with what to mend.
pub(super) async fn keep(State(public): Site, Path(name): Path<String>, session: Session, posted: Posted) -> Response {
    let kept = async {
        let section = part(&name)?;
        public.desk()?;
        let (token, draft) = public.unsent(session).await?;
        let newer = match posted.answers(section) {
            Ok(newer) => newer,
            Err(problems) => return Ok(Err(section_page(section, &draft, Some((posted, problems))))),
        };
        let mut whole = draft.report.clone();
        section.replace(&mut whole, newer.clone());
        let problems = whole.problems_in(section);
        if !problems.is_empty() {
            return Ok(Err(section_page(section, &draft, Some((posted, problems)))));
        }
        let keep = |draft: &mut Draft| section.replace(&mut draft.report, newer.clone());
        public.drafts.change(&token, keep).await?.ok_or(Stop::NoDraft)?;
        Ok(Ok(section.next().map_or(CHECK_ANSWERS.to_owned(), |next| format!("/report/{}", next.code()))))
    };
    match kept.await {
        Ok(Ok(next)) => see_other(&next),
        Ok(Err(page)) => public.page(StatusCode::UNPROCESSABLE_ENTITY, page).await,
        Err(stop) => public.stopped(stop).await,
    }
}

fn section_page(section: Section, draft: &Draft, refused: Option<(Posted, Problems)>) -> Page {
    let asked = field::danger_to_ask(&draft.report);
    let left_out = domain::triage::Flag::ALL.iter().filter(|flag| !asked.contains(flag));
    let left_out = left_out.map(|flag| format!("danger.{}", flag.code())).collect();
    let (filled, problems) = match refused {
        Some((posted, problems)) => (posted.filled(), problems),
        None => (filled(&draft.report), Problems::new()),
    };
    Page::Section(SectionPage { section, filled, problems, left_out })
}

/// `GET /report/check-answers`
pub(super) async fn look_over(State(public): Site, session: Session) -> Response {
    let shown = async {
        public.desk()?;
        let (_, draft) = public.unsent(session).await?;
        Ok(Page::CheckAnswers(look_over_page(&draft, false)))
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, page).await,
        Err(stop) => public.stopped(stop).await,
    }
}

fn look_over_page(draft: &Draft, refused: bool) -> CheckAnswersPage {
    let problems = draft.report.problems();
    CheckAnswersPage { filled: filled(&draft.report), problems, refused, sent_before: draft.sent_before.clone() }
}

/// `POST /report/check-answers`: sends. The draft's own key makes a second press, a refresh or a
/// return find the same report.
pub(super) async fn send(State(public): Site, session: Session, _: Posted) -> Response {
    let sent = async {
        let desk = public.desk()?;
        let (token, draft) = public.unsent(session).await?;
        let Ok(answers) = Answers::read(draft.report.clone()) else {
            return Ok(Err(look_over_page(&draft, true)));
        };
        match submit(desk, &answers, &draft.key).await {
            Ok(receipt) => {
                let sent =
                    Sent { reference: receipt.reference.to_string(), due_at: receipt.due_at, route: receipt.route };
                public.drafts.change(&token, |draft| done(draft, &sent)).await?;
                Ok(Ok(see_other(SENT)))
            }
            Err(SubmitError::Conflict(first)) => {
                let again = |draft: &mut Draft| {
                    draft.key = draft::new_key(&desk.outside);
                    draft.sent_before = Some(first.to_string());
                };
                let draft = public.drafts.change(&token, again).await?.ok_or(Stop::NoDraft)?;
                Ok(Err(look_over_page(&draft, false)))
            }
            Err(why) => {
                tracing::error!(%why, "a report could not be taken");
                Err(Stop::Failed)
            }
        }
    };
    match sent.await {
        Ok(Ok(response)) => response,
        Ok(Err(page)) => public.page(StatusCode::UNPROCESSABLE_ENTITY, Page::CheckAnswers(page)).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// What was sent rests in the queue now; the draft keeps the reference and no words.
fn done(draft: &mut Draft, sent: &Sent) {
    draft.report = domain::Report::default();
    draft.sent = Some(sent.clone());
}

/// `GET /report/sent`
pub(super) async fn sent(State(public): Site, session: Session) -> Response {
    let shown = async {
        let (_, draft) = public.draft(session).await?;
        let sent = draft.sent.ok_or(Stop::NoDraft)?;
        let read_by = public.frame.operator.is_some().then(|| public.promise.in_words(sent.due_at));
        Ok(Page::Sent(SentPage { reference: sent.reference, read_by, route: sent.route }))
    };
    match shown.await {
        Ok(page) => public.page(StatusCode::OK, page).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// `GET /leave`: away at once, whatever the store does; the draft is dropped behind.
pub(super) async fn leave(State(public): Site, method: Method, headers: HeaderMap, session: Session) -> Response {
    if method == Method::HEAD || is_prefetch(&headers) {
        return StatusCode::NO_CONTENT.into_response();
    }
    if let Some(token) = session.0 {
        let drafts = public.drafts.clone();
        tokio::spawn(async move {
            if let Err(why) = drafts.forget(&token).await {
                tracing::error!(%why, "a draft could not be dropped; it will expire");
            }
        });
    }
    let away = [(header::LOCATION, public.leave_to.clone())];
    (StatusCode::SEE_OTHER, session::end(&public), away).into_response()
}

/// A browser that only guesses where the person may go next must not drop the draft.
fn is_prefetch(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).is_some_and(|value| value.as_bytes().starts_with(b"prefetch"));
    says("sec-purpose") || says("purpose") || says("x-moz")
}
