//! The policy of the desk, written out once more as a table.

use domain::Code;
use domain::access::{Access, Area, Cut, Part, Role, Seen, Standing, Viewer};
use domain::case::ChangeKind;
use domain::codes::Unit;

fn viewer(role: Role, unit: Option<Unit>) -> Viewer {
    Viewer { name: "ana".to_owned(), role, unit }
}

/// How much a role sees: of a case of its own unit, of another unit's; each without and with consent to an advocate.
const SEEN: [(Role, [&str; 4]); 5] = [
    (Role::Lead, ["full", "full", "full", "full"]),
    (Role::TriageOfficer, ["full", "full", "full", "full"]),
    (Role::UnitOfficer, ["full", "full", "nothing", "nothing"]),
    (Role::Advocate, ["nothing", "part", "nothing", "part"]),
    (Role::Auditor, ["nothing", "nothing", "nothing", "nothing"]),
];

fn word(access: Access) -> &'static str {
    match access {
        Access::Full => "full",
        Access::Without(_) => "part",
        Access::Nothing => "nothing",
    }
}

fn standings() -> [Standing; 4] {
    let units = [Unit::ALL[0], Unit::ALL[0], Unit::ALL[1], Unit::ALL[1]];
    let mut advocate = true;
    units.map(|unit| {
        advocate = !advocate;
        Standing { unit: Some(unit), advocate, named: None }
    })
}

#[test]
fn each_role_sees_what_the_table_says() {
    assert_eq!(SEEN.map(|(role, _)| role).as_slice(), Role::ALL);
    for (role, wanted) in SEEN {
        let viewer = viewer(role, Some(Unit::ALL[0]));
        for (standing, wanted) in standings().iter().zip(wanted) {
            assert_eq!(word(viewer.may_see(standing)), wanted, "{role:?} {standing:?}");
        }
    }
    let without_unit = viewer(Role::UnitOfficer, None);
    assert_eq!(without_unit.may_see(&Standing::default()), Access::Nothing, "no unit is not the unit of what has none");
}

#[test]
fn a_case_closed_to_named_staff_is_there_for_nobody_else() {
    for role in Role::ALL {
        let viewer = viewer(*role, Some(Unit::ALL[0]));
        for standing in standings() {
            let to_others = Standing { named: Some(vec!["ben".to_owned()]), ..standing.clone() };
            assert_eq!(viewer.may_see(&to_others), Access::Nothing);
            let to_them = Standing { named: Some(vec!["ben".to_owned(), "ana".to_owned()]), ..standing.clone() };
            assert_eq!(viewer.may_see(&to_them), viewer.may_see(&standing));
        }
    }
}

#[test]
fn only_who_sees_all_of_a_case_changes_it_and_some_changes_are_a_leads() {
    let by_lead = [ChangeKind::Hold, ChangeKind::Release, ChangeKind::Restrict];
    for role in Role::ALL {
        let viewer = viewer(*role, Some(Unit::ALL[0]));
        for standing in standings() {
            for change in ChangeKind::ALL {
                let all = viewer.may_see(&standing) == Access::Full;
                let wanted = all && (*role == Role::Lead || !by_lead.contains(change));
                assert_eq!(viewer.may_change(&standing, *change), wanted, "{role:?} {change:?}");
            }
        }
    }
}

/// Which areas a role uses: queue, take next, audit, people.
const USED: [(Role, [bool; 4]); 5] = [
    (Role::Lead, [true, true, true, true]),
    (Role::TriageOfficer, [true, true, false, false]),
    (Role::UnitOfficer, [true, true, false, false]),
    (Role::Advocate, [true, false, false, false]),
    (Role::Auditor, [false, false, true, false]),
];

#[test]
fn each_role_uses_the_areas_of_the_table() {
    for (role, wanted) in USED {
        for (area, wanted) in Area::ALL.iter().zip(wanted) {
            assert_eq!(viewer(role, None).may_use(*area), wanted, "{role:?} {area:?}");
        }
    }
}

/// A list and a case are let through by the same rule: what is in somebody's list, they may see, and the other way
/// round.
#[test]
fn a_scope_holds_what_may_be_seen_and_nothing_else() {
    for role in Role::ALL {
        for unit in [None, Some(Unit::ALL[0])] {
            let viewer = viewer(*role, unit);
            let scope = viewer.scope();
            for standing in standings() {
                let of_unit = scope.unit().is_none_or(|unit| Some(unit) == standing.unit);
                let with_consent = !scope.only_with_consent() || standing.advocate;
                let listed = !scope.is_empty() && of_unit && with_consent;
                assert_eq!(listed, viewer.may_see(&standing) != Access::Nothing, "{role:?} {unit:?} {standing:?}");
            }
            assert_eq!(scope.name(), "ana");
        }
    }
}

struct Whole(Vec<Part>);

impl Cut for Whole {
    fn cut(&mut self, part: Part) {
        self.0.retain(|own| *own != part);
    }
}

#[test]
fn what_is_seen_lacks_what_is_kept_back() {
    let whole = || Whole(Part::ALL.to_vec());
    let with_consent = Standing { advocate: true, ..Standing::default() };
    let lead = Seen::by(&viewer(Role::Lead, None), &with_consent, whole()).unwrap();
    assert_eq!(lead.0, Part::ALL);
    let advocate = Seen::by(&viewer(Role::Advocate, None), &with_consent, whole()).unwrap();
    assert!(advocate.0.is_empty() && Part::ALL.iter().all(|part| advocate.is_kept_back(*part)));
    assert!(Seen::by(&viewer(Role::Advocate, None), &Standing::default(), whole()).is_none());
    assert!(Seen::by(&viewer(Role::Auditor, None), &with_consent, whole()).is_none());
}
