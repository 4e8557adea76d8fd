//! Who is listed in the directory, and whether they answer at this moment. Reads no store: the page stands
//! when all else is down.

use std::collections::BTreeSet;

use app::pages::{Call, CampusPage, FewPage, HelpGroup, HelpPage, Listed, Phase};
use content::{Content, Service};
use domain::Code;
use domain::codes::{Campus, Need};
use domain::hours::{DateTime, State};
use domain::lines::Line;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// How many changes ahead a page that stays open can tell by itself.
const PHASES: usize = 6;

/// The directory as it stands now; `zone` is the UK's. In each group those that answer come first, then those of
/// which that is not known, then those that are closed ([`Service::place`]).
pub fn page(content: &Content, now: Timestamp, zone: &TimeZone) -> HelpPage {
    let mut seen = BTreeSet::new();
    let groups = Need::ALL.iter().map(|need| {
        let members = content.services.iter().filter(|(_, service)| service.needs.contains(need));
        let mut members: Vec<_> =
            members.map(|(name, service)| (name, service, phases(content, service, now, zone))).collect();
        members.sort_by_cached_key(|(name, service, phases)| {
            let state = phases.first().map_or(State::NotKnown, |phase| phase.state);
            service.place(name, state)
        });
        let services = members.into_iter().map(|(name, _, phases)| {
            let again = !seen.insert(name.clone());
            Listed { name: name.clone(), again, phases }
        });
        HelpGroup { need: *need, services: services.collect() }
    });
    HelpPage { groups: groups.collect(), chosen: None }
}

/// How many of those who answer are shown first, and how many of the others.
const FEW: (usize, usize) = (8, 6);

/// Of the directory those whom most people need: the lines that the check names, those that are just for danger left
/// out. Who answers now, and who does not or may not; in the order of the directory.
pub fn few(content: &Content, page: &HelpPage) -> FewPage {
    let lines = Line::ALL.iter().filter(|line| ![Need::Deaf, Need::OwnBehaviour].contains(&line.need()));
    let named: BTreeSet<&str> = lines.map(|line| content.check.answer.calls.lines.of(*line).service.as_str()).collect();
    let all = page.groups.iter().flat_map(|group| &group.services);
    let all = all.filter(|listed| !listed.again && named.contains(listed.name.as_str()));
    let is_open = |listed: &Listed| listed.phases.first().is_some_and(|phase| phase.state.is_open());
    let (mut open, mut later): (Vec<Listed>, Vec<Listed>) = all.cloned().partition(is_open);
    open.truncate(FEW.0);
    later.truncate(FEW.1);
    FewPage { open, later }
}

/// What somebody at a university may need first; the rest is in the directory.
const AT_A_CAMPUS: [Need; 5] = [Need::Stalking, Need::DomesticAbuse, Need::Men, Need::Lgbt, Need::Mind];

/// The page of a university as it stands now.
pub fn campus_page(content: &Content, campus: Campus, now: Timestamp, zone: &TimeZone) -> CampusPage {
    let of = content.campuses.of(campus);
    let own = of.services().map(|service| phases(content, service, now, zone)).collect();
    let mut national = page(content, now, zone).groups;
    national.retain(|group| AT_A_CAMPUS.contains(&group.need));
    let mut seen = BTreeSet::new();
    for group in &mut national {
        group.services.retain(|listed| {
            content.services[&listed.name].nations.contains(&of.nation) && seen.insert(listed.name.clone())
        });
        group.services.iter_mut().for_each(|listed| listed.again = false);
    }
    CampusPage { campus, own, national }
}

/// The lines that the check's answer names, as they stand now.
pub fn calls(content: &Content, now: Timestamp, zone: &TimeZone) -> Vec<Call> {
    let each = Line::ALL.iter().map(|line| {
        let service = &content.services[&content.check.answer.calls.lines.of(*line).service];
        Call { line: *line, phases: phases(content, service, now, zone) }
    });
    each.collect()
}

/// Whether it answers, from now on; empty where that is not known.
fn phases(content: &Content, service: &Service, now: Timestamp, zone: &TimeZone) -> Vec<Phase> {
    let mut phases = Vec::new();
    let mut next = Some((0, now.to_zoned(zone.clone()).datetime()));
    while let Some((after, at)) = next.filter(|_| phases.len() < PHASES) {
        let state = service.state(at, &content.bank_holidays);
        if phases.is_empty() && state == State::NotKnown {
            break;
        }
        phases.push(Phase { after, state });
        next = match state {
            State::OpenUntil(then) | State::OpensAt(then) => seconds(now, then, zone).map(|after| (after, then)),
            State::Always | State::NotKnown => None,
        };
    }
    phases
}

/// From now until clocks show that time, over the days on which they change, too.
fn seconds(now: Timestamp, then: DateTime, zone: &TimeZone) -> Option<u32> {
    let then = then.to_zoned(zone.clone()).ok()?.timestamp();
    u32::try_from(then.as_second() - now.as_second()).ok()
}

#[cfg(test)]
mod tests {
    use domain::hours::Turn;

    use super::*;

    /// Each group's services, with where they stand among others.
    fn turns(at: &str) -> Vec<(Need, Vec<(String, Turn)>)> {
        let zone = TimeZone::get("Europe/London").unwrap();
        let groups = page(content::english(), at.parse().unwrap(), &zone).groups;
        let turn = |listed: &Listed| listed.phases.first().map_or(State::NotKnown, |phase| phase.state).turn();
        let of = |group: HelpGroup| group.services.iter().map(|each| (each.name.clone(), turn(each))).collect();
        groups.into_iter().map(|group| (group.need, of(group))).collect()
    }

    #[test]
    fn in_each_group_who_answers_now_is_first_and_who_is_closed_last() {
        for at in ["2026-12-02T03:00:00Z", "2026-12-02T12:00:00Z", "2026-12-02T19:00:00Z", "2026-12-05T03:00:00Z"] {
            for (need, members) in turns(at) {
                assert!(members.is_sorted_by_key(|(_, turn)| *turn), "{at} {need:?} {members:?}");
            }
        }
    }

    #[test]
    fn the_order_goes_with_the_clock() {
        let mind = |at: &str| -> Vec<String> {
            let members = turns(at).into_iter().find(|(need, _)| *need == Need::Mind).unwrap().1;
            members.into_iter().map(|(name, _)| name).collect()
        };
        let place = |names: &[String], name: &str| names.iter().position(|each| each == name).unwrap();
        // Breathing Space opens at 6pm. Nobody knows when Samaritans answer in Welsh.
        for (at, closed) in [("2026-12-02T12:00:00Z", true), ("2026-12-02T19:00:00Z", false)] {
            let names = mind(at);
            assert_eq!(names[0], "samaritans");
            assert_eq!(place(&names, "breathing_space") > place(&names, "samaritans_welsh"), closed, "{at}");
        }
    }

    #[test]
    fn at_3am_each_nation_has_somebody_to_talk_to_by_phone_in_writing_and_in_sign_language() {
        use domain::codes::{Nation, Talk};
        let zone = TimeZone::get("Europe/London").unwrap();
        let words = content::english();
        let night = page(words, "2026-12-02T03:00:00Z".parse().unwrap(), &zone);
        let open = night.groups.iter().flat_map(|group| &group.services).filter(|listed| {
            let now = listed.phases.first();
            now.is_some_and(|phase| phase.state.is_open())
        });
        let open: BTreeSet<&str> = open.map(|listed| listed.name.as_str()).collect();
        for nation in [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland] {
            for ways in [&[Talk::Voice][..], &[Talk::Text, Talk::Chat], &[Talk::Bsl]] {
                let helps = |name: &&str| {
                    let service = &words.services[*name];
                    let by_these = service.ways_when_open().iter().any(|way| ways.contains(way));
                    service.nations.contains(&nation) && by_these
                };
                assert!(open.iter().any(helps), "{nation:?} {ways:?}");
            }
        }
    }
}
