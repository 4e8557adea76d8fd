//! Says at what stage a service is.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes};
use super::{Tag, TagOptions};

/// What a phase banner says.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct PhaseBannerOptions {
    /// The stage; its own attributes are not shown.
    pub tag: TagOptions,
    /// What it means.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Says at what stage a service is.
#[component]
pub fn PhaseBanner(
    /// Its options.
    options: PhaseBannerOptions,
) -> impl IntoView {
    let PhaseBannerOptions { tag, text, html, classes: more, attributes } = options;
    let class = classes(["govuk-phase-banner govuk-width-container", &more]);
    let tag = TagOptions {
        classes: classes(["govuk-phase-banner__content__tag", &tag.classes]),
        attributes: Attributes::default(),
        ..tag
    };
    view! {
        <div class={class} {..attributes.spread()}>
            <p class="govuk-phase-banner__content">
                <Tag options=tag />
                " "
                <span class="govuk-phase-banner__text">{Words::new(text, html).spaced()}</span>
            </p>
        </div>
    }
}
