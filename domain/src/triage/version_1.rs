//! Version 1 of the sorting rule, as it was until November 2026. Nothing is sorted by it any more: it stands here so that
//! `foursight rule replay` can say what version 2 changes for reports that are stored.

use super::Band;
use crate::answers::{DangerCode, Report};
use crate::code::Code;
use crate::codes::{Act, AgeGroup, Answer, HowOften, Occasions, Relationship, Sign};

const URGENT: [&str; 15] = [
    "happening_now",
    "near_and_in_danger",
    "weapon_now",
    "threat_today",
    "someone_hurt",
    "threat_to_kill_or_harm",
    "weapon",
    "strangulation",
    "violence",
    "break_in",
    "order_broken",
    "nothing_to_lose",
    "threat_to_child",
    "thinks_may_be_killed",
    "suicidal_thoughts",
];
const PRIORITY: [&str; 4] = ["very_frightened", "any_threat", "tracked_or_accounts", "vulnerable"];
const PRIORITY_IN_TWOS: [&str; 10] = [
    "ex_partner",
    "turns_up",
    "more_than_three_a_week",
    "property_damage",
    "pets",
    "others_drawn_in",
    "done_it_before",
    "getting_worse",
    "drink_drugs_or_crisis",
    "forced_change",
];

/// The band that version 1 gives a report. Codes that it did not know count for nothing.
pub fn band(report: &Report) -> Band {
    let flags = flags(report);
    let has = |flag: &str| flags.contains(&flag);
    let any = |of: &[&str]| of.iter().any(|flag| has(flag));
    let pair = has("ex_partner") && any(&["getting_worse", "any_threat"])
        || has("very_frightened") && has("knows_or_attends_home");
    let twice = report.behaviour.occasions == Some(Occasions::TwiceOrMore) || report.incidents_told() >= 2;
    let sign = Sign::ALL.iter().any(|sign| report.behaviour.signs.get(*sign) == Some(Answer::Yes));
    if any(&URGENT) || pair {
        Band::Urgent
    } else if any(&PRIORITY) || PRIORITY_IN_TWOS.iter().filter(|flag| has(flag)).count() >= 2 {
        Band::Priority
    } else if !flags.is_empty() || twice || sign {
        Band::Standard
    } else {
        Band::Check
    }
}

fn flags(report: &Report) -> Vec<&'static str> {
    let known = |code: &DangerCode| {
        let code = code.code();
        URGENT.contains(&code)
            || PRIORITY.contains(&code)
            || PRIORITY_IN_TWOS.contains(&code)
            || code == "knows_or_attends_home"
    };
    let mut flags: Vec<&str> = report.danger.yes().filter(known).map(Code::code).collect();
    flags.extend(report.behaviour.acts.iter().filter_map(|act| of_act(*act)));
    let often = matches!(report.behaviour.how_often, Some(HowOften::EveryDay | HowOften::MostDays));
    let young = matches!(report.reporter.age_group, Some(AgeGroup::Under16 | AgeGroup::From16To17));
    let told = [
        (report.person.relationship == Some(Relationship::ExPartner), "ex_partner"),
        (report.orders.iter().any(|order| order.broken == Some(Answer::Yes)), "order_broken"),
        (often, "more_than_three_a_week"),
        (young, "vulnerable"),
    ];
    flags.extend(told.iter().filter(|(holds, _)| *holds).map(|(_, flag)| *flag));
    flags
}

fn of_act(act: Act) -> Option<&'static str> {
    match act {
        Act::Following | Act::TrackingDeviceOrApp | Act::GettingIntoAccountsOrDevices | Act::MonitoringOnline => {
            Some("tracked_or_accounts")
        }
        Act::WatchingOrSpying | Act::Loitering | Act::TurningUp => Some("turns_up"),
        Act::EnteringHome => Some("break_in"),
        Act::DamagingOrTakingThings => Some("property_damage"),
        Act::HarmingOrThreateningPets => Some("pets"),
        Act::Threats => Some("any_threat"),
        Act::PhysicalViolence | Act::SexualViolence => Some("violence"),
        Act::ContactingFamilyFriendsOrWork | Act::GettingOthersToHelp => Some("others_drawn_in"),
        _ => None,
    }
}
