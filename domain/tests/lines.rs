//! Whom the check names, for whom and where, in which order; written here a second time.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::Code;
use domain::codes::{About, Nation, Talk};
use domain::line_order::{Availability, arrange};
use domain::lines::Line::{self, *};
use domain::lines::lines;

#[test]
fn each_nation_has_the_lines_of_its_own() {
    let adults: [(Nation, &[Line]); 6] = [
        (Nation::England, &[Stalking, Victim, PartnerInEngland, Men, Lgbt, Online, Mind]),
        (Nation::Wales, &[Stalking, Victim, PartnerInWales, Lgbt, Online, Mind]),
        (Nation::Scotland, &[Stalking, VictimInScotland, PartnerInScotland, Lgbt, Online, Mind]),
        (
            Nation::NorthernIreland,
            &[Stalking, VictimInNorthernIreland, PartnerInNorthernIreland, Lgbt, Online, MindInNorthernIreland, Mind],
        ),
        (Nation::OutsideUk, &[Stalking, Abroad, Mind]),
        (Nation::NotSure, &[Stalking, Lgbt, Online, Mind]),
    ];
    for (nation, expected) in adults {
        for about in [About::Myself, About::SomeoneElse] {
            assert_eq!(lines(about, nation, false, &[]), expected, "{nation:?}");
        }
    }
    let own: [(Nation, &[Line]); 6] = [
        (Nation::England, &[OwnBehaviour, MindInEngland, Mind]),
        (Nation::Wales, &[OwnBehaviour, MindInWales, Mind]),
        (Nation::Scotland, &[OwnBehaviour, MindInScotland, Mind]),
        // The line that helps to stop does not say that it helps there.
        (Nation::NorthernIreland, &[MindInNorthernIreland, Mind]),
        (Nation::OutsideUk, &[OwnBehaviour, Mind]),
        (Nation::NotSure, &[OwnBehaviour, Mind]),
    ];
    for (nation, expected) in own {
        assert_eq!(lines(About::MyOwnBehaviour, nation, false, &[]), expected, "{nation:?}");
    }
}

#[test]
fn a_child_and_a_parent_have_lines_of_their_own() {
    let here = |about: About, nation: Nation| lines(about, nation, true, &[]);
    assert_eq!(here(About::Myself, Nation::England), [Child, Stalking, Pictures, Text, Mind]);
    assert_eq!(here(About::Myself, Nation::Wales), [Child, ChildInWales, Stalking, Pictures, Text, Mind]);
    assert_eq!(here(About::SomeoneElse, Nation::Scotland), [Child, Parent, Stalking, Pictures, Mind]);
    assert_eq!(here(About::MyOwnBehaviour, Nation::Scotland), [Child, OwnBehaviour, MindInScotland, Mind]);
    assert_eq!(here(About::Myself, Nation::OutsideUk), [Child, Stalking, Abroad, Mind]);
}

#[test]
fn ways_to_talk_add_the_lines_that_have_only_those() {
    let with = |nation: Nation, talk: &[Talk]| -> Vec<Line> {
        let without = lines(About::Myself, nation, false, &[]);
        lines(About::Myself, nation, false, talk).into_iter().filter(|line| !without.contains(line)).collect()
    };
    assert_eq!(with(Nation::England, &[Talk::Voice]), []);
    assert_eq!(with(Nation::England, &[Talk::Chat]), [Text]);
    assert_eq!(with(Nation::England, &[Talk::Bsl]), [Sign, SignInEngland, Text]);
    assert_eq!(with(Nation::Wales, &[Talk::Bsl]), [Sign, Text]);
    assert_eq!(with(Nation::Scotland, &[Talk::Bsl]), [Sign, SignInScotland, Text]);
    assert_eq!(with(Nation::NorthernIreland, &[Talk::Bsl]), [Sign, SignInNorthernIreland, Text]);
    // They work in the UK only.
    assert_eq!(with(Nation::OutsideUk, Talk::ALL), []);
}

fn availability(ways: &[Talk], sure: &[Talk], phases: &[(u32, Option<bool>)]) -> Availability {
    Availability { ways: ways.to_vec(), sure: sure.to_vec(), phases: phases.to_vec() }
}

const VOICE: &[Talk] = &[Talk::Voice];

#[test]
fn when_a_line_answers_is_read_as_it_was_written() {
    for each in [
        availability(VOICE, VOICE, &[(0, Some(true))]),
        availability(&[], &[], &[]),
        availability(Talk::ALL, &[Talk::Chat], &[(0, Some(false)), (3600, Some(true)), (7200, None)]),
    ] {
        assert_eq!(Availability::read(&each.written()), Some(each));
    }
    assert_eq!(
        availability(Talk::ALL, VOICE, &[(0, Some(true)), (60, None)]).written(),
        "voice text chat bsl/voice/1:0 ?:60"
    );
    assert_eq!(Availability::read("voice"), None);
}

#[test]
fn who_answers_comes_first_and_who_is_closed_last_as_the_clock_goes_on() {
    let hours = |phases: &[(u32, Option<bool>)]| availability(VOICE, VOICE, phases);
    let all = [
        (Stalking, availability(VOICE, &[], &[])),
        (Victim, hours(&[(0, Some(false)), (7200, Some(true)), (9000, Some(false))])),
        (Lgbt, hours(&[(0, Some(false)), (3600, Some(true)), (9000, Some(false))])),
        (Online, hours(&[(0, Some(true)), (5400, None)])),
        (Mind, hours(&[(0, Some(true))])),
    ];
    let at = |since: u32| arrange(&all, &[], since).lines;
    assert_eq!(at(0), [Online, Mind, Stalking, Lgbt, Victim]);
    assert_eq!(at(3599), [Online, Mind, Stalking, Lgbt, Victim]);
    assert_eq!(at(3600), [Lgbt, Online, Mind, Stalking, Victim]);
    assert_eq!(at(5400), [Lgbt, Mind, Stalking, Online, Victim]);
    // What comes after that, the page does not know.
    assert_eq!(at(9000), [Mind, Stalking, Online, Victim, Lgbt]);
    assert!(!arrange(&all, &[], 0).none_open);
}

#[test]
fn lines_by_a_chosen_way_come_first_and_nobody_is_said_to_answer_who_may_not() {
    let always = &[(0, Some(true))];
    let both = &[Talk::Voice, Talk::Chat];
    let all = [
        (Stalking, availability(VOICE, &[], &[])),
        (Victim, availability(both, VOICE, always)),
        (Men, availability(VOICE, &[], &[])),
        (Lgbt, availability(both, &[], &[])),
        (Pictures, availability(&[], &[], &[])),
        (Sign, availability(&[Talk::Bsl], &[Talk::Bsl], always)),
        (Text, availability(&[Talk::Text], &[Talk::Text], always)),
        (Mind, availability(VOICE, VOICE, always)),
    ];
    let by = |talk: &[Talk]| arrange(&all, talk, 0);
    let chat = by(&[Talk::Chat]);
    // That Victim Support is open says nothing of its chat. Of those with voices only, who answers is named.
    assert_eq!(chat.lines, [Victim, Lgbt, Sign, Text, Mind, Stalking, Pictures]);
    assert!(chat.none_open);
    let text = by(&[Talk::Chat, Talk::Text]);
    assert_eq!((text.lines[0], text.none_open), (Text, false));
    // 999 is for danger: whoever signs and is in none has nobody.
    let sign = by(&[Talk::Bsl]);
    assert_eq!((sign.lines[0], sign.none_open), (Sign, true));
    assert_eq!(by(VOICE).lines, [Victim, Mind, Stalking, Men, Lgbt, Sign, Text, Pictures]);
    assert!(!by(VOICE).none_open && !by(&[]).none_open);
}
