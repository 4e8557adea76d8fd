//! The first page.

use content::Content;
use leptos::prelude::*;

use super::{Shown, prose};

pub(super) fn show(words: &'static Content) -> Shown {
    let start = &words.site.start;
    let cards = start.cards.iter().map(|card| {
        view! {
            <li class="fs-card">
                <h2 class="govuk-heading-m"><a class="govuk-link" href=card.href.as_str()>{card.title.as_str()}</a></h2>
                <p class="govuk-body">{card.text.as_str()}</p>
            </li>
        }
    });
    let body = view! {
        <div class="govuk-width-container govuk-main-wrapper">
            {prose::heading(&start.title)}
            <p class="govuk-body-l" inner_html=start.lead.as_str()></p>
            <ul class="fs-cards fs-cards--3">{cards.collect_view()}</ul>
        </div>
    };
    Shown {
        tab: format!("{}: {}", words.site.name, start.tab),
        description: Some(start.description.clone()),
        back: None,
        islands: false,
        refused: false,
        danger_now: false,
        body: body.into_any(),
    }
}
