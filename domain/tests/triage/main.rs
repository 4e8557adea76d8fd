//! The sorting rule against the published one, written out in `published.rs` a second time from its text: a change
//! to either must be made twice, on purpose.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod property;
mod published;

use domain::answers::DangerCode;
use domain::codes::{Act, Answer, Occasions};
use domain::triage::{Assessment, Band, Flag, assess};
use domain::{Answers, Code, Report};
use jiff::civil::{Date, date};
use published::{ALONE_1, ALONE_2, ALONE_3, Flags, NOT_ASKED, NOW, OLD, PAIRS_1, TWO_OF};
use serde_json::{Value, json};

const TODAY: Date = date(2026, 11, 28);

/// The smallest report that tells no words, with more put into it: an act that fires nothing.
fn whole(more: &Value) -> Value {
    let mut whole = json!({"version": 1, "reporter": {"role": "self"}, "behaviour": {"acts": ["calls_or_messages"]}});
    merge(&mut whole, more);
    whole
}

fn merge(into: &mut Value, more: &Value) {
    match (into, more) {
        (Value::Object(into), Value::Object(more)) => {
            for (key, value) in more {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, more) => *into = more.clone(),
    }
}

fn assessed(report: &Value) -> Assessment {
    let report: Report = serde_json::from_value(report.clone()).unwrap();
    assess(&Answers::read(report).unwrap(), TODAY)
}

fn sorted(more: &Value) -> Assessment {
    assessed(&whole(more))
}

fn flags_of(assessment: &Assessment) -> Flags {
    let named =
        |flag: &domain::triage::FlagWithOrigin| (flag.flag.code().to_owned(), flag.from.iter().cloned().collect());
    assessment.flags.iter().map(named).collect()
}

fn codes_of(assessment: &Assessment) -> Vec<&'static str> {
    assessment.flags.iter().map(|flag| flag.flag.code()).collect()
}

/// An answer that fires this flag and nothing else.
fn fires(flag: &str) -> Value {
    match flag {
        "contact_unsafe" => json!({"contact": {"no_longer_safe": "yes"}}),
        "partner_or_ex" => json!({"person": {"relationship": "partner"}}),
        "under_18" => json!({"reporter": {"age_group": "under_16"}}),
        "order_maybe_broken" => json!({"orders": [{"before": "yes"}]}),
        "words_of_danger" => json!({"effect": {"text": "knife"}}),
        "long_running" => json!({"behaviour": {"began": "2025-11-27"}}),
        "all_four_signs" => json!({"behaviour": {"signs": {
            "fixated": "yes", "obsessive": "yes", "unwanted": "yes", "repeated": "yes"}}}),
        code => json!({"danger": {code: "yes"}}),
    }
}

fn expected(flags: &[&str], act: bool) -> u8 {
    let has = |flag: &str| flags.contains(&flag);
    let pair = |(first, others): &(&str, &[&str])| {
        has(first) && others.iter().any(|other| if *other == "an act" { act } else { has(other) })
    };
    match () {
        () if NOW.iter().chain(&ALONE_1).any(|flag| has(flag)) || PAIRS_1.iter().any(pair) => 1,
        () if ALONE_2.iter().any(|flag| has(flag)) || TWO_OF.iter().filter(|flag| has(flag)).count() >= 2 => 2,
        () if !flags.is_empty() => 3,
        () => 4,
    }
}

#[test]
fn the_flags_and_the_codes_are_the_published_ones() {
    let mut published: Vec<&str> = [&NOW[..], &ALONE_1, &ALONE_2, &TWO_OF, &ALONE_3].concat();
    published.sort_unstable();
    let mut known: Vec<&str> = Flag::ALL.iter().map(|flag| flag.code()).collect();
    known.sort_unstable();
    assert_eq!(known, published);
    published.retain(|flag| !NOT_ASKED.contains(flag));
    let mut asked: Vec<&str> = DangerCode::asked().map(Code::code).collect();
    asked.sort_unstable();
    assert_eq!(asked, published);
    let old: Vec<&str> = DangerCode::ALL.iter().filter(|code| !code.is_asked()).map(|code| code.code()).collect();
    assert_eq!(old, OLD.map(|(code, _)| code));
}

#[test]
fn every_flag_alone_every_pair_and_every_three_sort_as_published() {
    let all: Vec<&str> = Flag::ALL.iter().map(|flag| flag.code()).collect();
    for (at, first) in all.iter().enumerate() {
        let one = sorted(&fires(first));
        assert_eq!((one.band.number(), codes_of(&one)), (expected(&[first], true), vec![*first]), "{first}");
        for (after, second) in all[at..].iter().enumerate() {
            let mut two = whole(&fires(first));
            merge(&mut two, &fires(second));
            let band = assessed(&two).band;
            assert_eq!(band.number(), expected(&[first, second], true), "{first} {second}");
            for third in &all[at + after..] {
                let mut three = two.clone();
                merge(&mut three, &fires(third));
                assert!(assessed(&three).band <= band, "{first} {second} {third}");
            }
        }
    }
    assert_eq!(sorted(&json!({})).band, Band::Check);
}

#[test]
fn only_yes_fires_and_nothing_else_lowers() {
    for code in DangerCode::ALL {
        for answer in [Answer::No, Answer::NotSure, Answer::RatherNotSay] {
            let quiet = sorted(&json!({"danger": {code.code(): answer.code()}}));
            let told = *code == DangerCode::OrderBroken && answer == Answer::NotSure;
            assert_eq!(codes_of(&quiet), if told { vec!["order_maybe_broken"] } else { vec![] }, "{}", code.code());
            let beside = sorted(&json!({"danger": {code.code(): answer.code(), "weapon": "yes"}}));
            if *code != DangerCode::Weapon {
                assert_eq!(beside.band, Band::Urgent);
            }
        }
    }
}

#[test]
fn codes_of_version_1_fire_the_flags_of_today() {
    for (old, flag) in OLD {
        let sorted = sorted(&json!({"danger": {old: "yes"}}));
        assert_eq!(flags_of(&sorted), Flags::from([(flag.to_owned(), [format!("danger.{old}")].into())]));
    }
}

#[test]
fn each_act_fires_as_published() {
    for act in Act::ALL {
        let report = json!({"version": 1, "reporter": {"role": "self"}, "behaviour": {"acts": [act.code()]}});
        assert_eq!(flags_of(&assessed(&report)), published::flags(&report, false), "{}", act.code());
        assert_eq!(assessed(&report).band.number(), published::band(&report, &published::flags(&report, false)));
    }
}

#[test]
fn a_flag_keeps_every_field_that_it_came_from() {
    let told = json!({"danger": {"break_in": "yes", "order_broken": "yes"}, "behaviour": {"acts": ["entering_home"]},
        "orders": [{"kind": "other"}, {"broken": "yes"}]});
    let sorted = sorted(&told);
    let from = |flag: Flag| sorted.flags.iter().find(|fired| fired.flag == flag).map(|fired| fired.from.join(" "));
    assert_eq!(from(Flag::BreakIn).as_deref(), Some("danger.break_in behaviour.acts"));
    assert_eq!(from(Flag::OrderBroken).as_deref(), Some("danger.order_broken orders.1.broken"));
    assert_eq!(
        serde_json::to_value(&sorted.flags[0]).unwrap(),
        json!({"flag": "break_in", "from": ["danger.break_in", "behaviour.acts"]})
    );
}

#[test]
fn a_band_does_not_fall_because_a_question_was_not_to_be_asked() {
    // Words for somebody else's report, by whoever says after all that it is their own.
    let told = json!({"someone_else": {"how": "he has a knife"}});
    assert_eq!((sorted(&told).band, codes_of(&sorted(&told))), (Band::Priority, vec!["words_of_danger"]));
}

#[test]
fn a_maybe_broken_order_is_urgent_with_an_act_an_incident_or_turning_up() {
    let quiet =
        json!({"version": 1, "reporter": {"role": "self"}, "orders": [{"kind": "injunction", "broken": "not_sure"}]});
    assert_eq!(assessed(&quiet).band, Band::Priority);
    for more in [
        json!({"behaviour": {"acts": ["other"]}}),
        json!({"incidents": [{"what": "rang"}]}),
        json!({"danger": {"turns_up": "yes"}}),
    ] {
        let mut with = quiet.clone();
        merge(&mut with, &more);
        assert_eq!(assessed(&with).band, Band::Urgent, "{more}");
    }
}

#[test]
fn what_began_more_than_a_year_ago_is_long_running() {
    for (began, long) in [
        ("2025-11-27", true),
        ("2025-11-28", false),
        ("two years ago", true),
        ("last week", false),
        ("who knows", false),
        ("2027-01-01", false),
    ] {
        let fired = codes_of(&sorted(&json!({"behaviour": {"began": began}}))).contains(&"long_running");
        assert_eq!(fired, long, "{began}");
    }
}

#[test]
fn occasions_incidents_signs_and_words_make_it_standard() {
    for occasions in Occasions::ALL {
        let band = sorted(&json!({"behaviour": {"occasions": occasions.code()}})).band;
        assert_eq!(band == Band::Standard, *occasions == Occasions::TwiceOrMore, "{}", occasions.code());
    }
    assert_eq!(sorted(&json!({"incidents": [{"where": "a"}]})).band, Band::Check);
    assert_eq!(sorted(&json!({"incidents": [{"where": "a"}, {"where": "b"}]})).band, Band::Standard);
    for sign in ["fixated", "obsessive", "unwanted", "repeated"] {
        assert_eq!(sorted(&json!({"behaviour": {"signs": {sign: "yes"}}})).band, Band::Standard, "{sign}");
        assert_eq!(sorted(&json!({"behaviour": {"signs": {sign: "no"}}})).band, Band::Check, "{sign}");
    }
    for words in published::WORDS {
        let said = |text: &str| match words.split_once(".*.") {
            Some((list, field)) => json!({list: [{field: text}]}),
            None => words.split_once('.').map(|(group, field)| json!({group: {field: text}})).unwrap(),
        };
        // What weapons there are is more than words, and how an order was broken, too.
        let more = matches!(words, "person.weapons" | "orders.*.how");
        let band = if words == "orders.*.how" {
            1
        } else if more {
            2
        } else {
            3
        };
        assert_eq!(sorted(&said("hello")).band.number(), band, "{words}");
        assert_eq!(sorted(&said("\u{200b}")).band, Band::Check, "{words}");
        assert!(codes_of(&sorted(&said("He said: Kill!"))).contains(&"words_of_danger"), "{words}");
    }
}

#[test]
fn names_numbers_handles_places_and_dates_are_no_words() {
    let told = json!({
        "reporter": {"name": "kill"},
        "person": {"name": "kill", "vehicles": "kill", "accounts": [{"service": "kill", "handle_or_address": "kill"}]},
        "contact": {"email": "kill@example.com", "code_word": "kill", "safe_times": "kill", "trusted_person": "kill"},
        "evidence": {"where": "kill"}, "behaviour": {"began": "kill", "latest": "kill"},
        "incidents": [{"when": "kill", "where": "kill"}], "earlier": {"references": "kill"},
        "orders": [{"court": "kill", "officer": "kill", "when": "kill", "ends": "kill"}],
    });
    assert_eq!((sorted(&told).band, codes_of(&sorted(&told))), (Band::Check, vec![]));
}

#[test]
fn a_friends_report_sorts_the_same_and_is_marked() {
    let own = sorted(&json!({"danger": {"pets": "yes"}}));
    let friends = sorted(&json!({"reporter": {"role": "someone_else"}, "danger": {"pets": "yes"}}));
    assert_eq!((own.band, own.second_hand), (Band::Standard, false));
    assert_eq!((friends.band, friends.second_hand), (Band::Standard, true));
}

#[test]
fn advice_names_what_calls_for_something_now() {
    let codes = |more: &Value| sorted(more).advice.iter().map(|flag| flag.code()).collect::<Vec<_>>();
    assert_eq!(codes(&json!({"danger": {"order_broken": "yes", "pets": "yes"}})), ["order_broken"]);
    let pair = json!({"person": {"relationship": "ex_partner"}, "danger": {"separation": "yes"}});
    assert_eq!(codes(&pair), ["partner_or_ex"]);
    assert_eq!(codes(&json!({"danger": {"someone_hurt": "yes"}})), ["someone_hurt"]);
    assert!(codes(&json!({"danger": {"vulnerable": "yes", "done_it_before": "yes"}})).is_empty());
}
