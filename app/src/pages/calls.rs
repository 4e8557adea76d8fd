//! Whom to call: the lines that an answer of the check names, as the directory has them.

use content::{CallsWords, Content};
use domain::check::piece;
use domain::lines::Line;
use leptos::prelude::*;

use super::help::{self, Phase};

/// A line to call, and whether it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Which.
    pub line: Line,
    /// Whether it answers, from now on; empty where that is not known.
    pub phases: Vec<Phase>,
}

/// The lines of which `said` knows a key: nothing for those that are not said, and otherwise what to write at
/// them, if anything.
pub(super) fn view(
    words: &'static Content,
    calls: &[Call],
    said: &dyn Fn(&str) -> Option<Option<String>>,
) -> impl IntoView + use<> {
    let CallsWords { title, abroad, lines, find, more } = &words.check.answer.calls;
    let each = calls.iter().filter_map(|call| {
        let (key, line) = (said(&piece(call.line))?, lines.of(call.line));
        let entry = help::brief(words, &line.service, &call.phases, &line.text);
        Some(view! { <li class="fs-service" data-said=key>{entry}</li> })
    });
    let note = |key: &str, html: &'static content::Html| {
        said(key).map(|key| view! { <p data-said=key inner_html=html.as_str()></p> })
    };
    let notes = [("nation.outside_uk", abroad), ("find_line", find), ("report", more)];
    let [abroad, find, more] = notes.map(|(key, html)| note(key, html));
    view! {
        <section class="fs-prose" aria-labelledby="calls">
            <h2 id="calls">{title.as_str()}</h2>
            {abroad}
            <ul class="fs-services">{each.collect_view()}</ul>
            {find}
            {more}
        </section>
    }
}
