//! Whom to call: the lines that an answer of the check names, as the directory has them.

use content::{CallsWords, Content, Html};
use domain::Code;
use domain::check::piece;
use domain::hours::State;
use domain::line_order::Availability;
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

/// When and how each line answers, by the ways to talk to its service.
pub(super) fn availabilities(words: &'static Content, calls: &[Call]) -> Vec<(Line, Availability)> {
    let each = calls.iter().map(|call| {
        let service = &words.services[&words.check.answer.calls.lines.of(call.line).service];
        let open = |state: State| (state != State::NotKnown).then(|| state.is_open());
        let phases = call.phases.iter().map(|phase| (phase.after, open(phase.state))).collect();
        (call.line, Availability { ways: service.ways(), sure: service.ways_when_open(), phases })
    });
    each.collect()
}

/// The lines in this order; or, without one, all of them, each with its key and when it answers. `said` knows what else
/// is said: it has nothing for what is not, and otherwise the key to write there, if any.
pub(super) fn view(
    words: &'static Content,
    calls: &[Call],
    availabilities: &[(Line, Availability)],
    order: Option<&[Line]>,
    said: &dyn Fn(&str) -> Option<Option<String>>,
) -> impl IntoView + use<> {
    let CallsWords { title, police, police_abroad, abroad, none_open, other_ways, lines, find, more } =
        &words.check.answer.calls;
    let order = order.unwrap_or(Line::ALL);
    let each = order.iter().filter_map(|line| {
        let (key, of) = (said(&piece(*line))?, lines.of(*line));
        let call = calls.iter().find(|call| call.line == *line)?;
        let (_, availability) = availabilities.iter().find(|(other, _)| other == line)?;
        let availability = key.as_ref().map(|_| availability.written());
        let entry = help::brief(words, &of.service, &call.phases, &of.text, said);
        Some(view! { <li class="fs-service" data-said=key data-availability=availability>{entry}</li> })
    });
    let note = |(key, html): (&str, &'static Html)| {
        said(key).map(|key| view! { <p data-said=key inner_html=html.as_str()></p> })
    };
    let before =
        [("police", police), ("police_abroad", police_abroad), ("nation.outside_uk", abroad), ("none_open", none_open)];
    let after = [("other_ways", other_ways), ("find_line", find), ("report", more)];
    view! {
        <section class="fs-prose" aria-labelledby="calls">
            <h2 id="calls">{title.as_str()}</h2>
            {before.into_iter().map(note).collect_view()}
            <ul class="fs-services">{each.collect_view()}</ul>
            {after.into_iter().map(note).collect_view()}
        </section>
    }
}
