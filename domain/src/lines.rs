//! Whom to call: the few lines of the directory that the check's answer names. Which service answers on each,
//! and what is said of it, is in `content/`; its build makes sure that it helps there, and with that.

use crate::code::{Code, codes};
use crate::codes::{About, Nation, Need, Talk};

codes! {
    /// A line to call. Where several answer, they are shown in this order.
    Line in "line" {
        Child = "child",
        ChildInWales = "child_in_wales",
        Parent = "parent",
        Stalking = "stalking",
        Victim = "victim",
        VictimInScotland = "victim_in_scotland",
        VictimInNorthernIreland = "victim_in_northern_ireland",
        PartnerInEngland = "partner_in_england",
        PartnerInWales = "partner_in_wales",
        PartnerInScotland = "partner_in_scotland",
        PartnerInNorthernIreland = "partner_in_northern_ireland",
        Men = "men",
        Lgbt = "lgbt",
        Online = "online",
        Pictures = "pictures",
        Abroad = "abroad",
        OwnBehaviour = "own_behaviour",
        Sign = "sign",
        SignInEngland = "sign_in_england",
        SignInScotland = "sign_in_scotland",
        SignInNorthernIreland = "sign_in_northern_ireland",
        Text = "text",
        MindInEngland = "mind_in_england",
        MindInWales = "mind_in_wales",
        MindInScotland = "mind_in_scotland",
        MindInNorthernIreland = "mind_in_northern_ireland",
        Mind = "mind",
    }
}

impl Line {
    /// What it helps with.
    pub fn need(self) -> Need {
        match self {
            Self::Child | Self::ChildInWales | Self::Parent | Self::Pictures => Need::Young,
            Self::Stalking => Need::Stalking,
            Self::PartnerInEngland
            | Self::PartnerInWales
            | Self::PartnerInScotland
            | Self::PartnerInNorthernIreland => Need::DomesticAbuse,
            Self::Victim | Self::VictimInScotland | Self::VictimInNorthernIreland => Need::LawCourts,
            Self::Men => Need::Men,
            Self::Lgbt => Need::Lgbt,
            Self::Online => Need::Online,
            Self::Abroad => Need::Police,
            Self::OwnBehaviour => Need::OwnBehaviour,
            Self::Sign | Self::SignInEngland | Self::SignInScotland | Self::SignInNorthernIreland => Need::Deaf,
            Self::Text
            | Self::MindInEngland
            | Self::MindInWales
            | Self::MindInScotland
            | Self::MindInNorthernIreland
            | Self::Mind => Need::Mind,
        }
    }

    /// Whether it is for danger at this moment, and for nothing else.
    pub fn is_for_danger_only(self) -> bool {
        self == Self::Sign
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

/// The lines for somebody there. Whoever asks about what they do themselves is sent to no line for those to whom it
/// is done; and the one that helps them to stop does not say that it helps in Northern Ireland. A child is sent to no
/// line for adults. The others are not asked who they are: of a line for some people only, its words say for whom.
pub fn lines(about: About, nation: Nation, under_18: bool, talk: &[Talk]) -> Vec<Line> {
    Line::ALL.iter().copied().filter(|line| is_named(*line, about, nation, under_18, talk)).collect()
}

fn is_named(line: Line, about: About, nation: Nation, under_18: bool, talk: &[Talk]) -> bool {
    let own = about == About::MyOwnBehaviour;
    let child = under_18 && about == About::Myself;
    let adult = !own && !under_18;
    let in_the_uk = nation != Nation::OutsideUk;
    let chosen = |way: Talk| talk.contains(&way);
    match line {
        Line::Child => under_18,
        Line::ChildInWales => child && nation == Nation::Wales,
        Line::Parent => under_18 && about == About::SomeoneElse,
        Line::Stalking => !own,
        Line::Victim => adult && matches!(nation, Nation::England | Nation::Wales),
        Line::VictimInScotland => adult && nation == Nation::Scotland,
        Line::VictimInNorthernIreland => adult && nation == Nation::NorthernIreland,
        Line::PartnerInEngland | Line::PartnerInWales | Line::PartnerInScotland | Line::PartnerInNorthernIreland => {
            adult && for_a_partner(nation) == Some(line)
        }
        // Of the other nations' lines for when it is a partner, each is for men, too.
        Line::Men => adult && nation == Nation::England,
        Line::Lgbt | Line::Online => adult && in_the_uk,
        Line::Pictures => !own && under_18 && in_the_uk,
        Line::Abroad => !own && !in_the_uk,
        Line::OwnBehaviour => own && nation != Nation::NorthernIreland,
        Line::Sign => chosen(Talk::Bsl) && in_the_uk,
        Line::SignInEngland => chosen(Talk::Bsl) && adult && nation == Nation::England,
        Line::SignInScotland => chosen(Talk::Bsl) && nation == Nation::Scotland,
        Line::SignInNorthernIreland => chosen(Talk::Bsl) && !own && nation == Nation::NorthernIreland,
        Line::Text => in_the_uk && (child || talk.iter().any(|way| *way != Talk::Voice)),
        Line::MindInEngland => own && nation == Nation::England,
        Line::MindInWales => own && nation == Nation::Wales,
        Line::MindInScotland => own && nation == Nation::Scotland,
        Line::MindInNorthernIreland => nation == Nation::NorthernIreland,
        Line::Mind => true,
    }
}
