//! The parts in which a person answers, in their order.

use crate::Report;
use crate::code::codes;

codes! {
    /// A part of the report, with the name that stands in its address.
    Section in "section" {
        AboutYou = "about-you",
        WhatIsHappening = "what-is-happening",
        DangerSigns = "danger-signs",
        Person = "person",
        Contact = "contact",
    }
}

impl Section {
    /// The part that follows, or none after the last.
    pub fn next(self) -> Option<Self> {
        use crate::Code;
        let at = Self::ALL.iter().position(|section| *section == self)?;
        Self::ALL.get(at + 1).copied()
    }

    /// The part before, or none before the first.
    pub fn previous(self) -> Option<Self> {
        use crate::Code;
        Self::ALL.iter().copied().find(|section| section.next() == Some(self))
    }

    /// The groups of answers that belong to this part and to no other.
    pub fn groups(self) -> &'static [&'static str] {
        match self {
            Self::AboutYou => &["reporter", "place"],
            Self::WhatIsHappening => &["behaviour"],
            Self::DangerSigns => &["danger"],
            Self::Person => &["person"],
            Self::Contact => &["contact"],
        }
    }

    /// Whether a field or a JSON pointer lies in this part.
    pub fn owns(self, place: &str) -> bool {
        let group = place.trim_start_matches('/').split(['.', '/']).next().unwrap_or_default();
        self.groups().contains(&group)
    }

    /// Puts this part's answers from `newer` in the place of those in `report`.
    pub fn replace(self, report: &mut Report, newer: Report) {
        match self {
            Self::AboutYou => {
                report.reporter = newer.reporter;
                report.place = newer.place;
            }
            Self::WhatIsHappening => report.behaviour = newer.behaviour,
            Self::DangerSigns => report.danger = newer.danger,
            Self::Person => report.person = newer.person,
            Self::Contact => report.contact = newer.contact,
        }
    }

    /// Nothing but this part's answers.
    #[must_use]
    pub fn only(self, report: &Report) -> Report {
        let mut only = Report::default();
        self.replace(&mut only, report.clone());
        only
    }

    /// Whether anything was answered in this part.
    pub fn tells_something(self, report: &Report) -> bool {
        self.only(report) != Report::default()
    }
}
