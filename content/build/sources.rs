//! What says what the law is, or has other facts from elsewhere, says from where, and as of when.

use content_model::{Content, Source};
use domain::when::day_in_words;
use serde_json::Value;

/// What must have its sources, whatever words it uses: it says what the law is, or what to do when there is danger.
const NEEDED: [&str; 26] = [
    "help",
    "notices/notices/accused",
    "notices/notices/danger_now",
    "notices/notices/northern_ireland",
    "notices/notices/scotland",
    "pages/about",
    "pages/awareness-week",
    "pages/emergency",
    "pages/for-staff",
    "pages/privacy",
    "pages/safety/after-a-report",
    "pages/safety/another-way",
    "pages/safety/courts",
    "pages/safety/friends",
    "pages/safety/loss",
    "pages/safety/orders",
    "pages/safety/papers",
    "pages/safety/parents",
    "pages/safety/ways-to-talk",
    "pages/safety/wider-family",
    "pages/safety/words",
    "pages/safety/young-people",
    "pages/safety/your-own-steps",
    "sections/about-you",
    "sections/effect",
    "sections/orders",
];

/// Ways to say what the law is, in small letters and without marks. What says one has its sources.
const LAW: [&str; 8] = [
    " the law ",
    " is a crime ",
    " be a crime ",
    " been a crime ",
    " act 19",
    " act 20",
    " regulations ",
    " in prison ",
];

/// What may say so without.
const EXCUSED: [(&str, &str); 4] = [
    ("check/", "the check's law goes by nation and is held to account in its own file"),
    ("notices/notices/outside_uk", "it says only that laws differ, and whom to ask there"),
    ("pages/accessibility", "it names the regulations because they ask for that, and the standard with a link"),
    ("site/sources", "the words above the sources themselves"),
];

/// Finds what lacks its sources, and sources that lack something.
pub(crate) fn check(content: &Content) -> Result<(), String> {
    let all = serde_json::to_value(content).map_err(|why| why.to_string())?;
    for place in NEEDED {
        let there = place.split('/').try_fold(&all, |value, key| value.get(key));
        // A page in a folder has the folder in its name.
        let there = there.or_else(|| all["pages"].get(place.strip_prefix("pages/")?));
        if !there.is_some_and(has_sources) {
            return Err(format!("{place} has facts from elsewhere, and does not say from where"));
        }
    }
    walk("", &all, false)
}

/// Looks at each text, and at what has sources.
fn walk(place: &str, value: &Value, sourced: bool) -> Result<(), String> {
    match value {
        Value::Object(fields) => {
            judge(place, value)?;
            // Services have theirs in a field of their own, and must.
            let sourced = sourced || has_sources(value) || fields.contains_key("source");
            fields.iter().filter(|(key, _)| *key != "sources" && *key != "language").try_for_each(|(key, value)| {
                let within = if place.is_empty() { key.clone() } else { format!("{place}/{key}") };
                walk(&within, value, sourced)
            })
        }
        Value::Array(items) => items.iter().try_for_each(|item| walk(place, item, sourced)),
        Value::String(text) if !sourced && !EXCUSED.iter().any(|(within, _)| place.starts_with(within)) => {
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let plain = format!(" {} ", words.join(" ").to_lowercase());
            match LAW.iter().find(|said| plain.contains(**said)) {
                Some(said) => Err(format!("{place} says \"{}\", and has no sources", said.trim())),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Whether something names its sources: itself, or in its `facts`.
fn has_sources(value: &Value) -> bool {
    let named = |value: &Value| value["sources"].as_array().is_some_and(|sources| !sources.is_empty());
    named(value) || named(&value["facts"])
}

/// Whether the sources of something, if it has any, are whole: each with a name and an address, and all with a day.
fn judge(place: &str, value: &Value) -> Result<(), String> {
    let Some(sources) = value.get("sources").filter(|sources| sources.is_array()) else { return Ok(()) };
    let sources: Vec<Source> = serde_json::from_value(sources.clone()).map_err(|why| format!("{place}: {why}"))?;
    let day = value["as_of"].as_str();
    if sources.is_empty() == day.is_some() {
        return Err(format!("{place}: sources and the day it was written from them (`as_of`) go together"));
    }
    if day.is_some_and(|day| day_in_words(day).is_none()) {
        return Err(format!("{place}: `as_of` is a day such as 2026-11-22"));
    }
    let wrong = sources.iter().find(|source| !source.href.starts_with("https://") || source.name.trim().is_empty());
    wrong.map_or(Ok(()), |source| Err(format!("{place}: a source has a name and an address: `{}`", source.href)))
}
