//! The directory: whom to turn to, by what somebody needs help with.

mod facts;
mod filter;
mod service;
mod when;

use content::{Content, HelpWords};
use domain::Code;
use domain::codes::Need;
use domain::hours::State;
use leptos::prelude::*;

use super::{Shown, prose};
use crate::islands::Directory;

pub(super) use service::{brief, card, entry};
pub(super) use when::is_always;

/// The directory as it stands at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpPage {
    /// The groups, in their order.
    pub groups: Vec<HelpGroup>,
}

/// Those who help with one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpGroup {
    /// With what.
    pub need: Need,
    /// Who, in the order in which they are shown.
    pub services: Vec<Listed>,
}

/// A service in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name of the service in `content/services.toml`.
    pub name: String,
    /// Whether a group above has it, too.
    pub again: bool,
    /// Whether it answers, from now on; empty where that is not known.
    pub phases: Vec<Phase>,
}

/// Whether a service answers, from some moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// In how many seconds that begins; 0 is now.
    pub after: u32,
    /// Whether it then answers.
    pub state: State,
}

pub(super) fn show(words: &'static Content, page: &HelpPage) -> Shown {
    let help = &words.help;
    let links = page.groups.iter().map(|group| {
        let place = place(group.need);
        view! { <li><a href=format!("#{place}")>{words.say(group.need)}</a></li> }
    });
    let links = links.collect_view();
    let filter = filter::controls(words, page);
    let groups = page.groups.iter().map(|group| section(words, help, group)).collect_view();
    let body = view! {
        <Directory>
            <div class="fs-prose fs-card">
                {prose::heading(&help.title)}
                <div inner_html=help.lead.as_str()></div>
                <nav class="fs-screen" aria-labelledby="groups">
                    <h2 id="groups">{help.groups.as_str()}</h2>
                    <ul>{links}</ul>
                </nav>
                {filter}
                {groups}
            </div>
        </Directory>
    };
    Shown {
        tab: help.tab.clone(),
        description: Some(help.description.clone()),
        back: None,
        islands: true,
        refused: false,
        danger_now: false,
        body: body.into_any(),
    }
}

fn section(words: &'static Content, help: &'static HelpWords, group: &HelpGroup) -> impl IntoView + use<> {
    let (code, place) = (group.need.code(), place(group.need));
    let heading = place.clone();
    let note = help.notes.get(&group.need).map(|note| view! { <p inner_html=note.as_str()></p> });
    let services = group.services.iter().map(|listed| service::entry(words, listed));
    view! {
        <section data-need=code aria-labelledby=place>
            <h2 id=heading>{words.say(group.need)}</h2>
            {note}
            <ul class="fs-services">{services.collect_view()}</ul>
        </section>
    }
}

/// Where a group stands on the page. A browser's history may show it, so it does not say with what it helps.
fn place(need: Need) -> String {
    let at = Need::ALL.iter().position(|other| *other == need).unwrap_or_default();
    format!("part-{}", at + 1)
}
