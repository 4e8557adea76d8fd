//! The first page: what this is about, the two ways on that most need, and who is behind it.

use content::{Content, LinkCard, StartWords};
use leptos::prelude::*;

use super::Shown;
use crate::icons::{Icon, icon, mark, sign};

/// Hills at first light, and one house with a lit window. In the dark it is night.
const HILLS: &str = "<ellipse class=\"a\" cx=\"1010\" cy=\"230\" rx=\"560\" ry=\"190\"/>\
    <path class=\"w\" d=\"M762 58h34v24h-34z\"/><path class=\"r\" d=\"M756 60l23-19 23 19z\"/>\
    <path class=\"g\" d=\"M773 65h12v12h-12z\"/><ellipse class=\"b\" cx=\"300\" cy=\"250\" rx=\"520\" ry=\"185\"/>\
    <ellipse class=\"c\" cx=\"1330\" cy=\"260\" rx=\"480\" ry=\"165\"/>\
    <ellipse class=\"d\" cx=\"690\" cy=\"300\" rx=\"760\" ry=\"175\"/>";

pub(super) fn show(words: &'static Content) -> Shown {
    let start = &words.site.start;
    let doors = start.cards.iter().zip([Icon::Tick, Icon::Phone, Icon::Pencil]).map(door);
    let body = view! {
        {hero(start)}
        <div class="govuk-width-container fs-lap">
            <ul class="fs-cards fs-cards--3">{doors.collect_view()}</ul>
        </div>
        <section class="fs-band">
            <div class="govuk-width-container">
                <h2 class="govuk-heading-l">{start.signs_title.as_str()}</h2>
                {signs(start)}
                <p inner_html=start.signs_note.as_str()></p>
            </div>
        </section>
        <section class="fs-band fs-band--sand">
            <div class="govuk-width-container">
                <h2 class="govuk-heading-m">{start.ways_title.as_str()}</h2>
                {ways(start)}
            </div>
        </section>
        <section class="fs-band">
            <div class="govuk-width-container">
                <h2 class="govuk-heading-m">{start.behind_title.as_str()}</h2>
                {behind(start)}
            </div>
        </section>
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

fn hero(start: &'static StartWords) -> impl IntoView {
    view! {
        <div class="fs-hero">
            {mark("fs-rise")}
            <svg class="fs-hills" viewBox="0 0 1440 200" preserveAspectRatio="xMidYMax slice" aria-hidden="true" inner_html=HILLS></svg>
            <div class="govuk-width-container">
                <h1 class="govuk-heading-xl">{start.title.as_str()}</h1>
                <p class="govuk-body-l" inner_html=start.lead.as_str()></p>
                <p class="govuk-body-l" inner_html=start.no_blame.as_str()></p>
                <div class="govuk-button-group">
                    <a class="govuk-button" href="/check">{start.check.as_str()} {icon(Icon::On)}</a>
                    <a class="govuk-button govuk-button--secondary" href="/help/now">{icon(Icon::Clock)} {start.open.as_str()}</a>
                </div>
            </div>
        </div>
    }
}

/// A way on, with what it takes.
fn door((card, shown): (&'static LinkCard, Icon)) -> impl IntoView {
    view! {
        <li class="fs-card fs-door">
            <span class="fs-disc">{icon(shown)}</span>
            <h2><a href=card.href.as_str()>{card.title.as_str()}</a></h2>
            <p>{card.text.as_str()}</p>
            <p class="fs-meta">{card.note.as_str()}</p>
        </li>
    }
}

fn signs(start: &'static StartWords) -> impl IntoView {
    let each = start.signs.iter().enumerate().map(|(at, said)| {
        let mut on = [false; 4];
        on[at] = true;
        view! { <li>{sign(on)} <div><b>{said.title.as_str()}</b> {said.text.as_str()}</div></li> }
    });
    view! { <ul class="fs-signs fs-signs--4">{each.collect_view()}</ul> }
}

/// Ways in for those whom the usual way does not fit.
fn ways(start: &'static StartWords) -> impl IntoView {
    let each = start.ways.iter().map(|way| view! { <li><a href=way.href.as_str()>{way.text.as_str()}</a></li> });
    view! { <ul class="fs-chips">{each.collect_view()}</ul> }
}

fn behind(start: &'static StartWords) -> impl IntoView {
    let each = start.behind.iter().map(|said| {
        view! {
            <li class="fs-card fs-card--flat">
                <h3 class="govuk-heading-s">{said.title.as_str()}</h3>
                <p inner_html=said.text.as_str()></p>
            </li>
        }
    });
    view! { <ul class="fs-cards fs-cards--3">{each.collect_view()}</ul> }
}
