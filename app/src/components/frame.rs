//! Links and buttons that frame a page.

use leptos::prelude::*;

/// Jumps over the frame, for those who use a keyboard.
#[component]
pub fn SkipLink(text: &'static str) -> impl IntoView {
    view! { <a href="#main" class="govuk-skip-link">{text}</a> }
}

/// Leads back in the journey.
#[component]
pub fn BackLink(href: String, text: &'static str) -> impl IntoView {
    view! {
        <nav aria-label=text>
            <a href=href class="govuk-back-link">{text}</a>
        </nav>
    }
}

/// The way out. A plain link, so that it needs no script; `/leave` drops the draft on its way.
#[component]
pub fn ExitThisPage(hidden: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <section class="govuk-exit-this-page fs-exit" aria-label=text>
            <a
                href="/leave"
                role="button"
                draggable="false"
                class="govuk-button govuk-button--warning govuk-exit-this-page__button"
                rel="nofollow noreferrer"
            >
                <span class="govuk-visually-hidden">{format!("{hidden} ")}</span>
                {text}
            </a>
        </section>
    }
}

/// Sends a form.
#[component]
pub fn Button(text: &'static str) -> impl IntoView {
    view! { <button type="submit" class="govuk-button">{text}</button> }
}

/// A link that looks like the page's main action.
#[component]
pub fn ButtonLink(href: &'static str, text: &'static str) -> impl IntoView {
    view! { <a href=href role="button" draggable="false" class="govuk-button">{text}</a> }
}
