//! The pages for when a request can't be answered as it was meant: with the helplines, and with what was posted.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use app::pages::{Again, again};
use app::{Frame, Page};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use content::Content;
use futures_util::FutureExt;
use tokio::sync::OnceCell;

use super::{problem, respond};

/// After how many seconds to try again where nothing says how long it lasts.
const LATER: u64 = 120;
/// After how many where it is only a crowd.
const SOON: u64 = 20;

/// The shortest wait that is worth saying.
const AT_LEAST: u64 = 5;

/// Why a request can't be answered as it was meant.
#[derive(Clone, Copy, Debug)]
pub(super) enum Trouble {
    /// By a fault of ours.
    Fault,
    /// The store does not answer, or says no.
    NotStored,
    /// Too many are being served.
    Busy,
    /// Its source has asked too often, and has to wait this long.
    TooOften(Duration),
    /// It never came whole.
    Unread,
}

impl Trouble {
    fn status(self) -> StatusCode {
        match self {
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotStored | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unread => StatusCode::REQUEST_TIMEOUT,
        }
    }

    /// What the figures call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::NotStored => "not_stored",
            Self::Busy => "busy",
            Self::TooOften(_) => "too_often",
            Self::Unread => "unread",
        }
    }

    fn seconds(self) -> u64 {
        match self {
            Self::Fault | Self::NotStored => LATER,
            Self::Busy | Self::Unread => SOON,
            Self::TooOften(wait) => (wait.as_secs() + 1).max(AT_LEAST),
        }
    }

    fn is_a_crowd(self) -> bool {
        matches!(self, Self::Busy | Self::TooOften(_))
    }

    fn to_programs(self) -> &'static str {
        match self {
            Self::Fault => "The fault is ours. Try again, or call 101.",
            Self::NotStored => "The report could not be stored in time. Try again with the same key, or call 101.",
            Self::Busy => "Too much is going on just now. Try again, or call 101.",
            Self::TooOften(_) => "Too many reports came from this address. Wait, and try again with the same key.",
            Self::Unread => "The report did not come whole, or not in time. Send it again.",
        }
    }
}

/// The pages. They are rendered once, and the same bytes are sent from then on: a crowd must cost little.
#[derive(Clone)]
pub(super) struct Calm {
    frame: Frame,
    busy: Arc<OnceCell<String>>,
    went_wrong: Arc<OnceCell<String>>,
}

impl Calm {
    pub(super) fn new(frame: &Frame) -> Self {
        Self { frame: frame.clone(), busy: Arc::default(), went_wrong: Arc::default() }
    }

    /// An answer to a person, or to a program.
    pub(super) async fn answer(&self, trouble: Trouble, program: bool, posted: Option<Again>) -> Response {
        let mut response = if program {
            problem::response(trouble.status(), trouble.to_programs(), &[])
        } else {
            (trouble.status(), Html(self.page(trouble, posted).await)).into_response()
        };
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(trouble.seconds()));
        response
    }

    async fn page(&self, trouble: Trouble, posted: Option<Again>) -> String {
        let (kept, name) = if trouble.is_a_crowd() { (&self.busy, "busy") } else { (&self.went_wrong, "went-wrong") };
        let page = kept.get_or_init(|| rendered(&self.frame, name)).await;
        let words = self.frame.words;
        let wait =
            trouble.is_a_crowd().then(|| format!("<p class=\"govuk-body\">{}</p>", wait(words, trouble.seconds())));
        let form = posted.map(|posted| again(words, &posted));
        let (before, after) = page.split_once("</main>").unwrap_or((page, ""));
        format!("{before}{}{}</main>{after}", wait.unwrap_or_default(), form.unwrap_or_default())
    }
}

fn wait(words: &Content, seconds: u64) -> String {
    if seconds < 60 {
        return words.site.again.wait_seconds.replace("{seconds}", &seconds.to_string());
    }
    words.site.again.wait_minutes.replace("{minutes}", &(seconds / 60 + 1).to_string())
}

/// The page as all others are made; or, because rendering may be what failed, as plain as can be.
async fn rendered(frame: &Frame, name: &'static str) -> String {
    let page = AssertUnwindSafe(respond::html(frame.clone(), Page::Prose(name))).catch_unwind().await;
    page.ok().filter(|page| page.contains("</main>")).unwrap_or_else(|| plain(frame, name))
}

/// The page for what is no request that we can read. It is small, and needs nothing else.
pub fn unreadable(frame: &Frame) -> String {
    plain(frame, "went-wrong")
}

fn plain(frame: &Frame, name: &str) -> String {
    let words = frame.words;
    let page = words.page(name);
    let demo = frame.operator.is_none().then(|| format!("<p>{}</p>", words.site.demo.as_str()));
    let lines = words.site.footer.iter().map(|line| format!("<li>{}</li>", line.as_str()));
    format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{tab}</title>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head><body><main>\
        <h1>{title}</h1>{demo}{body}<ul>{lines}</ul><p><a href=\"/leave\">{exit}</a></p></main></body></html>",
        tab = page.tab,
        title = page.title,
        demo = demo.unwrap_or_default(),
        body = page.body.as_str(),
        lines = lines.collect::<String>(),
        exit = words.site.exit,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Frame {
        let (assets, leave_to) = (app::Assets::default(), String::new());
        Frame { words: content::english(), assets, operator: None, leave_to }
    }

    fn helps(page: &str) {
        for part in ["tel:999", "href=\"/help/emergency\"", "0808 802 0300", "demonstration", "/leave"] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }

    #[tokio::test]
    async fn whatever_the_trouble_the_page_helps_and_gives_back_what_was_posted() {
        let calm = Calm::new(&frame());
        let troubles = [Trouble::Fault, Trouble::NotStored, Trouble::Busy, Trouble::Unread];
        for trouble in troubles.into_iter().chain([Trouble::TooOften(Duration::from_secs(90))]) {
            let fields =
                [("behaviour.text", "He said \"no\" </textarea>"), ("seen", "x\"y"), ("reporter.role", "self")];
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
            let posted = Again { action: "/report/what-is-happening".to_owned(), fields };
            let page = calm.page(trouble, Some(posted)).await;
            helps(&page);
            assert!(page.contains("action=\"/report/what-is-happening\""), "{trouble:?}");
            assert!(page.contains("He said \"no\" &lt;/textarea></textarea>"), "{trouble:?}: {page}");
            assert!(page.contains("name=\"seen\" value=\"x&quot;y\""), "{trouble:?}: {page}");
            assert!(page.ends_with("</html>") && page.matches("</main>").count() == 1, "{trouble:?}");
        }
        assert!(calm.page(Trouble::TooOften(Duration::from_secs(90)), None).await.contains("wait 2 minutes"));
        assert!(calm.page(Trouble::TooOften(Duration::from_secs(7)), None).await.contains("wait 8 seconds"));
    }

    #[test]
    fn where_rendering_fails_the_page_still_helps() {
        helps(&plain(&frame(), "went-wrong"));
    }
}
