//! The warning that answers which nobody touches are dropped.

use std::time::Duration;

use content::Content;
use govuk::{Button, ButtonOptions, NotificationBanner, NotificationBannerOptions};
use leptos::prelude::*;

use crate::islands::ReportForm;

/// When to warn that a draft ends.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    /// How long it has lain untouched as the page is made.
    pub untouched: Duration,
    /// After how long without a touch to warn.
    pub warn_after: Duration,
    /// Whether a code leads to a copy that takes in what is added.
    pub followed: bool,
    /// Whether a code was made before, and takes in nothing that is added.
    pub code_stopped: bool,
}

/// For how long answers are kept; and whether a code that was made before takes in what is added.
pub(super) fn kept_for(words: &'static Content, idle: Option<Idle>) -> impl IntoView + use<> {
    let text = &words.site.idle;
    let followed = idle.is_some_and(|idle| idle.followed);
    let kept_for = if followed { text.said_with_code.as_str() } else { text.said.as_str() };
    let stopped = idle.is_some_and(|idle| idle.code_stopped);
    let stopped = stopped.then(|| view! { <p class="govuk-body" inner_html=text.code_stopped.as_str()></p> });
    view! { <p class="govuk-hint">{kept_for}</p> {stopped} }
}

/// The warning, for the browser to show in time: with what to say, and what else if the draft can't be kept.
pub(super) fn template(words: &'static Content, idle: Idle) -> impl IntoView + use<> {
    let text = &words.site.idle;
    let banner = NotificationBannerOptions {
        title_text: text.title.clone(),
        title_id: "idle-title".to_owned(),
        role: "alert".to_owned(),
        classes: "fs-idle".to_owned(),
        ..NotificationBannerOptions::default()
    };
    let keep = ButtonOptions { text: text.keep.clone(), r#type: "button".to_owned(), ..ButtonOptions::default() };
    let says = [("soon", &text.soon), ("failed", &text.failed), ("gone", &text.gone)];
    let says = says.map(|(when, text)| view! { <p class="govuk-body" data-says=when>{text.as_str()}</p> });
    view! {
        <template
            data-form="idle"
            data-untouched=idle.untouched.as_secs()
            data-warn-after=idle.warn_after.as_secs()
        >
            <NotificationBanner options=banner>{says.into_iter().collect_view()} <Button options=keep /></NotificationBanner>
        </template>
    }
}

/// A page without a form of answers, with the warning where its time is known.
pub(super) fn around(words: &'static Content, idle: Option<Idle>, page: AnyView) -> AnyView {
    match idle {
        Some(idle) => view! { <ReportForm>{page} {template(words, idle)}</ReportForm> }.into_any(),
        None => page,
    }
}
