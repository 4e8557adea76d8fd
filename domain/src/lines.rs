//! Whom to call: the few lines of the directory that the check's answer names. Which service answers on each,
//! and what is said of it, is in `content/`; its build makes sure that it helps there, and with that.

use crate::code::codes;
use crate::codes::{About, Nation, Need};

codes! {
    /// A line to call.
    Line in "line" {
        Stalking = "stalking",
        PartnerInEngland = "partner_in_england",
        PartnerInWales = "partner_in_wales",
        PartnerInScotland = "partner_in_scotland",
        PartnerInNorthernIreland = "partner_in_northern_ireland",
        Victim = "victim",
        OwnBehaviour = "own_behaviour",
        Mind = "mind",
    }
}

impl Line {
    /// What it helps with.
    pub fn need(self) -> Need {
        match self {
            Self::Stalking => Need::Stalking,
            Self::PartnerInEngland
            | Self::PartnerInWales
            | Self::PartnerInScotland
            | Self::PartnerInNorthernIreland => Need::DomesticAbuse,
            Self::Victim => Need::LawCourts,
            Self::OwnBehaviour => Need::OwnBehaviour,
            Self::Mind => Need::Mind,
        }
    }
}

/// The line of that nation for when it is a partner or an ex: each has its own, and none is for all of the UK.
pub fn for_a_partner(nation: Nation) -> Option<Line> {
    match nation {
        Nation::England => Some(Line::PartnerInEngland),
        Nation::Wales => Some(Line::PartnerInWales),
        Nation::Scotland => Some(Line::PartnerInScotland),
        Nation::NorthernIreland => Some(Line::PartnerInNorthernIreland),
        Nation::OutsideUk | Nation::NotSure => None,
    }
}

/// The line of that nation that is for anyone, whoever does it, and that is open at night. Where none is known, none.
pub fn for_anyone(nation: Nation) -> Option<Line> {
    matches!(nation, Nation::England | Nation::Wales).then_some(Line::Victim)
}

/// The lines for somebody there, in the order in which to try them. Whoever asks about what they do themselves is
/// sent to no line for those to whom it is done; and the one that helps them to stop does not say that it helps in
/// Northern Ireland.
pub fn lines(about: About, nation: Nation) -> Vec<Line> {
    let lines = match (about, nation) {
        (About::MyOwnBehaviour, Nation::NorthernIreland) => [None, None, None, Some(Line::Mind)],
        (About::MyOwnBehaviour, _) => [Some(Line::OwnBehaviour), None, None, Some(Line::Mind)],
        (About::Myself | About::SomeoneElse, _) => {
            [Some(Line::Stalking), for_a_partner(nation), for_anyone(nation), Some(Line::Mind)]
        }
    };
    lines.into_iter().flatten().collect()
}
