//! Who is listed in the directory, and whether they answer at this moment. Reads no store: the page stands
//! when all else is down.

use std::collections::BTreeSet;

use app::pages::{Call, CampusPage, HelpGroup, HelpPage, Listed, Phase};
use content::{Content, Service};
use domain::Code;
use domain::codes::{Campus, Need};
use domain::hours::{DateTime, Division, State};
use domain::lines::Line;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// How many changes ahead a page that stays open can tell by itself.
const PHASES: usize = 6;

/// The directory as it stands now; `zone` is the UK's.
pub fn page(content: &Content, now: Timestamp, zone: &TimeZone) -> HelpPage {
    let mut seen = BTreeSet::new();
    let groups = Need::ALL.iter().map(|need| {
        let members = content.services.iter().filter(|(_, service)| service.needs.contains(need));
        let mut members: Vec<_> =
            members.map(|(name, service)| (name, service, phases(content, service, now, zone))).collect();
        members.sort_by_cached_key(|(name, service, phases)| {
            let closed = !phases.first().is_some_and(|phase| phase.state.is_open());
            let no_number = service.number.is_none() && service.number_of.is_none();
            (closed, !service.is_everywhere(), service.nations.clone(), no_number, (*name).clone())
        });
        let services = members.into_iter().map(|(name, _, phases)| {
            let again = !seen.insert(name.clone());
            Listed { name: name.clone(), again, phases }
        });
        HelpGroup { need: *need, services: services.collect() }
    });
    HelpPage { groups: groups.collect() }
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
        let state = state(content, service, at);
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

/// Whether it answers. Bank holidays differ between nations: where those that it helps in don't agree, that
/// is not known.
fn state(content: &Content, service: &Service, at: DateTime) -> State {
    let Some(hours) = &service.open else { return State::NotKnown };
    let divisions: BTreeSet<Division> = service.nations.iter().filter_map(|nation| Division::of(*nation)).collect();
    let mut states = divisions.into_iter().map(|division| hours.state(at, &content.bank_holidays, division));
    let Some(first) = states.next() else { return State::NotKnown };
    if states.all(|state| state == first) { first } else { State::NotKnown }
}

/// From now until clocks show that time, over the days on which they change, too.
fn seconds(now: Timestamp, then: DateTime, zone: &TimeZone) -> Option<u32> {
    let then = then.to_zoned(zone.clone()).ok()?.timestamp();
    u32::try_from(then.as_second() - now.as_second()).ok()
}
