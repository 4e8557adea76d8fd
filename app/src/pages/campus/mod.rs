//! The page of a university: its own helpers above those of its nation, and the ways on from there.

mod drawing;
mod sheet;

use content::Content;
use domain::Code;
use domain::check::CAMPUS;
use domain::codes::Campus;
use govuk::{InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::help::{HelpGroup, Phase, card, entry};
use super::{Shown, prose};
use crate::islands::Directory;

pub use drawing::{Drawing, QrCode, drawn};
pub(super) use sheet::show as show_sheet;
pub use sheet::{Sheet, SheetPage};

/// A university's page as it stands at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampusPage {
    /// Which.
    pub campus: Campus,
    /// Whether those who help there answer, each from now on, in their order.
    pub own: Vec<Vec<Phase>>,
    /// Those who help everywhere in its nation.
    pub national: Vec<HelpGroup>,
}

pub(super) fn show(words: &'static Content, page: &CampusPage) -> Shown {
    let (text, campus) = (&words.campus, words.campuses.of(page.campus));
    let said = |words: &str| words.replace("{name}", &campus.name);
    let example = campus.example.then(|| {
        let options = InsetTextOptions { html: Some(text.example.clone()), ..InsetTextOptions::default() };
        view! { <InsetText options=options /> }
    });
    let own = campus.services().zip(&page.own).map(|(service, phases)| {
        view! { <li class="fs-service">{card(words, service, phases, !campus.example)}</li> }
    });
    let own = own.collect_view();
    let listed =
        |group: &HelpGroup| group.services.iter().map(|listed| entry(words, group.need, listed)).collect_view();
    let national = page.national.iter().map(listed).collect_view();
    let (title, here) = (said(&text.title), said(&text.own));
    let (ways, sheets) = (ways_on(words, page.campus), sheet::links(words, page.campus));
    let body = view! {
        <Directory>
            <div class="fs-prose">
                {prose::heading(&title)}
                {example}
                <p inner_html=text.lead.as_str()></p>
                {ways}
                <section aria-labelledby="own">
                    <h2 id="own">{here}</h2>
                    <p inner_html=text.own_note.as_str()></p>
                    <ul class="fs-services">{own}</ul>
                </section>
                <section aria-labelledby="national">
                    <h2 id="national">{text.national.as_str()}</h2>
                    <ul class="fs-services">{national}</ul>
                    <p inner_html=text.more.as_str()></p>
                </section>
                {sheets}
            </div>
        </Directory>
    };
    Shown {
        tab: text.tab.clone(),
        description: Some(text.description.clone()),
        back: None,
        islands: true,
        refused: false,
        danger_now: false,
        body: body.into_any(),
    }
}

/// The ways on; the check and the report are told from where somebody comes.
fn ways_on(words: &'static Content, campus: Campus) -> impl IntoView + use<> {
    let text = &words.campus;
    let first = [(telling("/check", campus), &text.check), (telling("/report", campus), &text.report)];
    let more = text.links.iter().map(|link| (link.href.clone(), &link.text));
    let ways = first.into_iter().chain(more).map(|(href, text)| view! { <li><a href=href>{text.as_str()}</a></li> });
    view! {
        <section aria-labelledby="go">
            <h2 id="go">{text.go.as_str()}</h2>
            <ul>{ways.collect_view()}</ul>
        </section>
    }
}

/// An address that tells from which university's page somebody comes.
pub(crate) fn telling(path: &str, campus: Campus) -> String {
    format!("{path}?{CAMPUS}={}", campus.code())
}

/// The address of a university's page.
fn address(campus: Campus) -> String {
    format!("/campus/{}", campus.code())
}

/// The way back to a university's page.
pub(super) fn link(words: &'static Content, campus: Campus) -> impl IntoView + use<> {
    let title = words.campus.title.replace("{name}", &words.campuses.of(campus).name);
    view! { <a class="govuk-link" href=address(campus)>{title}</a> }
}

/// What takes along in a form from which university's page somebody came.
pub(super) fn hidden(campus: Option<Campus>) -> Option<impl IntoView + use<>> {
    let campus = campus?;
    Some(view! { <input type="hidden" name=CAMPUS value=campus.code() /> })
}
