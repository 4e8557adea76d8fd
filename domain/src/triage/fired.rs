//! Which flags answers fire, and from which fields.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Flag, danger_words, words};
use crate::answers::{DangerCode, Order, Report};
use crate::code::Code;
use crate::codes::{AgeGroup, Answer, EvidenceKind, HowOften, OrderKind, Relationship, Sign};
use crate::text::Text;

/// The flags that fired, each with the fields that fired it, in the order in which they are looked at: rows are
/// numbered, as in `orders.0.broken`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fired(BTreeMap<Flag, Vec<String>>);

impl Fired {
    /// Whether a flag fired.
    pub fn has(&self, flag: Flag) -> bool {
        self.0.contains_key(&flag)
    }

    /// Whether no flag fired.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields that a flag fired from; none if it did not.
    pub fn origins(&self, flag: Flag) -> &[String] {
        self.0.get(&flag).map_or(&[], Vec::as_slice)
    }

    /// Each flag with its fields.
    pub fn iter(&self) -> impl Iterator<Item = (Flag, &[String])> {
        self.0.iter().map(|(flag, origins)| (*flag, origins.as_slice()))
    }

    fn add(&mut self, flag: Flag, origin: impl Into<String>) {
        let (origins, origin) = (self.0.entry(flag).or_default(), origin.into());
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }

    fn add_if(&mut self, holds: bool, flag: Flag, origin: &str) {
        if holds {
            self.add(flag, origin);
        }
    }
}

/// The flags that answers fire, wherever in the report they were given. Only [`Flag::LongRunning`] needs to know the
/// day, and is not among them.
pub fn fired(report: &Report) -> Fired {
    let mut fired = chosen(report);
    for (name, text) in words(report) {
        let any_word = name == "person.weapons";
        fired.add_if(any_word || danger_words::names_danger(text.as_str()), Flag::WordsOfDanger, &name);
    }
    fired
}

/// The flags that do not depend on which words were written. That is quick also for a long report.
pub(super) fn chosen(report: &Report) -> Fired {
    let mut fired = Fired::default();
    danger(report, &mut fired);
    behaviour(report, &mut fired);
    person(report, &mut fired);
    for (row, order) in report.orders.iter().enumerate() {
        orders(row, order, &mut fired);
    }
    fired
}

/// Adds the flag of what began more than a year before the day on which the report comes.
pub(super) fn add_long_running(report: &Report, arrived: Date, fired: &mut Fired) {
    let began = report.behaviour.began.as_ref().and_then(|when| when.roughly(arrived));
    let a_year_ago = arrived.checked_sub(1.year()).ok();
    let long = began.zip(a_year_ago).is_some_and(|(began, a_year_ago)| began < a_year_ago);
    fired.add_if(long, Flag::LongRunning, "behaviour.began");
}

fn danger(report: &Report, fired: &mut Fired) {
    for code in report.danger.yes() {
        fired.add(Flag::of_danger(code), format!("danger.{}", code.code()));
    }
    let unsure = report.danger.get(DangerCode::OrderBroken) == Some(Answer::NotSure);
    fired.add_if(unsure, Flag::OrderMaybeBroken, "danger.order_broken");
}

fn behaviour(report: &Report, fired: &mut Fired) {
    let behaviour = &report.behaviour;
    for flag in behaviour.acts.iter().filter_map(|act| Flag::of_act(*act)) {
        fired.add(flag, "behaviour.acts");
    }
    let often = matches!(behaviour.how_often, Some(HowOften::EveryDay | HowOften::MostDays));
    fired.add_if(often, Flag::MoreThanThreeAWeek, "behaviour.how_often");
    if Sign::ALL.iter().all(|sign| behaviour.signs.get(*sign) == Some(Answer::Yes)) {
        for sign in Sign::ALL {
            fired.add(Flag::AllFourSigns, format!("behaviour.signs.{}", sign.code()));
        }
    }
    fired.add_if(report.evidence.kinds.contains(&EvidenceKind::Tracker), Flag::TrackedOrWatched, "evidence.kinds");
    for change in &report.effect.changes {
        fired.add(Flag::of_change(*change), "effect.changes");
    }
}

fn person(report: &Report, fired: &mut Fired) {
    let partner = matches!(report.person.relationship, Some(Relationship::Partner | Relationship::ExPartner));
    fired.add_if(partner, Flag::PartnerOrEx, "person.relationship");
    fired.add_if(report.person.has_weapons == Some(Answer::Yes), Flag::Weapon, "person.has_weapons");
    let young = report.reporter.age_group.is_some_and(AgeGroup::is_under_18);
    fired.add_if(young, Flag::Under18, "reporter.age_group");
    fired.add_if(report.contact.no_longer_safe == Some(Answer::Yes), Flag::ContactUnsafe, "contact.no_longer_safe");
}

fn orders(row: usize, order: &Order, fired: &mut Fired) {
    let field = |field: &str| format!("orders.{row}.{field}");
    fired.add_if(order.kind == Some(OrderKind::BailCondition), Flag::Released, &field("kind"));
    fired.add_if(order.broken == Some(Answer::Yes), Flag::OrderBroken, &field("broken"));
    fired.add_if(order.broken == Some(Answer::NotSure), Flag::OrderMaybeBroken, &field("broken"));
    fired.add_if(order.before == Some(Answer::Yes), Flag::OrderMaybeBroken, &field("before"));
    let how = order.how.as_ref().is_some_and(Text::says_something);
    fired.add_if(how, Flag::OrderMaybeBroken, &field("how"));
}
