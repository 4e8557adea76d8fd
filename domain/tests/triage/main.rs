//! The sorting rule against the published one, written out here a second time from its text: a change
//! to either must be made twice, on purpose.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::codes::{Act, Answer, Occasions, Relationship};
use domain::triage::{Assessment, Band, Flag, assess};
use domain::{Answers, Code, Report};
use serde_json::{Value, json};

const SCREEN: [&str; 5] = ["happening_now", "near_and_in_danger", "weapon_now", "threat_today", "someone_hurt"];
const URGENT_ALONE: [&str; 10] = [
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
const PRIORITY_ALONE: [&str; 4] = ["very_frightened", "any_threat", "tracked_or_accounts", "vulnerable"];
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

/// The smallest report, with more put into it.
fn report(more: &Value) -> Report {
    let mut whole = json!({"version": 1, "reporter": {"role": "self"}, "behaviour": {"text": "words"}});
    for (group, fields) in more.as_object().unwrap() {
        match fields {
            Value::Object(fields) => {
                for (name, value) in fields {
                    whole[group][name] = value.clone();
                }
            }
            other => whole[group] = other.clone(),
        }
    }
    serde_json::from_value(whole).unwrap()
}

fn sorted(more: &Value) -> Assessment {
    assess(&Answers::read(report(more)).unwrap())
}

fn with_danger(codes: &[&str]) -> Assessment {
    let danger: serde_json::Map<_, _> = codes.iter().map(|code| ((*code).to_owned(), json!("yes"))).collect();
    sorted(&json!({ "danger": danger }))
}

/// What the published rule says of a set of danger answers.
fn expected(codes: &[&str]) -> u8 {
    let has = |code: &str| codes.contains(&code);
    let any = |of: &[&str]| of.iter().any(|code| has(code));
    let pairs = has("ex_partner") && (has("getting_worse") || has("any_threat"))
        || has("very_frightened") && has("knows_or_attends_home");
    if any(&SCREEN) || any(&URGENT_ALONE) || pairs {
        1
    } else if any(&PRIORITY_ALONE) || PRIORITY_IN_TWOS.iter().filter(|code| has(code)).count() >= 2 {
        2
    } else if codes.is_empty() {
        4
    } else {
        3
    }
}

#[test]
fn the_codes_are_the_published_ones() {
    let mut published: Vec<&str> = [&SCREEN[..], &URGENT_ALONE, &PRIORITY_ALONE, &PRIORITY_IN_TWOS].concat();
    published.push("knows_or_attends_home");
    published.sort_unstable();
    let mut known: Vec<&str> = Flag::ALL.iter().map(|flag| flag.code()).collect();
    known.sort_unstable();
    assert_eq!(known, published);
}

#[test]
fn every_code_alone_and_every_pair_sorts_as_published() {
    for first in Flag::ALL {
        for second in Flag::ALL {
            let codes = [first.code(), second.code()];
            assert_eq!(with_danger(&codes).band.number(), expected(&codes), "{codes:?}");
        }
        assert_eq!(with_danger(&[first.code()]).band.number(), expected(&[first.code()]), "{}", first.code());
    }
    assert_eq!(with_danger(&[]).band, Band::Check);
}

#[test]
fn only_yes_fires_and_nothing_else_lowers() {
    for flag in Flag::ALL {
        for answer in [Answer::No, Answer::NotSure, Answer::RatherNotSay] {
            let quiet = sorted(&json!({"danger": {flag.code(): answer.code()}}));
            assert_eq!((quiet.band, quiet.flags.len()), (Band::Check, 0), "{} {}", flag.code(), answer.code());
            let beside = sorted(&json!({"danger": {flag.code(): answer.code(), "weapon": "yes"}}));
            assert_eq!(beside.band, Band::Urgent);
        }
    }
}

#[test]
fn acts_fire_the_published_flags() {
    let table: [(&str, &[&str]); 9] = [
        (
            "tracked_or_accounts",
            &["following", "tracking_device_or_app", "getting_into_accounts_or_devices", "monitoring_online"],
        ),
        ("turns_up", &["watching_or_spying", "loitering", "turning_up"]),
        ("break_in", &["entering_home"]),
        ("property_damage", &["damaging_or_taking_things"]),
        ("pets", &["harming_or_threatening_pets"]),
        ("any_threat", &["threats"]),
        ("violence", &["physical_violence", "sexual_violence"]),
        ("others_drawn_in", &["contacting_family_friends_or_work", "getting_others_to_help"]),
        (
            "",
            &[
                "calls_or_messages",
                "letters_or_gifts",
                "fake_accounts_or_posts",
                "sharing_private_images",
                "false_complaints_or_court_action",
                "ordering_or_cancelling_things",
                "other",
            ],
        ),
    ];
    let listed: usize = table.iter().map(|(_, acts)| acts.len()).sum();
    assert_eq!(listed, Act::ALL.len());
    for (flag, acts) in table {
        for act in acts {
            let flags: Vec<&str> =
                sorted(&json!({"behaviour": {"acts": [act]}})).flags.iter().map(|flag| flag.code()).collect();
            let wanted: Vec<&str> = if flag.is_empty() { Vec::new() } else { vec![flag] };
            assert_eq!(flags, wanted, "{act}");
        }
    }
}

#[test]
fn one_fact_fires_from_where_it_is_asked() {
    for relationship in Relationship::ALL {
        let flags = sorted(&json!({"person": {"relationship": relationship.code()}})).flags;
        assert_eq!(flags.contains(&Flag::ExPartner), *relationship == Relationship::ExPartner);
    }
    let ex = json!({"person": {"relationship": "ex_partner"}, "behaviour": {"acts": ["threats"]}});
    assert_eq!(sorted(&ex).band, Band::Urgent);
    assert_eq!(sorted(&json!({"orders": [{"kind": "injunction", "broken": "yes"}]})).band, Band::Urgent);
    assert_eq!(sorted(&json!({"orders": [{"kind": "injunction", "broken": "not_sure"}]})).band, Band::Check);
    for (age, band) in [("under_16", 2), ("from_16_to_17", 2), ("from_18_to_24", 4), ("rather_not_say", 4)] {
        assert_eq!(sorted(&json!({"reporter": {"age_group": age}})).band.number(), band, "{age}");
    }
}

#[test]
fn occasions_incidents_and_signs_make_it_standard() {
    for occasions in Occasions::ALL {
        let band = sorted(&json!({"behaviour": {"occasions": occasions.code()}})).band;
        assert_eq!(band == Band::Standard, *occasions == Occasions::TwiceOrMore, "{}", occasions.code());
    }
    assert_eq!(sorted(&json!({"incidents": [{"what": "a"}]})).band, Band::Check);
    assert_eq!(sorted(&json!({"incidents": [{"what": "a"}, {"what": "b"}]})).band, Band::Standard);
    for sign in ["fixated", "obsessive", "unwanted", "repeated"] {
        assert_eq!(sorted(&json!({"behaviour": {"signs": {sign: "yes"}}})).band, Band::Standard, "{sign}");
        assert_eq!(sorted(&json!({"behaviour": {"signs": {sign: "no"}}})).band, Band::Check, "{sign}");
    }
}

#[test]
fn a_friends_report_sorts_the_same_and_is_marked() {
    let own = sorted(&json!({"danger": {"pets": "yes"}}));
    let friends = sorted(&json!({"reporter": {"role": "someone_else"}, "danger": {"pets": "yes"}}));
    assert_eq!((own.band, own.second_hand), (Band::Standard, false));
    assert_eq!((friends.band, friends.second_hand), (Band::Standard, true));
}

#[test]
fn a_further_answer_never_lowers_a_band() {
    // Every three codes: 30 × 29 × 28 / 6 sets, each against its own parts.
    for first in Flag::ALL {
        for second in Flag::ALL {
            let two = with_danger(&[first.code(), second.code()]).band;
            for third in Flag::ALL {
                assert!(with_danger(&[first.code(), second.code(), third.code()]).band <= two);
            }
        }
    }
}
