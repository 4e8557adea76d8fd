//! News that is not about the page itself.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given, heading};

/// What a notification says.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct NotificationBannerOptions {
    /// The news, as a single line.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// What kind of news, `Important` if unsaid, or `Success`.
    pub title_text: String,
    /// Markup, instead of that text.
    pub title_html: Option<Html>,
    /// The level of the title's heading, 2 if unsaid.
    pub title_heading_level: Option<u8>,
    /// The title's id.
    pub title_id: String,
    /// `success` when something was done.
    pub r#type: String,
    /// A role other than `region`, or `alert` where something was done.
    pub role: String,
    /// Whether a script must not give it the focus.
    pub disable_auto_focus: Option<bool>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// News that is not about the page itself. Children stand in for the news.
#[component]
pub fn NotificationBanner(
    /// Its options.
    options: NotificationBannerOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (kind, role, title) = match options.r#type.as_str() {
        "success" => ("govuk-notification-banner--success", "alert", "Success"),
        _ => ("", "region", "Important"),
    };
    let or = |given_: String, usual: &str| given(given_).unwrap_or_else(|| usual.to_owned());
    let class = classes(["govuk-notification-banner", kind, &options.classes]);
    let title_id = or(options.title_id, "govuk-notification-banner-title");
    let title = Words::new(or(options.title_text, title), options.title_html).view();
    let level = options.title_heading_level.unwrap_or(2);
    let title = heading(level, "govuk-notification-banner__title".to_owned(), title_id.clone(), title);
    let words = Words::new(options.text, options.html);
    let inside = match (children, &words) {
        (Some(children), _) => children(),
        (None, Words::Text(text)) if !text.is_empty() => {
            view! { <p class="govuk-notification-banner__heading">{words.view()}</p> }.into_any()
        }
        (None, _) => words.view(),
    };
    view! {
        <div
            class={class}
            role={or(options.role, role)}
            aria-labelledby={title_id}
            data-module="govuk-notification-banner"
            data-disable-auto-focus={options.disable_auto_focus.map(|yes| yes.to_string())}
            {..options.attributes.spread()}
        >
            <div class="govuk-notification-banner__header">{title}</div>
            <div class="govuk-notification-banner__content">{inside}</div>
        </div>
    }
}
