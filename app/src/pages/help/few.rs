//! The directory's first page: those whom most people need, who answers now as cards, the others a row each.

use content::{Content, Html};
use domain::Code;
use domain::lines::Line;
use leptos::prelude::*;

use super::service::{Brief, Call, brief, row};
use super::{Listed, filter};
use crate::islands::Directory;
use crate::pages::Shown;

/// Those whom most people need, as they stand at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FewPage {
    /// Who answers now.
    pub open: Vec<Listed>,
    /// Who does not, or may not.
    pub later: Vec<Listed>,
}

pub(in crate::pages) fn show(words: &'static Content, page: &FewPage) -> Shown {
    let help = &words.help;
    let card = |listed: &Listed| {
        let of = Brief {
            name: listed.name.clone(),
            phases: listed.phases.clone(),
            text: text(words, &listed.name),
            says_where: true,
            call: Call::Open,
        };
        view! { <li class="fs-card">{brief(words, &of, &|_| None)}</li> }
    };
    let open: Vec<_> = page.open.iter().map(card).collect();
    let later: Vec<_> = page.later.iter().map(|listed| row(words, listed, text(words, &listed.name))).collect();
    let list = view! {
        <div>
            <h1 class="govuk-heading-xl">{help.title.as_str()}</h1>
            {filter::controls(words, None, 0)}
            <div class="fs-group fs-group--near" data-few="">
                <h2 class="govuk-heading-m">{help.open_title.as_str()}</h2>
                <ul class="fs-cards fs-cards--2 fs-cards--3">{open}</ul>
                <h2 class="govuk-heading-m fs-group">{help.later_title.as_str()}</h2>
                <ul class="fs-later">{later}</ul>
                <p><a href="/help/all">{help.all.as_str()}</a></p>
                <p class="fs-meta" inner_html=help.costs.as_str()></p>
            </div>
            <p class="fs-meta" inner_html=help.short.as_str()></p>
        </div>
    };
    Shown {
        tab: help.tab.clone(),
        description: Some(help.description.clone()),
        back: None,
        islands: true,
        refused: false,
        danger_now: false,
        body: view! { <Directory>{list}</Directory> }.into_any(),
    }
}

/// What the check says of a line, which is short; of others, what they do.
fn text(words: &'static Content, name: &str) -> &'static Html {
    let lines = &words.check.answer.calls.lines;
    let line = Line::ALL.iter().map(|line| lines.of(*line)).find(|line| line.service == name);
    line.map_or(&words.services[name].does, |line| &line.text)
}
