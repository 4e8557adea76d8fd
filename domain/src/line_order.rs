//! In which order lines are shown: those that answer first, by a way in which somebody can talk. The server asks it
//! for the moment of an answer, the browser for a moment after the page was made, and both get the same.

use crate::code::Code;
use crate::codes::Talk;
use crate::lines::Line;

/// When and by which ways a line answers, from the moment for which a page was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Availability {
    /// The ways to talk to it.
    pub ways: Vec<Talk>,
    /// Those that answer when it is open.
    pub sure: Vec<Talk>,
    /// From how many seconds on it answers, or does not; none where that is not known.
    pub phases: Vec<(u32, Option<bool>)>,
}

/// Lines in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    /// The lines to show.
    pub lines: Vec<Line>,
    /// Whether ways to talk were chosen and nobody is known to answer by one of them now.
    pub none_open: bool,
}

/// Open, not known, closed.
const OPEN: u8 = 0;
const NOT_KNOWN: u8 = 1;
const CLOSED: u8 = 2;

impl Availability {
    /// As the page has it for the browser: `voice chat/voice/1:0 0:3600`.
    pub fn written(&self) -> String {
        let codes = |ways: &[Talk]| ways.iter().map(|way| way.code()).collect::<Vec<_>>().join(" ");
        let state = |open: Option<bool>| open.map_or("?", |open| if open { "1" } else { "0" });
        let phases: Vec<String> =
            self.phases.iter().map(|(after, open)| [state(*open), &after.to_string()].join(":")).collect();
        [codes(&self.ways), codes(&self.sure), phases.join(" ")].join("/")
    }

    /// Reads what [`Availability::written`] wrote.
    pub fn read(written: &str) -> Option<Self> {
        let mut parts = written.split('/');
        let mut ways = || parts.next().map(|codes| codes.split(' ').filter_map(Talk::from_code).collect());
        let (known, sure) = (ways()?, ways()?);
        let phase = |phase: &str| {
            let (state, after) = phase.split_once(':')?;
            Some((after.parse().ok()?, (state != "?").then_some(state == "1")))
        };
        Some(Self { ways: known, sure, phases: parts.next()?.split(' ').filter_map(phase).collect() })
    }

    /// Whether it answers `since` seconds later, and if not, from when on.
    fn turn(&self, since: u32) -> (u8, u32) {
        let begun = self.phases.iter().rposition(|(after, _)| *after <= since);
        match begun.and_then(|at| Some((at, self.phases.get(at)?.1?))) {
            Some((_, true)) => (OPEN, 0),
            Some((at, false)) => (CLOSED, self.phases.get(at + 1).map_or(u32::MAX, |(after, _)| *after)),
            None => (NOT_KNOWN, 0),
        }
    }

    /// Where it stands among others: out of reach by all ways that were chosen, and then whether it answers.
    fn place(&self, talk: &[Talk], since: u32) -> (bool, u8, u32) {
        let by = |ways: &[Talk]| talk.is_empty() || ways.iter().any(|way| talk.contains(way));
        let (state, from) = self.turn(since);
        // Open, but nobody knows whether by this way.
        let unsure = state == OPEN && by(&self.ways) && !by(&self.sure);
        (!by(&self.ways), if unsure { NOT_KNOWN } else { state }, from)
    }
}

/// The order in which to show these lines; among equals they stay as they are. Where ways to talk were chosen, a line
/// that has only others is left out, unless it answers now, or is the one for stalking.
pub fn arrange<'a>(lines: impl IntoIterator<Item = &'a (Line, Availability)>, talk: &[Talk], since: u32) -> Arranged {
    let mut placed: Vec<((bool, u8, u32), Line)> = Vec::new();
    for (line, availability) in lines {
        let place = availability.place(talk, since);
        let may_be_left_out = place.0 && place.1 != OPEN && !availability.ways.is_empty();
        if !may_be_left_out || *line == Line::Stalking {
            placed.push((place, *line));
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    let answers = |((out_of_reach, state, _), line): &((bool, u8, u32), Line)| {
        !out_of_reach && *state == OPEN && !line.is_for_danger_only()
    };
    Arranged {
        none_open: !talk.is_empty() && !placed.iter().any(answers),
        lines: placed.into_iter().map(|(_, line)| line).collect(),
    }
}
