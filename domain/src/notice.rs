//! What an answer calls for before the person goes on: help that can't wait for the report to be sent.

use crate::Report;
use crate::answers::Contact;
use crate::code::{Code, codes};
use crate::codes::{Answer, Area, ContactMethod, Nation};
use crate::step::Step;
use crate::text::Text;
use crate::triage::{self, Flag};

codes! {
    /// Something to know before going on, with words of its own in `content/`.
    Notice in "notice" {
        /// There is danger at this moment: 999, and how to reach it without a sound.
        DangerNow = "danger_now",
        /// Scottish law, and Police Scotland's own way to report.
        Scotland = "scotland",
        /// Northern Ireland's law, and the PSNI's own way to report.
        NorthernIreland = "northern_ireland",
        /// Another force in England or Wales looks after the place.
        OtherForce = "other_force",
        /// No force of the United Kingdom does.
        OutsideUk = "outside_uk",
        /// The person being stalked is under 18.
        Young = "young",
        /// Somebody has thoughts of suicide.
        Suicidal = "suicidal",
        /// Of the flag of this name, as are those that follow.
        ThreatToKillOrHarm = "threat_to_kill_or_harm",
        Weapon = "weapon",
        Strangulation = "strangulation",
        ThreatToChild = "threat_to_child",
        ThinksMayBeKilled = "thinks_may_be_killed",
        NothingToLose = "nothing_to_lose",
        Violence = "violence",
        BreakIn = "break_in",
        OrderBroken = "order_broken",
        HonourOrForcedMarriage = "honour_or_forced_marriage",
        ContactUnsafe = "contact_unsafe",
        PartnerOrEx = "partner_or_ex",
        Under18 = "under_18",
        VeryFrightened = "very_frightened",
        OrderMaybeBroken = "order_maybe_broken",
        /// A way to get in touch was chosen, and its number, address or name is missing.
        ContactIncomplete = "contact_incomplete",
        /// Complaints are made against the person being stalked.
        Accused = "accused",
    }
}

impl Notice {
    /// What a flag calls for that makes a report urgent, or none: danger at this moment has one notice for all, and the
    /// other flags have none.
    pub fn of_flag(flag: Flag) -> Option<Self> {
        match flag {
            Flag::SuicidalThoughts => Some(Self::Suicidal),
            Flag::ThreatToKillOrHarm => Some(Self::ThreatToKillOrHarm),
            Flag::Weapon => Some(Self::Weapon),
            Flag::Strangulation => Some(Self::Strangulation),
            Flag::ThreatToChild => Some(Self::ThreatToChild),
            Flag::ThinksMayBeKilled => Some(Self::ThinksMayBeKilled),
            Flag::NothingToLose => Some(Self::NothingToLose),
            Flag::Violence => Some(Self::Violence),
            Flag::BreakIn => Some(Self::BreakIn),
            Flag::OrderBroken => Some(Self::OrderBroken),
            Flag::HonourOrForcedMarriage => Some(Self::HonourOrForcedMarriage),
            Flag::ContactUnsafe => Some(Self::ContactUnsafe),
            Flag::PartnerOrEx => Some(Self::PartnerOrEx),
            Flag::Under18 => Some(Self::Under18),
            Flag::VeryFrightened => Some(Self::VeryFrightened),
            Flag::OrderMaybeBroken => Some(Self::OrderMaybeBroken),
            _ => None,
        }
    }

    /// Whether it tells what can be done now about danger.
    pub fn is_of_danger(self) -> bool {
        Flag::ALL.iter().any(|flag| Self::of_flag(*flag) == Some(self))
    }

    /// Whether whom to call first, the police among them, is said after it. Who has thoughts of suicide, and a child, are
    /// led to others, whom their notices name.
    pub fn leads_to_the_police(self) -> bool {
        self.is_of_danger() && !matches!(self, Self::Suicidal | Self::Under18)
    }
}

/// What the answers of one page call for, most urgent first. A flag that answers of several pages fire together calls
/// for its notice on each of them.
pub fn due(step: Step, report: &Report) -> Vec<Notice> {
    let here = |(_, from): &(Notice, Vec<String>)| from.iter().any(|field| step.owns(field));
    called_for(report).into_iter().filter(here).map(|(notice, _)| notice).collect()
}

/// What the answers of one page call for that was not called for before, by whichever answer.
pub fn newly_due(step: Step, before: &Report, after: &Report) -> Vec<Notice> {
    let here = |(_, from): &(Notice, Vec<String>)| from.iter().any(|field| step.owns(field));
    newly_called_for(before, after).into_iter().filter(here).map(|(notice, _)| notice).collect()
}

/// The first of these pages whose answers call for something that was not called for before.
pub fn first_newly_due(steps: impl IntoIterator<Item = Step>, before: &Report, after: &Report) -> Option<Step> {
    let newly = newly_called_for(before, after);
    steps.into_iter().find(|step| newly.iter().any(|(_, from)| from.iter().any(|field| step.owns(field))))
}

fn newly_called_for(before: &Report, after: &Report) -> Vec<(Notice, Vec<String>)> {
    let known = called_for(before);
    let mut newly = called_for(after);
    newly.retain(|(notice, _)| known.iter().all(|(other, _)| other != notice));
    newly
}

/// What a report calls for, most urgent first, with the fields whose answers do.
fn called_for(report: &Report) -> Vec<(Notice, Vec<String>)> {
    let from = |fields: &[&str]| fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>();
    let when = |holds: bool, notice: Notice, fields: &[&str]| holds.then(|| (notice, from(fields)));
    let yes_now = report.danger.yes().filter(|code| Flag::of_danger(*code).is_now());
    let now: Vec<String> = yes_now.map(|code| format!("danger.{}", code.code())).collect();
    let now = (!now.is_empty()).then_some((Notice::DangerNow, now));
    let urgent = triage::urgent(report).into_iter();
    let urgent = urgent.filter_map(|(flag, from)| Some((Notice::of_flag(flag)?, from)));
    let others = [
        when(triage::fired(report).has(Flag::Under18), Notice::Young, &["reporter.age_group"]),
        elsewhere(report).map(|notice| (notice, from(&["place.nation", "place.area"]))),
        when(report.earlier.accused == Some(Answer::Yes), Notice::Accused, &["earlier.accused"]),
        when(lacks_a_way(&report.contact), Notice::ContactIncomplete, &["contact.methods"]),
    ];
    now.into_iter().chain(urgent).chain(others.into_iter().flatten()).collect()
}

/// Whether a way to get in touch was chosen of which the number, the address or the name is missing.
fn lacks_a_way(contact: &Contact) -> bool {
    let given = |text: &Option<Text>| text.as_ref().is_some_and(Text::says_something);
    contact.methods.iter().any(|method| match method {
        ContactMethod::PhoneCall | ContactMethod::TextMessage => !given(&contact.phone),
        ContactMethod::Email => !given(&contact.email),
        ContactMethod::TrustedPerson => !given(&contact.trusted_person),
    })
}

fn elsewhere(report: &Report) -> Option<Notice> {
    match report.place.nation {
        Some(Nation::Scotland) => Some(Notice::Scotland),
        Some(Nation::NorthernIreland) => Some(Notice::NorthernIreland),
        Some(Nation::OutsideUk) => Some(Notice::OutsideUk),
        Some(Nation::Wales) => Some(Notice::OtherForce),
        Some(Nation::England | Nation::NotSure) | None => {
            report.place.area.is_some_and(Area::is_of_another_force).then_some(Notice::OtherForce)
        }
    }
}
