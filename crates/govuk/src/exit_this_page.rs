//! The way out of a page that somebody must not be seen on.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, reading};
use super::{Button, ButtonOptions};

/// Where the way out leads, and what is said on the way.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct ExitThisPageOptions {
    /// What the button says.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Where it leads, a weather forecast if unsaid.
    pub redirect_url: String,
    /// Its id.
    #[serde(deserialize_with = "reading::said")]
    pub id: String,
    /// Further classes.
    #[serde(deserialize_with = "reading::said")]
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
    /// Said when it has been set off by keyboard.
    pub activated_text: String,
    /// Said when the keys were pressed too slowly.
    pub timed_out_text: String,
    /// Said after the first press.
    pub press_two_more_times_text: String,
    /// Said after the second press.
    pub press_one_more_time_text: String,
}

/// The way out. A plain link, so that it needs no script. Children stand in for its words.
#[component]
pub fn ExitThisPage(
    /// Its options.
    options: ExitThisPageOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = classes(["govuk-exit-this-page", &options.classes]);
    let href = if options.redirect_url.is_empty() { "https://www.bbc.co.uk/weather" } else { &options.redirect_url };
    let button = ButtonOptions {
        classes: "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button".to_owned(),
        href: href.to_owned(),
        attributes: Attributes::from([("rel", "nofollow noreferrer")]),
        ..ButtonOptions::default()
    };
    let words = Words::new(options.text, options.html);
    let inside = match children {
        Some(children) => children(),
        None if words.is_empty() => usual().into_any(),
        None => words.spaced(),
    };
    let attributes = options
        .attributes
        .with("id", options.id)
        .with("data-i18n.activated", options.activated_text)
        .with("data-i18n.timed-out", options.timed_out_text)
        .with("data-i18n.press-two-more-times", options.press_two_more_times_text)
        .with("data-i18n.press-one-more-time", options.press_one_more_time_text);
    view! {
        <div class={class} data-module="govuk-exit-this-page" {..attributes.spread()}>
            <Button options=button>{inside}</Button>
        </div>
    }
}

fn usual() -> impl IntoView {
    view! { " " <span class="govuk-visually-hidden">"Emergency"</span> " Exit this page " }
}
