//! The FOUR check, over everything that can be answered.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::answers::DangerCode;
use domain::check::{About, Advice, CheckAnswers, FIELDS, Outcome, Plain, Said, fields};
use domain::codes::{AgeGroup, Answer, Nation, Sign, Talk};
use domain::line_order::Availability;
use domain::lines::Line;
use domain::{Code, ProblemCode, Report};

/// As if nothing were known of when a line answers.
fn said(advice: &Advice) -> Said {
    let availability = Availability { ways: vec![Talk::Voice], sure: Vec::new(), phases: Vec::new() };
    let availabilities: Vec<_> = Line::ALL.iter().map(|line| (*line, availability.clone())).collect();
    advice.said(&availabilities, 0)
}

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
    assert!(CheckAnswers::read([("threat", "rather_not_say")]).is_err());
}

fn or_nothing<C: Code>() -> Vec<Option<C>> {
    std::iter::once(None).chain(C::ALL.iter().copied().map(Some)).collect()
}

/// Each combination of the signs, and of whom it is about, where, and whether there is danger: 70,000.
fn all() -> Vec<CheckAnswers> {
    let mut all = Vec::new();
    for about in or_nothing::<About>() {
        for nation in or_nothing::<Nation>() {
            for danger_now in or_nothing::<Plain>() {
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
fn several_ways_to_talk_may_be_chosen_and_each_once() {
    let read = |pairs: &[(&'static str, &'static str)]| CheckAnswers::read(pairs.iter().copied());
    assert_eq!(read(&[("talk", "bsl"), ("talk", ""), ("talk", "text")]).unwrap().talk, [Talk::Bsl, Talk::Text]);
    assert_eq!(read(&[("talk", "bsl"), ("talk", "bsl")]).unwrap_err()[0].code, ProblemCode::Repeated);
    assert_eq!(read(&[("talk", "smoke")]).unwrap_err()[0].code, ProblemCode::UnknownCode);
    assert!(FIELDS.iter().all(|(name, _)| fields().any(|field| field == *name)));
}

#[test]
fn whatever_is_answered_leads_to_somebody() {
    let all = all();
    assert_eq!(all.len(), 4 * 7 * 4 * 625);
    for answers in all {
        let Said { pieces, lines } = said(&answers.advise());
        let own = answers.about == Some(About::MyOwnBehaviour);
        let says = |key: &str| pieces.iter().any(|piece| piece == key);
        let one_of = |begins: &str| pieces.iter().filter(|piece| piece.starts_with(begins)).count();
        assert_eq!((one_of("about."), one_of("nation."), says("line.mind")), (1, 1, true), "{answers:?}");
        assert_eq!(one_of("line."), lines.len(), "{answers:?}");
        // A verdict, and the way to a report, are for those to whom it is done; the least is "cannot tell".
        assert_eq!(one_of("outcome."), usize::from(!own), "{answers:?}");
        assert_eq!((says("limits"), says("report"), says("line.stalking")), (!own, !own, !own), "{answers:?}");
        // One nation's line for when it is a partner, or the way to it.
        let partner = one_of("line.partner_") + usize::from(says("find_line"));
        assert_eq!(partner, usize::from(!own), "{answers:?}");
        let abroad = answers.nation == Some(Nation::OutsideUk);
        let danger = matches!(answers.danger_now, Some(Plain::Yes | Plain::NotSure));
        assert_eq!(says("danger"), danger, "{answers:?}");
        assert_eq!(says("danger_abroad"), danger && abroad, "{answers:?}");
        assert_eq!((says("police"), says("police_abroad")), (!abroad, abroad), "{answers:?}");
        // This team is told first only where it is this team that is to be told.
        let first = matches!(answers.nation, None | Some(Nation::England | Nation::NotSure));
        assert_eq!((says("team_first"), says("team_last")), (first && !own, !first && !own), "{answers:?}");
        assert_eq!(one_of("tell."), usize::from(!first && !own), "{answers:?}");
        let mut once = pieces.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), pieces.len(), "{answers:?}");
    }
}

#[test]
fn an_order_that_was_broken_a_threat_and_a_child_come_first() {
    for about in About::ALL {
        for nation in Nation::ALL {
            for told in or_nothing::<Plain>() {
                let answers = |field: &'static str| {
                    let told = told.map_or("", Code::code);
                    let pairs = [("about", about.code()), ("nation", nation.code()), (field, told)];
                    said(&CheckAnswers::read(pairs).unwrap().advise()).pieces
                };
                let (yes, own) = (told == Some(Plain::Yes), *about == About::MyOwnBehaviour);
                for field in ["order_broken", "threat"] {
                    let pieces = answers(field);
                    let says = |key: &str| pieces.iter().any(|piece| piece == key);
                    assert_eq!((says("act_now"), says(field)), (yes && !own, yes && !own), "{field} {about:?}");
                    let abroad = *nation == Nation::OutsideUk;
                    let here = (says("act_here"), says("act_abroad"));
                    assert_eq!(here, (yes && !own && !abroad, yes && !own && abroad), "{field} {nation:?}");
                    assert_eq!(says("own_order"), yes && own && field == "order_broken", "{field} {about:?}");
                }
                let pieces = answers("under_18");
                let says = |key: &str| pieces.iter().any(|piece| piece == key);
                assert_eq!(says("child"), yes && *about == About::Myself, "{about:?}");
                assert_eq!(says("parent"), yes && *about == About::SomeoneElse, "{about:?}");
                assert_eq!(says("ask_first"), !yes && *about == About::SomeoneElse, "{about:?}");
                assert_eq!(says("line.child"), yes, "{about:?}");
            }
        }
    }
}

#[test]
fn a_report_takes_along_what_it_asks_too_and_nothing_is_overwritten() {
    let pairs = [("order_broken", "yes"), ("threat", "not_sure"), ("under_18", "yes"), ("talk", "bsl")];
    let answers = CheckAnswers::read(pairs).unwrap();
    let mut report = Report::default();
    answers.carry_into(&mut report);
    let danger = |report: &Report| [DangerCode::OrderBroken, DangerCode::AnyThreat].map(|code| report.danger.get(code));
    assert_eq!(danger(&report), [Some(Answer::Yes), Some(Answer::NotSure)]);
    assert_eq!(report.reporter.age_group, Some(AgeGroup::Under18));
    CheckAnswers::read([("order_broken", "no"), ("threat", "yes")]).unwrap().carry_into(&mut report);
    assert_eq!(danger(&report), [Some(Answer::Yes), Some(Answer::NotSure)]);
    report.reporter.age_group = Some(AgeGroup::From16To17);
    answers.carry_into(&mut report);
    assert_eq!(report.reporter.age_group, Some(AgeGroup::From16To17));
    for told in ["no", "not_sure"] {
        assert!(!CheckAnswers::read([("under_18", told), ("talk", "text")]).unwrap().tells_of_a_report());
    }
    let own = CheckAnswers::read([("about", "my_own_behaviour"), ("threat", "yes"), ("under_18", "yes")]);
    assert!(!own.unwrap().tells_of_a_report());
}
