//! Pages of prose.

use content::Content;
use domain::when::day_in_words;
use leptos::prelude::*;

use super::{Shown, languages};

/// A page of prose with where it has its facts from, the same in other languages, and the way back to the page
/// that it is under.
pub(super) fn whole(words: &'static Content, name: &str) -> Shown {
    let page = words.page(name);
    let languages = languages::links(words, name);
    let body = view! {
        <div class="fs-prose">{languages} {heading(&page.title)} {body(page)} {sources(words, page)}</div>
    };
    let back = name.rsplit_once('/').map(|(above, _)| format!("/{above}"));
    Shown { back, body: body.into_any(), ..show(page) }
}

/// Where a page has its facts from, and as of when.
pub(super) fn sources(words: &'static Content, page: &'static content::Page) -> Option<impl IntoView + use<>> {
    let (words, day) = (&words.site.sources, day_in_words(page.as_of.as_deref()?)?);
    let list = page.sources.iter().map(|source| {
        view! { <li><a href=source.href.as_str() rel="noreferrer">{source.name.as_str()}</a></li> }
    });
    Some(view! {
        <section class="fs-sources">
            <h2>{words.title.as_str()}</h2>
            <p>{words.written.replace("{date}", &day)}</p>
            <ul>{list.collect_view()}</ul>
        </section>
    })
}

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
