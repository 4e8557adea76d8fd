//! What to know before a report.

use content::Content;
use leptos::prelude::*;

use super::{Shown, prose};
use crate::components::Button;

pub(super) fn show(words: &'static Content) -> Shown {
    let page = words.page("before-you-start");
    let body = view! {
        {prose::heading(&page.title)}
        {prose::body(page)}
        <form method="post" action="/report" autocomplete="off" novalidate>
            <Button text=words.site.start_button.as_str() />
        </form>
    };
    Shown { back: Some("/".to_owned()), body: body.into_any(), ..prose::show(page) }
}
