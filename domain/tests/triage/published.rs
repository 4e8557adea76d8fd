//! The published rule, version 2, written a second time from its text, over the JSON of a report instead of its types.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub(crate) const NOW: [&str; 5] = ["happening_now", "near_and_in_danger", "weapon_now", "threat_today", "someone_hurt"];
pub(crate) const ALONE_1: [&str; 12] = [
    "threat_to_kill_or_harm",
    "weapon",
    "strangulation",
    "threat_to_child",
    "thinks_may_be_killed",
    "nothing_to_lose",
    "suicidal_thoughts",
    "violence",
    "break_in",
    "order_broken",
    "honour_or_forced_marriage",
    "contact_unsafe",
];
pub(crate) const PAIRS_1: [(&str, &[&str]); 4] = [
    ("partner_or_ex", &["getting_worse", "any_threat", "tracked_or_watched", "pets", "private_images", "separation"]),
    ("under_18", &["any_threat", "private_images", "tracked_or_watched"]),
    ("very_frightened", &["knows_or_attends_home"]),
    ("order_maybe_broken", &["turns_up", "an act", "an incident"]),
];
pub(crate) const ALONE_2: [&str; 12] = [
    "very_frightened",
    "vulnerable",
    "any_threat",
    "tracked_or_watched",
    "private_images",
    "partner_or_ex",
    "under_18",
    "order_maybe_broken",
    "done_it_before",
    "released",
    "forced_change",
    "words_of_danger",
];
pub(crate) const TWO_OF: [&str; 11] = [
    "turns_up",
    "more_than_three_a_week",
    "property_damage",
    "pets",
    "others_drawn_in",
    "getting_worse",
    "drink_drugs_or_crisis",
    "separation",
    "child_contact",
    "long_running",
    "all_four_signs",
];
pub(crate) const ALONE_3: [&str; 1] = ["knows_or_attends_home"];
/// Codes of version 1, and the flag that each fires now.
pub(crate) const OLD: [(&str, &str); 2] =
    [("ex_partner", "partner_or_ex"), ("tracked_or_accounts", "tracked_or_watched")];
/// What no danger question asks.
pub(crate) const NOT_ASKED: [&str; 7] = [
    "contact_unsafe",
    "partner_or_ex",
    "under_18",
    "order_maybe_broken",
    "words_of_danger",
    "long_running",
    "all_four_signs",
];

/// A flag, the field that fires it, and the values that do; `*` in a field is any row.
const ELSEWHERE: [(&str, &str, &[&str]); 19] = [
    ("weapon", "person.has_weapons", &["yes"]),
    ("violence", "behaviour.acts", &["physical_violence", "sexual_violence"]),
    ("break_in", "behaviour.acts", &["entering_home"]),
    ("order_broken", "orders.*.broken", &["yes"]),
    ("contact_unsafe", "contact.no_longer_safe", &["yes"]),
    ("any_threat", "behaviour.acts", &["threats"]),
    (
        "tracked_or_watched",
        "behaviour.acts",
        &[
            "following",
            "watching_or_spying",
            "monitoring_online",
            "tracking_device_or_app",
            "getting_into_accounts_or_devices",
        ],
    ),
    ("tracked_or_watched", "evidence.kinds", &["tracker"]),
    ("private_images", "behaviour.acts", &["sharing_private_images"]),
    ("partner_or_ex", "person.relationship", &["partner", "ex_partner"]),
    ("under_18", "reporter.age_group", &["under_16", "from_16_to_17", "under_18"]),
    ("order_maybe_broken", "orders.*.broken", &["not_sure"]),
    ("order_maybe_broken", "orders.*.before", &["yes"]),
    ("order_maybe_broken", "danger.order_broken", &["not_sure"]),
    ("released", "orders.*.kind", &["bail_condition"]),
    ("forced_change", "effect.changes", &["moved_home", "left_work_or_study", "stopped_going_out"]),
    ("turns_up", "behaviour.acts", &["loitering", "turning_up"]),
    ("more_than_three_a_week", "behaviour.how_often", &["every_day", "most_days"]),
    ("property_damage", "behaviour.acts", &["damaging_or_taking_things"]),
];
const ELSEWHERE_IN_TWOS: [(&str, &str, &[&str]); 2] = [
    ("pets", "behaviour.acts", &["harming_or_threatening_pets"]),
    ("others_drawn_in", "behaviour.acts", &["contacting_family_friends_or_work", "getting_others_to_help"]),
];
/// The fields that are words.
pub(crate) const WORDS: [&str; 14] = [
    "behaviour.text",
    "incidents.*.what",
    "person.details",
    "person.weapons",
    "orders.*.how",
    "earlier.accusations",
    "evidence.details",
    "effect.text",
    "contact.other",
    "contact.if_someone_else_answers",
    "incidents.*.witnesses",
    "incidents.*.evidence",
    "someone_else.how",
    "sharing.not_with",
];
/// Some of the words of danger; the tests write no others.
pub(crate) const DANGER_WORDS: [&str; 6] = ["kill", "knife", "strangle", "acid", "petrol", "burn you"];

/// Flags with the fields that fired them.
pub(crate) type Flags = BTreeMap<String, BTreeSet<String>>;

/// Each answer by the name of its field, items of a list one by one.
fn answers(value: &Value, name: &str, found: &mut Vec<(String, String)>) {
    let inside = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| answers(value, &inside(key), found)),
        Value::Array(items) => {
            for (row, item) in items.iter().enumerate() {
                let name = if item.is_object() { inside(&row.to_string()) } else { name.to_owned() };
                answers(item, &name, found);
            }
        }
        other => found.push((name.to_owned(), other.as_str().unwrap_or_default().to_owned())),
    }
}

fn any_row(name: &str) -> String {
    let part =
        |part: &str| if part.bytes().all(|byte| byte.is_ascii_digit()) { "*".to_owned() } else { part.to_owned() };
    name.split('.').map(part).collect::<Vec<_>>().join(".")
}

/// Which flags fire, and from where. `long` is whether `behaviour.began` is more than a year ago.
pub(crate) fn flags(report: &Value, long: bool) -> Flags {
    let (mut all, mut flags) = (Vec::new(), Flags::new());
    answers(report, "", &mut all);
    let mut fire = |flag: &str, from: &str| {
        flags.entry(flag.to_owned()).or_default().insert(from.to_owned());
    };
    for (name, value) in &all {
        let place = any_row(name);
        if let Some(code) = name.strip_prefix("danger.").filter(|_| value == "yes") {
            fire(OLD.iter().find(|(old, _)| *old == code).map_or(code, |(_, flag)| flag), name);
        }
        for (flag, _, _) in ELSEWHERE
            .iter()
            .chain(&ELSEWHERE_IN_TWOS)
            .filter(|(_, field, codes)| *field == place && codes.contains(&value.as_str()))
        {
            fire(flag, name);
        }
        if WORDS.contains(&place.as_str()) && !value.trim().is_empty() {
            let spaced = format!(" {} ", value.to_lowercase());
            let dangerous = DANGER_WORDS.iter().any(|word| spaced.contains(&format!(" {word} ")));
            if dangerous || place == "person.weapons" {
                fire("words_of_danger", name);
            }
            if place == "orders.*.how" {
                fire("order_maybe_broken", name);
            }
        }
        if place == "behaviour.began" && long {
            fire("long_running", name);
        }
    }
    let signs: Vec<&String> = all
        .iter()
        .filter(|(name, value)| name.starts_with("behaviour.signs.") && value == "yes")
        .map(|(name, _)| name)
        .collect();
    if signs.len() == 4 {
        for sign in signs {
            fire("all_four_signs", sign);
        }
    }
    flags
}

/// The band of a report.
pub(crate) fn band(report: &Value, flags: &Flags) -> u8 {
    let (mut all, has) = (Vec::new(), |flag: &str| flags.contains_key(flag));
    answers(report, "", &mut all);
    let given = |field: &str, value: &str| all.iter().any(|(name, given)| name == field && given == value);
    let incidents = report["incidents"].as_array().map_or(0, Vec::len);
    let act = report["behaviour"]["acts"].as_array().is_some_and(|acts| !acts.is_empty());
    let pair = |(first, others): &(&str, &[&str])| {
        let other = |other: &&str| match *other {
            "an act" => act,
            "an incident" => incidents > 0,
            flag => has(flag),
        };
        has(first) && others.iter().any(other)
    };
    let signs = ["fixated", "obsessive", "unwanted", "repeated"];
    let words = all.iter().any(|(name, value)| WORDS.contains(&any_row(name).as_str()) && !value.trim().is_empty());
    if NOW.iter().chain(&ALONE_1).any(|flag| has(flag)) || PAIRS_1.iter().any(pair) {
        1
    } else if ALONE_2.iter().any(|flag| has(flag)) || TWO_OF.iter().filter(|flag| has(flag)).count() >= 2 {
        2
    } else if !flags.is_empty()
        || given("behaviour.occasions", "twice_or_more")
        || incidents >= 2
        || signs.iter().any(|sign| given(&format!("behaviour.signs.{sign}"), "yes"))
        || words
    {
        3
    } else {
        4
    }
}
