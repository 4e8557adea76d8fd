//! Running the rule over answers.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::answers::{Answers, Report};
use crate::code::Code;
use crate::codes::{AgeGroup, Answer, HowOften, Occasions, Relationship, Sign};
use crate::triage::{Band, Flag, Needs, RULE, RULE_VERSION};

/// What the rule says of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// How soon a person reads it.
    pub band: Band,
    /// Which flags fired.
    pub flags: BTreeSet<Flag>,
    /// The version of the rule that said so.
    pub rule_version: u32,
    /// Whether someone other than the person being stalked tells it; sorts no differently.
    pub second_hand: bool,
}

/// Sorts a report.
pub fn assess(answers: &Answers) -> Assessment {
    let report = answers.report();
    let flags = fired(report);
    let band = RULE.iter().find(|line| holds(line.needs, &flags, report)).map_or(Band::Check, |line| line.band);
    Assessment { band, flags, rule_version: RULE_VERSION, second_hand: answers.second_hand() }
}

/// The flags that answers fire, wherever in the report they were given.
pub fn fired(report: &Report) -> BTreeSet<Flag> {
    let acts = report.behaviour.acts.iter().filter_map(|act| Flag::of_act(*act));
    let mut flags: BTreeSet<Flag> = report.danger.yes().chain(acts).collect();
    if report.person.relationship == Some(Relationship::ExPartner) {
        flags.insert(Flag::ExPartner);
    }
    if report.orders.iter().any(|order| order.broken == Some(Answer::Yes)) {
        flags.insert(Flag::OrderBroken);
    }
    if matches!(report.behaviour.how_often, Some(HowOften::EveryDay | HowOften::MostDays)) {
        flags.insert(Flag::MoreThanThreeAWeek);
    }
    if matches!(report.reporter.age_group, Some(AgeGroup::Under16 | AgeGroup::From16To17)) {
        flags.insert(Flag::Vulnerable);
    }
    flags
}

/// Whether answers tell of danger at this very moment: 999 is then said before anything else.
pub fn danger_now(report: &Report) -> bool {
    let flags = fired(report);
    RULE.first().is_some_and(|screen| holds(screen.needs, &flags, report))
}

fn holds(needs: Needs, flags: &BTreeSet<Flag>, report: &Report) -> bool {
    let count = |of: &[Flag]| of.iter().filter(|flag| flags.contains(flag)).count();
    match needs {
        Needs::AnyOf(of) => count(of) >= 1,
        Needs::With(first, others) => flags.contains(&first) && count(others) >= 1,
        Needs::TwoOf(of) => count(of) >= 2,
        Needs::AnyFlag => !flags.is_empty(),
        Needs::TwoOccasions => {
            report.behaviour.occasions == Some(Occasions::TwiceOrMore) || report.incidents_told() >= 2
        }
        Needs::AnySign => Sign::ALL.iter().any(|sign| report.behaviour.signs.get(*sign) == Some(Answer::Yes)),
        Needs::Nothing => true,
    }
}
