//! What the handlers know, and how the desk answers where a request is refused or fails.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use clock::ClockAndRandom;
use desk_app::{Frame, MessagePage, Page};
use domain::local_time::LocalTime;
use domain::reading_targets::ReadingTargets;
use jiff::{Span, Timestamp, ToSpan};
use opener::Opener;
use seal::Sealer;
use store::Store;
use web::{ErrorPage, Layer, PostedForm, Readiness, Site, Source};

use crate::passkeys::{MadeUp, Passkeys};
use crate::posted::Posted;
use crate::respond;
use crate::when::When;

/// How long a session lasts at most; then a passkey is asked for again.
const LONGEST_SESSION: i64 = 12;
/// For how long a passkey counts as fresh, in minutes.
pub(crate) const FRESH: i64 = 5;

/// Settings of the desk.
#[derive(Clone, Debug)]
pub struct DeskSettings {
    /// Whether the service is live: otherwise every page says that it is a demonstration.
    pub live: bool,
    /// After how many minutes without a touch it locks.
    pub idle_minutes: u32,
    /// After how many minutes a case goes back that was taken and not opened.
    pub unopened_minutes: u32,
    /// After how many days a case in hand without a task is looked at again.
    pub review_days: u32,
    /// Where staff find it: passkeys are bound to this.
    pub origin: String,
}

/// What the handlers know. Holds the keys that open reports.
pub struct Desk {
    pub(crate) layer: Layer,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) sealer: Sealer,
    pub(crate) opener: Opener,
    pub(crate) clock: ClockAndRandom,
    pub(crate) local: LocalTime,
    pub(crate) targets: ReadingTargets,
    pub(crate) settings: DeskSettings,
    pub(crate) passkeys: Passkeys,
    pub(crate) made_up: MadeUp,
    pub(crate) readiness: Readiness,
}

/// The desk can't begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDesk {
    /// Browsers refuse passkeys where the host is a number.
    #[error(
        "the desk's origin (desk.origin) needs a host name, such as http://localhost:3001: browsers refuse passkeys otherwise"
    )]
    Host,
}

impl Desk {
    /// A desk on this store, with these keys.
    ///
    /// # Errors
    /// [`NoDesk`] where its origin can't be used.
    #[allow(clippy::too_many_arguments, reason = "each is of another type, and there is one caller")]
    pub fn new(
        settings: DeskSettings,
        layer: Layer,
        store: Arc<dyn Store>,
        sealer: Sealer,
        opener: Opener,
        local: LocalTime,
        targets: ReadingTargets,
        readiness: Readiness,
    ) -> Result<Arc<Self>, NoDesk> {
        let passkeys = Passkeys::new(&settings.origin).ok_or(NoDesk::Host)?;
        let (made_up, clock) = (MadeUp::new(opener.derive(b"foursight desk made-up passkeys")), layer.clock.clone());
        Ok(Arc::new(Self {
            layer,
            store,
            sealer,
            opener,
            clock,
            local,
            targets,
            settings,
            passkeys,
            made_up,
            readiness,
        }))
    }

    pub(crate) fn when(&self) -> When<'_> {
        When::new(&self.local, self.clock.now())
    }

    /// Whether it is reached over https.
    pub(crate) fn secure(&self) -> bool {
        self.layer.origins.secure()
    }

    pub(crate) fn idle(&self) -> Duration {
        Duration::from_secs(60 * u64::from(self.settings.idle_minutes))
    }

    /// This span after a moment; that moment itself past the end of the calendar.
    pub(crate) fn after(at: Timestamp, span: Span) -> Timestamp {
        at.checked_add(span).unwrap_or(at)
    }

    /// When a session that began then asks for a passkey again.
    pub(crate) fn session_ends(began: Timestamp) -> Timestamp {
        Self::after(began, LONGEST_SESSION.hours())
    }

    /// When a case in hand is looked at again, if nothing is due before.
    pub(crate) fn review_at(&self) -> Timestamp {
        Self::after(self.clock.now(), (i64::from(self.settings.review_days) * 24).hours())
    }

    /// A frame for somebody who is not signed in.
    pub(crate) fn bare_frame(&self) -> Frame {
        Frame {
            css: desk_assets::css().to_owned(),
            js: desk_assets::js().to_owned(),
            demo: !self.settings.live,
            signed: None,
        }
    }
}

impl Site for Desk {
    fn layer(&self) -> &Layer {
        &self.layer
    }

    async fn error_page(&self, page: ErrorPage) -> String {
        let (title, text) = words(page);
        let link = Some(("/queue".to_owned(), "Back to the queue".to_owned()));
        let message = MessagePage { title: title.to_owned(), text: vec![text.to_owned()], link };
        respond::html(self.bare_frame(), Page::Message(message)).await
    }

    fn plain_error_page(&self, page: ErrorPage) -> String {
        let (title, text) = words(page);
        format!("<!DOCTYPE html><html lang=\"en-GB\"><title>{title}</title><h1>{title}</h1><p>{text}</p></html>")
    }

    fn wait_in_words(&self, seconds: u64) -> String {
        format!("<p>Try again in {seconds} seconds.</p>")
    }

    fn program_error(&self, status: StatusCode, detail: &str) -> Response {
        (status, detail.to_owned()).into_response()
    }

    fn is_for_programs(&self, _: &str) -> bool {
        false
    }

    /// A case that somebody may not see is not there; nothing leads anywhere else.
    fn has_typed_addresses(&self) -> bool {
        false
    }

    async fn prepare(&self) {}

    fn own_quota(&self, _: &HeaderMap) -> Option<[u8; 32]> {
        None
    }

    fn is_to_be_slowed(&self, _: Source) -> bool {
        false
    }

    /// What staff typed is given back where it can't be taken.
    fn posted_form(&self, parts: &Parts, body: &Bytes) -> Option<PostedForm> {
        if parts.method != "POST" {
            return None;
        }
        let (posted, bytes) = (Posted::read(body), body.len());
        Some(PostedForm { bytes, markup: Box::new(move || respond::given_back(&posted)) })
    }
}

fn words(page: ErrorPage) -> (&'static str, &'static str) {
    match page {
        ErrorPage::Busy => ("Too many ask at this moment", "Nothing was changed. Wait, and try again."),
        ErrorPage::WentWrong => ("Something went wrong", "Nothing was changed. It was our fault. Try again."),
        ErrorPage::TooLarge => ("That is too long", "Nothing was changed. Make it shorter, and try again."),
        ErrorPage::Refused => ("That was refused", "The form came from a page of another site. Nothing was changed."),
        ErrorPage::NotFound => ("Not yours, or not there", "There is nothing at this address that you may see."),
    }
}
