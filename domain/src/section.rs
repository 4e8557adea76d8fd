//! The parts in which a person answers, in their order.

use crate::Report;
use crate::answers::DangerCode;
use crate::code::{Code, codes};
use crate::codes::{Answer, Role};
use crate::triage::Flag;

codes! {
    /// A part of the report, with the name that stands in its address.
    Section in "section" {
        SafeNow = "safe-now",
        AboutYou = "about-you",
        SomeoneElse = "someone-else",
        WhatIsHappening = "what-is-happening",
        Incidents = "incidents",
        Person = "person",
        DangerSigns = "danger-signs",
        Orders = "orders",
        Evidence = "evidence",
        Effect = "effect",
        Contact = "contact",
        Sharing = "sharing",
    }
}

impl Section {
    /// The part in which a field is asked for, or that a JSON pointer leads to.
    pub fn of(place: &str) -> Option<Self> {
        let mut names = place.trim_start_matches('/').split(['.', '/']);
        Some(match names.next()? {
            "reporter" | "place" => Self::AboutYou,
            "someone_else" => Self::SomeoneElse,
            "behaviour" => Self::WhatIsHappening,
            "incidents" => Self::Incidents,
            "person" => Self::Person,
            "danger" => match names.next().and_then(DangerCode::from_code) {
                Some(code) if Flag::of_danger(code).is_now() => Self::SafeNow,
                Some(DangerCode::GettingWorse) => Self::WhatIsHappening,
                _ => Self::DangerSigns,
            },
            "orders" | "earlier" => Self::Orders,
            "evidence" => Self::Evidence,
            "effect" => Self::Effect,
            "contact" | "follow_up" => Self::Contact,
            "sharing" => Self::Sharing,
            _ => return None,
        })
    }

    /// Whether a field or a JSON pointer lies in this part.
    pub fn owns(self, place: &str) -> bool {
        Self::of(place) == Some(self)
    }

    /// Whether this part's form may answer a field: its own, and any sign of danger among those signs,
    /// wherever else it is asked for. Danger that somebody tells of is never turned away.
    pub fn takes(self, field: &str) -> bool {
        self.owns(field) || self == Self::DangerSigns && field.starts_with("danger.")
    }

    /// Whether the person is led through this part: whoever reports for themselves is not asked for
    /// whom they do it.
    pub fn is_asked(self, report: &Report) -> bool {
        self != Self::SomeoneElse || !matches!(report.reporter.role, None | Some(Role::Myself))
    }

    /// The parts that the person is led through, in their order.
    pub fn asked(report: &Report) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|section| section.is_asked(report))
    }

    /// The part that follows, or none after the last.
    pub fn next(self, report: &Report) -> Option<Self> {
        Self::asked(report).find(|section| *section > self)
    }

    /// The part before, or none before the first.
    pub fn previous(self, report: &Report) -> Option<Self> {
        Self::asked(report).take_while(|section| *section < self).last()
    }

    /// Puts this part's answers from `newer` in the place of those in `report`.
    pub fn replace(self, report: &mut Report, newer: Report) {
        report.danger.retain(|code, _| !self.asks_of(code));
        let known = report.danger.clone();
        let mut danger = newer.danger;
        // A sign that another part asks for is heard here, but a yes is not taken back where it was not asked.
        danger.retain(|code, answer| known.get(code).is_none() || answer == Answer::Yes);
        report.danger.extend(danger);
        match self {
            Self::SafeNow | Self::DangerSigns => {}
            Self::AboutYou => {
                report.reporter = newer.reporter;
                report.place = newer.place;
            }
            Self::SomeoneElse => report.someone_else = newer.someone_else,
            Self::WhatIsHappening => report.behaviour = newer.behaviour,
            Self::Incidents => report.incidents = newer.incidents,
            Self::Person => report.person = newer.person,
            Self::Orders => {
                report.orders = newer.orders;
                report.earlier = newer.earlier;
            }
            Self::Evidence => report.evidence = newer.evidence,
            Self::Effect => report.effect = newer.effect,
            Self::Contact => {
                report.contact = newer.contact;
                report.follow_up = newer.follow_up;
            }
            Self::Sharing => report.sharing = newer.sharing,
        }
    }

    /// Nothing but this part's answers.
    #[must_use]
    pub fn only(self, report: &Report) -> Report {
        let mut own = report.clone();
        own.danger.retain(|code, _| self.asks_of(code));
        let mut only = Report::default();
        self.replace(&mut only, own);
        only
    }

    /// Whether anything was answered in this part.
    pub fn tells_something(self, report: &Report) -> bool {
        self.only(report) != Report::default()
    }

    /// Whether a sign of danger is asked for here.
    fn asks_of(self, code: DangerCode) -> bool {
        self.owns(&format!("danger.{}", code.code()))
    }
}
