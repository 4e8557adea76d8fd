//! Running the rule over answers.

use jiff::civil::Date;
use serde::Serialize;

use super::fired::{add_long_running, chosen};
use super::{Band, Fired, Flag, Needs, RULE, RULE_VERSION, fired, words};
use crate::answers::{Answers, Report};
use crate::code::Code;
use crate::codes::{Answer, Occasions, Sign};

/// A flag that fired, and the fields that fired it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FlagWithOrigin {
    /// The flag.
    pub flag: Flag,
    /// The fields, as the form names them; rows are numbered from 0: `orders.0.broken`.
    pub from: Vec<String>,
}

/// What the rule says of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// How soon a person reads it.
    pub band: Band,
    /// Which flags fired, in the rule's order.
    pub flags: Vec<FlagWithOrigin>,
    /// The version of the rule that said so.
    pub rule_version: u32,
    /// Whether someone other than the person being stalked tells it; sorts no differently.
    pub second_hand: bool,
    /// The flags that call for something to be done now, before anybody reads the report ([`advice`]).
    #[serde(skip)]
    pub advice: Vec<Flag>,
}

/// Sorts a report that arrives on this day. Everything that was told counts, also answers that are left out of what
/// is sealed because their question was not to be asked.
pub fn assess(answers: &Answers, arrived: Date) -> Assessment {
    let report = answers.told();
    let fired = fired_on(report, arrived);
    let flags = fired.iter().map(|(flag, from)| FlagWithOrigin { flag, from: from.to_vec() }).collect();
    Assessment {
        band: band(report, &fired),
        flags,
        rule_version: RULE_VERSION,
        second_hand: answers.second_hand(),
        advice: advice(report),
    }
}

/// The band of a report that arrived on this day, whether or not it has passed every rule: an old one, opened again.
pub fn band_of(report: &Report, arrived: Date) -> Band {
    band(report, &fired_on(report, arrived))
}

fn fired_on(report: &Report, arrived: Date) -> Fired {
    let mut fired = fired(report);
    add_long_running(report, arrived, &mut fired);
    fired
}

fn band(report: &Report, fired: &Fired) -> Band {
    RULE.iter().find(|line| holds(line.needs, fired, report)).map_or(Band::Check, |line| line.band)
}

/// Whether answers tell of danger at this very moment: 999 is then said before anything else.
pub fn danger_now(report: &Report) -> bool {
    let fired = chosen(report);
    RULE.first().is_some_and(|screen| holds(screen.needs, &fired, report))
}

/// The flags that make a report urgent ([`urgent`]). To each belongs something that the person can do now, because the
/// team may read the report only later.
pub fn advice(report: &Report) -> Vec<Flag> {
    urgent(report).into_iter().map(|(flag, _)| flag).collect()
}

/// The flags that make a report urgent: each that does so alone, and of each pair the first; with the fields that fired
/// it and, of a pair, those of what fired with it.
pub fn urgent(report: &Report) -> Vec<(Flag, Vec<String>)> {
    let fired = chosen(report);
    let with = |first: Flag, others: &[Flag]| {
        [first].iter().chain(others).flat_map(|flag| fired.origins(*flag).to_vec()).collect::<Vec<_>>()
    };
    let mut urgent = Vec::new();
    for line in RULE.iter().filter(|line| line.band == Band::Urgent && holds(line.needs, &fired, report)) {
        match line.needs {
            Needs::AnyOf(flags) => {
                let these = flags.iter().filter(|flag| fired.has(**flag));
                urgent.extend(these.map(|flag| (*flag, fired.origins(*flag).to_vec())));
            }
            Needs::With(first, others) => urgent.push((first, with(first, others))),
            Needs::WithAct(first, others) => {
                let mut from = with(first, others);
                from.extend((!report.behaviour.acts.is_empty()).then(|| "behaviour.acts".to_owned()));
                from.extend((report.incidents_told() >= 1).then(|| "incidents".to_owned()));
                urgent.push((first, from));
            }
            _ => {}
        }
    }
    urgent
}

fn holds(needs: Needs, fired: &Fired, report: &Report) -> bool {
    let count = |of: &[Flag]| of.iter().filter(|flag| fired.has(**flag)).count();
    match needs {
        Needs::AnyOf(of) => count(of) >= 1,
        Needs::With(first, others) => fired.has(first) && count(others) >= 1,
        Needs::WithAct(first, others) => {
            let act = !report.behaviour.acts.is_empty() || report.incidents_told() >= 1;
            fired.has(first) && (act || count(others) >= 1)
        }
        Needs::TwoOf(of) => count(of) >= 2,
        Needs::AnyFlag => !fired.is_empty(),
        Needs::TwoOccasions => {
            report.behaviour.occasions == Some(Occasions::TwiceOrMore) || report.incidents_told() >= 2
        }
        Needs::AnySign => Sign::ALL.iter().any(|sign| report.behaviour.signs.get(*sign) == Some(Answer::Yes)),
        Needs::AnyWords => words(report).next().is_some(),
        Needs::Nothing => true,
    }
}
