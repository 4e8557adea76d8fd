//! The directory: whom to turn to, by what somebody needs help with.

mod facts;
mod few;
mod filter;
mod now;
mod service;
mod when;

use content::{Content, HelpWords};
use domain::Code;
use domain::codes::Need;
use domain::directory_filter::{Entry, Filter};
use domain::hours::State;
use leptos::prelude::*;

use super::{Shown, prose};
use crate::islands::Directory;

pub use few::FewPage;
pub(super) use few::show as show_first;
pub use now::NowPage;
pub(super) use now::show as show_now;
pub(super) use service::{Brief, Call, brief, card, entry};
pub(super) use when::is_always;
pub(crate) use when::tag;

/// The directory as it stands at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpPage {
    /// The groups, in their order.
    pub groups: Vec<HelpGroup>,
    /// What somebody chose to be shown, where they asked the server; none where all of it is.
    pub chosen: Option<Filter>,
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
    let (groups, count) = fewer(words, page);
    let links = groups.iter().map(|group| {
        let place = place(group.need);
        view! { <li><a href=format!("#{place}")>{words.say(group.need)}</a></li> }
    });
    let links = links.collect_view();
    let filter = filter::controls(words, page.chosen.as_ref(), count);
    let whole = page.chosen.as_ref().is_none_or(|chosen| chosen.need.is_none());
    // Whoever chose one group needs no links to others.
    let nav = whole.then(|| {
        view! {
            <nav class="fs-screen" aria-labelledby="groups">
                <h2 id="groups">{help.groups.as_str()}</h2>
                <ul>{links}</ul>
            </nav>
        }
    });
    let groups = groups.iter().map(|group| section(words, help, group)).collect_view();
    let list = view! {
        <div class="fs-prose fs-directory">
            {prose::heading(&help.title)}
            <div inner_html=help.lead.as_str()></div>
            {filter}
            <div data-all="">
                {nav}
                {groups}
                <p class="fs-meta" inner_html=help.costs.as_str()></p>
            </div>
        </div>
    };
    // In a page that has only some of them, a script could not show the others: there the form is posted again.
    let islands = page.chosen.is_none();
    let body = if islands { view! { <Directory>{list}</Directory> }.into_any() } else { list.into_any() };
    Shown {
        tab: help.tab.clone(),
        description: Some(help.description.clone()),
        back: Some("/help".to_owned()),
        islands,
        refused: false,
        danger_now: false,
        body,
    }
}

/// What is left of the groups by what was chosen, and how many services that is. What is said of a group that was
/// chosen stays, whoever helps with it.
fn fewer(words: &'static Content, page: &HelpPage) -> (Vec<HelpGroup>, usize) {
    let Some(chosen) = &page.chosen else { return (page.groups.clone(), 0) };
    let of_all = page.groups.iter().flat_map(|group| group.services.iter().map(|listed| (group.need, listed)));
    let entries: Vec<Entry> = of_all.map(|(need, listed)| service::facts_to_choose_by(words, need, listed)).collect();
    let shown = chosen.apply(&entries);
    let mut each = shown.each.iter();
    let mut groups = page.groups.clone();
    for group in &mut groups {
        group.services.retain(|_| each.next().copied().unwrap_or_default());
    }
    groups.retain(|group| !group.services.is_empty() || Some(group.need) == chosen.need);
    (groups, shown.count)
}

fn section(words: &'static Content, help: &'static HelpWords, group: &HelpGroup) -> impl IntoView + use<> {
    let need = group.need;
    let (code, place) = (need.code(), place(need));
    let heading = place.clone();
    let note = help.notes.get(&need).map(|note| view! { <p inner_html=note.as_str()></p> });
    let services = group.services.iter().map(|listed| service::entry(words, need, listed));
    view! {
        <section data-need=code aria-labelledby=place>
            <h2 id=heading>{words.say(need)}</h2>
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
