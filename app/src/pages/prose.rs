//! Pages of prose.

use leptos::prelude::*;

use super::Shown;

pub(super) fn show(page: &'static content::Page) -> Shown {
    Shown {
        tab: page.tab.clone(),
        description: Some(page.description.clone()),
        back: None,
        islands: false,
        refused: false,
        danger_now: false,
        body: view! { <div class="fs-prose">{heading(&page.title)} {body(page)}</div> }.into_any(),
    }
}

/// The page's one heading.
pub(super) fn heading(title: &str) -> impl IntoView + use<> {
    view! { <h1 class="govuk-heading-l">{title.to_owned()}</h1> }
}

/// The prose under the heading.
pub(super) fn body(page: &'static content::Page) -> impl IntoView {
    view! { <div class="fs-prose" inner_html=page.body.as_str()></div> }
}
