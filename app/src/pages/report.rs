//! What to know before a report.

use content::Content;
use leptos::prelude::*;

use super::{Shown, prose};
use crate::components::{Button, ButtonOptions};

pub(super) fn show(words: &'static Content) -> Shown {
    let page = words.page("before-you-start");
    let start = ButtonOptions { text: words.site.start_button.clone(), ..ButtonOptions::default() };
    let body = view! {
        {prose::heading(&page.title)}
        {prose::body(page)}
        <form method="post" action="/report" autocomplete="off" novalidate>
            <Button options=start />
        </form>
    };
    Shown { back: Some("/".to_owned()), body: body.into_any(), ..prose::show(page) }
}
