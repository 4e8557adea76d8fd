//! Turning a page into a response.

use app::{Frame, Page, document};
use axum::Extension;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use web::NothingStored;

use crate::{Public, fixed_pages};

impl Public {
    /// A page.
    pub(crate) async fn page(&self, status: StatusCode, page: Page) -> Response {
        let Some(key) = fixed_pages::key(&page) else { return page_in(&self.frame, status, page).await };
        if let Some(html) = self.fixed_pages.get(&key) {
            return (status, Html(html)).into_response();
        }
        let html = Bytes::from(html(self.frame.clone(), page).await);
        self.fixed_pages.keep(key, html.clone());
        (status, Html(html)).into_response()
    }

    /// A page of prose that says what went wrong.
    pub(crate) async fn prose(&self, status: StatusCode, name: &'static str) -> Response {
        self.page(status, Page::Prose(name)).await
    }

    /// The page for when no report can be taken: say so, and when to try again.
    pub(crate) async fn closed(&self) -> Response {
        later(self.prose(StatusCode::SERVICE_UNAVAILABLE, "closed").await)
    }

    /// The page for when something can't be stored. What was posted is added to it.
    pub(crate) async fn not_stored(&self) -> Response {
        let page = self.prose(StatusCode::SERVICE_UNAVAILABLE, "went-wrong").await;
        later((Extension(NothingStored), page).into_response())
    }
}

/// A page in the language of this frame.
pub(crate) async fn page_in(frame: &Frame, status: StatusCode, page: Page) -> Response {
    (status, Html(html(frame.clone(), page).await)).into_response()
}

/// Says when to try again.
pub(crate) fn later(response: Response) -> Response {
    ([(header::RETRY_AFTER, "120")], response).into_response()
}

/// See other: after a form was taken, so that Back and refresh never send it again.
pub(crate) fn see_other(to: &str) -> Response {
    Redirect::to(to).into_response()
}

/// Where an address has moved for good, with the query that it was asked with; a form is posted there again.
pub(crate) fn moved(to: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::permanent(&format!("{to}{query}")).into_response()
}

/// A page's markup, rendered through `leptos_axum`.
pub(crate) async fn html(frame: Frame, page: Page) -> String {
    // The first call sets it; all others are told that it is set.
    let _ = any_spawner::Executor::init_tokio();
    let render = leptos_axum::render_app_async_with_context(|| {}, move || document(&frame, &page));
    let response = render(Request::new(Body::empty())).await;
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
    served(&String::from_utf8_lossy(&bytes))
}

/// Cuts what leptos adds for waking a whole page: inline scripts after the end, which our policy
/// forbids, and the marks between texts, which only islands need. There they are written as the
/// empty comments that a browser reads them as, because `<!>` is no valid HTML; but not around what stands in an
/// island as it was served, its children: nothing there is woken. What a person wrote never has such a mark: its `<`
/// is escaped.
fn served(rendered: &str) -> String {
    let end = rendered.find("</html>").map_or(rendered.len(), |at| at + "</html>".len());
    let mut rest = &rendered[..end];
    let mut page = String::with_capacity(end);
    // Each piece ends where the next kind begins: the page, an island, its children, and the island again.
    for (until, mark) in [
        ("<leptos-island", ""),
        ("<leptos-children>", "<!---->"),
        ("</leptos-children>", ""),
        ("</leptos-island>", "<!---->"),
    ]
    .into_iter()
    .cycle()
    {
        let Some(at) = rest.find(until) else { break };
        page += &rest[..at].replace("<!>", mark);
        rest = &rest[at..];
    }
    page += &rest.replace("<!>", "");
    page
}

#[cfg(test)]
mod tests {
    use super::served;

    #[test]
    fn marks_stay_in_islands_only_and_nothing_follows_the_end() {
        let rendered = "<html>a<!>b<leptos-island x>c<!>d<leptos-children>e<!>f</leptos-children><!>g</leptos-island><!>h\
            </html><script>1</script>";
        let page =
            "<html>ab<leptos-island x>c<!---->d<leptos-children>ef</leptos-children><!---->g</leptos-island>h</html>";
        assert_eq!(served(rendered), page);
    }
}
