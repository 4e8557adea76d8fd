//! The pages of questions, and what each asks for.

use crate::Report;
use crate::answers::DangerCode;
use crate::answers::shape::Answered;
use crate::code::{Code, codes};
use crate::codes::Answer;
use crate::section::Section;

codes! {
    /// One page of questions. Each is of a part of the report ([`Step::section`]); a part may have several.
    Step in "step" {
        SafeNow = "safe-now",
        Who = "who",
        Place = "place",
        WhatIsHappening = "what-is-happening",
        Relationship = "relationship",
        Danger = "danger",
        Orders = "orders",
        Contact = "contact",
        DangerThreats = "danger-threats",
        DangerActs = "danger-acts",
        DangerReach = "danger-reach",
        DangerPerson = "danger-person",
        DangerEffect = "danger-effect",
        Incidents = "incidents",
        HowOften = "how-often",
        Signs = "signs",
        Name = "name",
        Means = "means",
        Accounts = "accounts",
        Earlier = "earlier",
        Evidence = "evidence",
        Effect = "effect",
        AboutYou = "about-you",
        SomeoneElse = "someone-else",
        Talking = "talking",
        Visit = "visit",
        FollowUp = "follow-up",
        Sharing = "sharing",
    }
}

impl Step {
    /// The part of the report that it belongs to.
    pub fn section(self) -> Section {
        match self {
            Self::SafeNow => Section::SafeNow,
            Self::Who | Self::Place | Self::AboutYou => Section::AboutYou,
            Self::WhatIsHappening | Self::HowOften | Self::Signs => Section::WhatIsHappening,
            Self::Relationship | Self::Name | Self::Means | Self::Accounts => Section::Person,
            Self::Danger
            | Self::DangerThreats
            | Self::DangerActs
            | Self::DangerReach
            | Self::DangerPerson
            | Self::DangerEffect => Section::DangerSigns,
            Self::Orders | Self::Earlier => Section::Orders,
            Self::Contact | Self::Talking | Self::Visit | Self::FollowUp => Section::Contact,
            Self::Incidents => Section::Incidents,
            Self::Evidence => Section::Evidence,
            Self::Effect => Section::Effect,
            Self::SomeoneElse => Section::SomeoneElse,
            Self::Sharing => Section::Sharing,
        }
    }

    /// The fields that it asks for, in their order; a list that is asked for in rows by its name.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::SafeNow => {
                &["danger.happening_now", "danger.near_and_in_danger", "danger.threat_today", "danger.someone_hurt"]
            }
            Self::Who => &["reporter.role", "reporter.age_group"],
            Self::Place => &["place.nation", "place.area"],
            Self::WhatIsHappening => &["behaviour.text", "behaviour.acts", "behaviour.occasions"],
            Self::Relationship => &["person.relationship"],
            Self::Danger => {
                &["danger.order_broken", "danger.threat_to_kill_or_harm", "danger.strangulation", "danger.weapon"]
            }
            Self::Orders => &["orders"],
            Self::Contact => &[
                "contact.methods",
                "contact.phone",
                "contact.voicemail",
                "contact.email",
                "contact.trusted_person",
                "contact.safe_times",
                "contact.if_someone_else_answers",
            ],
            Self::DangerThreats => &[
                "danger.any_threat",
                "danger.weapon_now",
                "danger.threat_to_child",
                "danger.private_images",
                "danger.honour_or_forced_marriage",
            ],
            Self::DangerActs => &[
                "danger.violence",
                "danger.break_in",
                "danger.tracked_or_watched",
                "danger.turns_up",
                "danger.property_damage",
            ],
            Self::DangerReach => &[
                "danger.pets",
                "danger.others_drawn_in",
                "danger.more_than_three_a_week",
                "danger.knows_or_attends_home",
                "danger.done_it_before",
            ],
            Self::DangerPerson => &[
                "danger.released",
                "danger.nothing_to_lose",
                "danger.drink_drugs_or_crisis",
                "danger.separation",
                "danger.child_contact",
            ],
            Self::DangerEffect => &[
                "danger.very_frightened",
                "danger.thinks_may_be_killed",
                "danger.suicidal_thoughts",
                "danger.vulnerable",
                "danger.forced_change",
            ],
            Self::Incidents => &["incidents"],
            Self::HowOften => &["behaviour.how_often", "behaviour.began", "behaviour.latest", "danger.getting_worse"],
            Self::Signs => &[
                "behaviour.signs.fixated",
                "behaviour.signs.obsessive",
                "behaviour.signs.unwanted",
                "behaviour.signs.repeated",
            ],
            Self::Name => &["person.known", "person.name", "person.details"],
            Self::Means => &["person.has_weapons", "person.weapons", "person.vehicles"],
            Self::Accounts => &["person.accounts"],
            Self::Earlier => &["earlier.told_police", "earlier.references", "earlier.accused", "earlier.accusations"],
            Self::Evidence => &["evidence.kinds", "evidence.where", "evidence.details"],
            Self::Effect => &["effect.areas", "effect.changes", "effect.text"],
            Self::AboutYou => &["reporter.name", "reporter.organisation", "place.campus"],
            Self::SomeoneElse => &[
                "someone_else.knows",
                "someone_else.agrees",
                "someone_else.may_contact",
                "someone_else.how",
                "someone_else.may_say_who",
            ],
            Self::Talking => &["contact.code_word", "contact.interpreter", "contact.language", "contact.adjustments"],
            Self::Visit => &["contact.plain_clothes", "contact.officer", "contact.other"],
            Self::FollowUp => &["follow_up.reference", "contact.no_longer_safe"],
            Self::Sharing => &["sharing.advocate", "sharing.university", "sharing.university_name", "sharing.not_with"],
        }
    }

    /// The page that asks for a field, or that a JSON pointer leads to.
    pub fn of(place: &str) -> Option<Self> {
        let place = place.trim_start_matches('/').replace('/', ".");
        let asks = |field: &str| place.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let asking = Self::ALL.iter().find(|step| step.fields().iter().any(|field| asks(field)));
        asking.copied().or_else(|| Section::of(&place)?.steps().next())
    }

    /// Whether it asks for this field, or the pointer leads to it.
    pub fn owns(self, place: &str) -> bool {
        Self::of(place) == Some(self)
    }

    /// Whether its form may answer a field: its own; those of the same part, for programs that know parts only; and any
    /// sign of danger, wherever else that is asked for. Danger that somebody tells of is never turned away.
    pub fn takes(self, field: &str) -> bool {
        let of_danger = matches!(self.section(), Section::SafeNow | Section::DangerSigns);
        self.section().owns(field) || of_danger && field.starts_with("danger.")
    }

    /// Its number, from 1: an address tells nothing else of it.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The page with this number, as it is written in an address.
    pub fn numbered(number: &str) -> Option<Self> {
        let written = !number.starts_with(['0', '+']);
        let at = number.parse::<usize>().ok().filter(|_| written)?.checked_sub(1)?;
        Self::ALL.get(at).copied()
    }

    /// Puts this page's answers from `newer` in the place of those in `report`. What else `newer` tells of the part is
    /// added.
    pub fn replace(self, report: &mut Report, mut newer: Report) {
        for field in self.fields() {
            report.take_field(field, &mut newer);
        }
        let others = self.section().steps().filter(|step| *step != self).flat_map(Self::fields);
        for field in others.filter(|field| !field.starts_with("danger.")) {
            if newer.is_field_answered(field) {
                report.take_field(field, &mut newer);
            }
        }
        // A yes is not taken back where it was not asked.
        let known = report.danger.clone();
        newer.danger.retain(|code, answer| known.get(code).is_none() || answer == Answer::Yes);
        report.danger.extend(newer.danger);
    }

    /// Nothing but this page's answers.
    #[must_use]
    pub fn only(self, report: &Report) -> Report {
        let (mut only, mut from) = (Report::default(), report.clone());
        for field in self.fields() {
            only.take_field(field, &mut from);
        }
        only
    }

    /// How many of its fields were answered.
    pub fn answered(self, report: &Report) -> usize {
        self.fields().iter().filter(|field| report.is_field_answered(field)).count()
    }

    /// Whether anything was answered on it.
    pub fn tells_something(self, report: &Report) -> bool {
        self.answered(report) > 0
    }

    /// The danger questions among its fields.
    pub fn danger(self) -> impl Iterator<Item = DangerCode> {
        self.fields().iter().filter_map(|field| DangerCode::from_code(field.strip_prefix("danger.")?))
    }
}
