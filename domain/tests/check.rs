//! The FOUR check, over everything that can be answered.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::Code;
use domain::check::{About, CheckAnswers, DangerNow, Outcome, piece};
use domain::codes::{Answer, Nation, Sign};
use domain::lines::{Line, lines};

#[test]
fn the_check_never_says_no() {
    let read = |pairs: &[(&'static str, &'static str)]| CheckAnswers::read(pairs.iter().copied()).unwrap().advise();
    let none = read(&[("signs.fixated", "no"), ("signs.repeated", "not_sure"), ("about", "")]);
    assert_eq!((none.outcome, none.danger), (Outcome::CannotTell, false));
    assert!(read(&[("danger_now", "not_sure")]).danger);
    let four = ["signs.fixated", "signs.obsessive", "signs.unwanted", "signs.repeated"].map(|sign| (sign, "yes"));
    assert_eq!(read(&four).outcome, Outcome::All);
    assert!(CheckAnswers::read([("signs.fixed", "yes")]).is_err());
    assert!(CheckAnswers::read([("nation", "france")]).is_err());
    assert!(CheckAnswers::read([("nation", "wales"), ("nation", "england")]).is_err());
}

fn or_nothing<C: Code>() -> Vec<Option<C>> {
    std::iter::once(None).chain(C::ALL.iter().copied().map(Some)).collect()
}

/// Each combination of answers there is: 70,000.
fn all() -> Vec<CheckAnswers> {
    let mut all = Vec::new();
    for about in or_nothing::<About>() {
        for nation in or_nothing::<Nation>() {
            for danger_now in or_nothing::<DangerNow>() {
                for signs in 0..5_usize.pow(4) {
                    let mut answers = CheckAnswers { about, nation, danger_now, ..CheckAnswers::default() };
                    for (at, sign) in Sign::ALL.iter().enumerate() {
                        *answers.signs.slot(*sign) =
                            or_nothing::<Answer>()[signs / 5_usize.pow(u32::try_from(at).unwrap()) % 5];
                    }
                    all.push(answers);
                }
            }
        }
    }
    all
}

#[test]
fn whatever_is_answered_leads_to_somebody() {
    let all = all();
    assert_eq!(all.len(), 4 * 7 * 4 * 625);
    for answers in all {
        let pieces = answers.advise().pieces();
        let own = answers.about == Some(About::MyOwnBehaviour);
        let says = |key: &str| pieces.iter().any(|piece| piece == key);
        let one_of = |begins: &str| pieces.iter().filter(|piece| piece.starts_with(begins)).count();
        assert_eq!((one_of("about."), one_of("nation."), says("line.mind")), (1, 1, true), "{answers:?}");
        // A verdict, and the way to a report, are for those to whom it is done; the least is "cannot tell".
        assert_eq!(one_of("outcome."), usize::from(!own), "{answers:?}");
        assert_eq!((says("limits"), says("report"), says("line.stalking")), (!own, !own, !own), "{answers:?}");
        // One nation's line for when it is a partner, or the way to it.
        let partner = one_of("line.partner_") + usize::from(says("find_line"));
        assert_eq!(partner, usize::from(!own), "{answers:?}");
        let danger = matches!(answers.danger_now, Some(DangerNow::Yes | DangerNow::NotSure));
        assert_eq!(says("danger"), danger, "{answers:?}");
        assert_eq!(says("danger_abroad"), danger && answers.nation == Some(Nation::OutsideUk), "{answers:?}");
        let mut once = pieces.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), pieces.len(), "{answers:?}");
    }
}

#[test]
fn each_nation_has_the_line_of_its_own() {
    let own_lines = [
        (Nation::England, Some(Line::PartnerInEngland)),
        (Nation::Wales, Some(Line::PartnerInWales)),
        (Nation::Scotland, Some(Line::PartnerInScotland)),
        (Nation::NorthernIreland, Some(Line::PartnerInNorthernIreland)),
        (Nation::OutsideUk, None),
        (Nation::NotSure, None),
    ];
    for (nation, partner) in own_lines {
        // For whomever it is done to, and by whomever: known in two nations only.
        let anyone = matches!(nation, Nation::England | Nation::Wales).then_some(Line::Victim);
        let expected = [Some(Line::Stalking), partner, anyone, Some(Line::Mind)];
        let expected: Vec<Line> = expected.into_iter().flatten().collect();
        for about in [About::Myself, About::SomeoneElse] {
            assert_eq!(lines(about, nation), expected, "{nation:?}");
        }
        let helps_to_stop = lines(About::MyOwnBehaviour, nation).contains(&Line::OwnBehaviour);
        assert_eq!(helps_to_stop, nation != Nation::NorthernIreland);
        assert_eq!(lines(About::MyOwnBehaviour, nation).last(), Some(&Line::Mind));
    }
    assert_eq!(piece(Line::PartnerInNorthernIreland), "line.partner_in_northern_ireland");
}
