//! The sorting rule, version 1, as a table. The code runs it and `/how-we-sort` is made from it.
//!
//! A proposal that a specialist service must approve before real use.

use crate::code::codes;
use crate::triage::Flag;

/// The rule's version, kept with each report.
pub const RULE_VERSION: u32 = 1;

codes! {
    /// How soon a person reads a report. There is no band for "no need".
    Band in "band" { Urgent = "urgent", Priority = "priority", Standard = "standard", Check = "check", }
}

impl Band {
    /// The band's number, from 1 (soonest) to 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Urgent => 1,
            Self::Priority => 2,
            Self::Standard => 3,
            Self::Check => 4,
        }
    }
}

/// What makes a line of the rule hold.
#[derive(Clone, Copy, Debug)]
pub enum Needs {
    /// Any one of these flags.
    AnyOf(&'static [Flag]),
    /// The first flag together with any of the others.
    With(Flag, &'static [Flag]),
    /// Any two of these flags.
    TwoOf(&'static [Flag]),
    /// Any flag at all.
    AnyFlag,
    /// Two or more occasions, said so or listed.
    TwoOccasions,
    /// Any of the four signs answered yes.
    AnySign,
    /// Nothing: every report is read.
    Nothing,
}

/// One line of the rule: the band, and what it takes.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The band that a report reaches by this line.
    pub band: Band,
    /// What it takes.
    pub needs: Needs,
}

const fn line(band: Band, needs: Needs) -> Line {
    Line { band, needs }
}

/// The whole rule, most urgent first. Its first line is the screen: danger at this very moment. A report is in the band of the first line that holds, so a
/// further answer can only raise it.
pub const RULE: &[Line] = &[
    line(
        Band::Urgent,
        Needs::AnyOf(&[
            Flag::HappeningNow,
            Flag::NearAndInDanger,
            Flag::WeaponNow,
            Flag::ThreatToday,
            Flag::SomeoneHurt,
        ]),
    ),
    line(
        Band::Urgent,
        Needs::AnyOf(&[
            Flag::ThreatToKillOrHarm,
            Flag::Weapon,
            Flag::Strangulation,
            Flag::Violence,
            Flag::BreakIn,
            Flag::OrderBroken,
            Flag::NothingToLose,
            Flag::ThreatToChild,
            Flag::ThinksMayBeKilled,
            Flag::SuicidalThoughts,
        ]),
    ),
    line(Band::Urgent, Needs::With(Flag::ExPartner, &[Flag::GettingWorse, Flag::AnyThreat])),
    line(Band::Urgent, Needs::With(Flag::VeryFrightened, &[Flag::KnowsOrAttendsHome])),
    line(
        Band::Priority,
        Needs::AnyOf(&[Flag::VeryFrightened, Flag::AnyThreat, Flag::TrackedOrAccounts, Flag::Vulnerable]),
    ),
    line(
        Band::Priority,
        Needs::TwoOf(&[
            Flag::ExPartner,
            Flag::TurnsUp,
            Flag::MoreThanThreeAWeek,
            Flag::PropertyDamage,
            Flag::Pets,
            Flag::OthersDrawnIn,
            Flag::DoneItBefore,
            Flag::GettingWorse,
            Flag::DrinkDrugsOrCrisis,
            Flag::ForcedChange,
        ]),
    ),
    line(Band::Standard, Needs::AnyFlag),
    line(Band::Standard, Needs::TwoOccasions),
    line(Band::Standard, Needs::AnySign),
    line(Band::Check, Needs::Nothing),
];
