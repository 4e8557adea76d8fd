//! The parts in which a person answers, in their order.

use crate::Report;
use crate::code::{Code, codes};
use crate::codes::Role;
use crate::step::Step;

codes! {
    /// A part of the report, with the name that its forms carry.
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
            "danger" => match names.next() {
                Some("getting_worse") => Self::WhatIsHappening,
                Some(code) if Step::SafeNow.danger().any(|asked| asked.code() == code) => Self::SafeNow,
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

    /// Whether the person is led through this part: whoever reports for themselves is not asked for
    /// whom they do it.
    pub fn is_asked(self, report: &Report) -> bool {
        self != Self::SomeoneElse || !matches!(report.reporter.role, None | Some(Role::Myself))
    }

    /// Its pages, in their order.
    pub fn steps(self) -> impl Iterator<Item = Step> {
        Step::ALL.iter().copied().filter(move |step| step.section() == self)
    }

    /// Nothing but this part's answers.
    #[must_use]
    pub fn only(self, report: &Report) -> Report {
        let mut only = Report::default();
        for step in self.steps() {
            step.replace(&mut only, step.only(report));
        }
        only
    }

    /// Whether anything was answered in this part.
    pub fn tells_something(self, report: &Report) -> bool {
        self.steps().any(|step| step.tells_something(report))
    }
}
