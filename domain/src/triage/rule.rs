//! The sorting rule, version 2, as a table. The code runs it and `/how-we-sort` is made from it.
//!
//! A proposal that a specialist service must approve before real use.

use crate::code::codes;
use crate::triage::Flag;

/// The rule's version, kept with each report.
pub const RULE_VERSION: u32 = 2;

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
    /// The first flag together with any act, any incident that tells something, or any of the others.
    WithAct(Flag, &'static [Flag]),
    /// Any two of these flags.
    TwoOf(&'static [Flag]),
    /// Any flag at all.
    AnyFlag,
    /// Two or more occasions: said so, or told as incidents.
    TwoOccasions,
    /// Any of the four signs answered yes.
    AnySign,
    /// Any words of the reporter's own ([`super::words`]).
    AnyWords,
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

/// The whole rule, most urgent first. Its first line is the screen: danger at this very moment. A report is in the band
/// of the first line that holds, so a further answer can only raise it.
pub const RULE: &[Line] = &[
    line(Band::Urgent, Needs::AnyOf(NOW)),
    line(Band::Urgent, Needs::AnyOf(URGENT_ALONE)),
    line(
        Band::Urgent,
        Needs::With(
            Flag::PartnerOrEx,
            &[
                Flag::GettingWorse,
                Flag::AnyThreat,
                Flag::TrackedOrWatched,
                Flag::Pets,
                Flag::PrivateImages,
                Flag::Separation,
            ],
        ),
    ),
    line(Band::Urgent, Needs::With(Flag::Under18, &[Flag::AnyThreat, Flag::PrivateImages, Flag::TrackedOrWatched])),
    line(Band::Urgent, Needs::With(Flag::VeryFrightened, &[Flag::KnowsOrAttendsHome])),
    line(Band::Urgent, Needs::WithAct(Flag::OrderMaybeBroken, &[Flag::TurnsUp])),
    line(Band::Priority, Needs::AnyOf(PRIORITY_ALONE)),
    line(Band::Priority, Needs::TwoOf(PRIORITY_IN_TWOS)),
    line(Band::Standard, Needs::AnyFlag),
    line(Band::Standard, Needs::TwoOccasions),
    line(Band::Standard, Needs::AnySign),
    line(Band::Standard, Needs::AnyWords),
    line(Band::Check, Needs::Nothing),
];

const NOW: &[Flag] =
    &[Flag::HappeningNow, Flag::NearAndInDanger, Flag::WeaponNow, Flag::ThreatToday, Flag::SomeoneHurt];

/// The flags that make a report urgent by themselves, those of danger at this moment apart.
pub const URGENT_ALONE: &[Flag] = &[
    Flag::ThreatToKillOrHarm,
    Flag::Weapon,
    Flag::Strangulation,
    Flag::ThreatToChild,
    Flag::ThinksMayBeKilled,
    Flag::NothingToLose,
    Flag::SuicidalThoughts,
    Flag::Violence,
    Flag::BreakIn,
    Flag::OrderBroken,
    Flag::HonourOrForcedMarriage,
    Flag::ContactUnsafe,
];

const PRIORITY_ALONE: &[Flag] = &[
    Flag::VeryFrightened,
    Flag::Vulnerable,
    Flag::AnyThreat,
    Flag::TrackedOrWatched,
    Flag::PrivateImages,
    Flag::PartnerOrEx,
    Flag::Under18,
    Flag::OrderMaybeBroken,
    Flag::DoneItBefore,
    Flag::Released,
    Flag::ForcedChange,
    Flag::WordsOfDanger,
];

const PRIORITY_IN_TWOS: &[Flag] = &[
    Flag::TurnsUp,
    Flag::MoreThanThreeAWeek,
    Flag::PropertyDamage,
    Flag::Pets,
    Flag::OthersDrawnIn,
    Flag::GettingWorse,
    Flag::DrinkDrugsOrCrisis,
    Flag::Separation,
    Flag::ChildContact,
    Flag::LongRunning,
    Flag::AllFourSigns,
];
