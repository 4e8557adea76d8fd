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

/// The lines in this order, the first as the one thing to do; or, without an order, all of them among the others, each
/// with its key and when it answers. `said` knows what else is said: it has nothing for what is not, and otherwise the
/// key to write there, if any.
pub(super) fn view(
    words: &'static Content,
    calls: &[Call],
    availabilities: &[(Line, Availability)],
    order: Option<&[Line]>,
    said: &dyn Fn(&str) -> Option<Option<String>>,
) -> impl IntoView + use<> {
    let CallsWords { title, others, police, police_abroad, abroad, none_open, other_ways, lines, find, more } =
        &words.check.answer.calls;
    let first = order.and_then(|order| order.first().copied());
    let entry = |line: Line| {
        let (key, of) = (said(&piece(line))?, lines.of(line));
        let call = calls.iter().find(|call| call.line == line)?;
        let (_, availability) = availabilities.iter().find(|(other, _)| *other == line)?;
        let availability = key.as_ref().map(|_| availability.written());
        let brief = help::Brief {
            name: of.service.clone(),
            phases: call.phases.clone(),
            text: &of.text,
            says_where: false,
            call: if first == Some(line) { help::Call::Best } else { help::Call::Other },
        };
        let entry = help::brief(words, &brief, said);
        Some(view! { <li class="fs-card" data-said=key data-availability=availability>{entry}</li> })
    };
    let best = first.and_then(entry);
    let rest = order.unwrap_or(Line::ALL).iter().copied().filter(|line| first != Some(*line));
    let rest = rest.filter_map(entry).collect_view();
    let note = |(key, html): (&str, &'static Html)| {
        said(key).map(|key| view! { <p data-said=key inner_html=html.as_str()></p> })
    };
    let before = [("nation.outside_uk", abroad), ("none_open", none_open)];
    let after = [
        ("police", police),
        ("police_abroad", police_abroad),
        ("other_ways", other_ways),
        ("find_line", find),
        ("report", more),
    ];
    view! {
        <section aria-labelledby="calls">
            <h2 class="govuk-heading-m" id="calls">{title.as_str()}</h2>
            {before.into_iter().map(note).collect_view()}
            <ul class="fs-cards" data-best="">{best}</ul>
            {after.into_iter().map(note).collect_view()}
        </section>
        <section class="fs-group" aria-labelledby="others">
            <h2 class="govuk-heading-m" id="others">{others.as_str()}</h2>
            <ul class="fs-cards fs-cards--2" data-others="">{rest}</ul>
        </section>
    }
}
