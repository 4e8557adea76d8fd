//! The very words that are embedded, each with its place.

use std::collections::BTreeMap;

use serde_json::Value;

/// Some words and where they stand: `sections/about_you/questions/0/hint`.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) place: String,
    /// Without markup; each paragraph and each item of a list is a line.
    pub(crate) words: String,
    /// Whether it is a heading, a title or a button: no sentence of a text.
    pub(crate) heading: bool,
}

/// What is under these keys is read by programs only.
const FOR_PROGRAMS: [&str; 18] = [
    "nation",
    "href",
    "service",
    "name",
    "kind",
    "mode",
    "codes",
    "number",
    "number_of",
    "site",
    "needs",
    "nations",
    "open",
    "open_by",
    "email",
    "source",
    "seen_also",
    "as_of",
];

/// What nobody here can word: languages, names, places, and days.
const GIVEN: [&str; 5] = ["language/", "codes/campus/", "codes/area/", "routes/", "bank_holidays/"];

/// What is under these keys is a title, a tab or a button.
const HEADINGS: [&str; 9] =
    ["title", "tab", "heading", "add", "remove", "sort", "answer_title", "answer_tab", "caption"];

/// Every text for people, as a demonstration shows it.
pub(crate) fn all() -> Vec<Text> {
    let content = content::with_facts(content::english(), false, "30 minutes");
    let mut found = Vec::new();
    let value = serde_json::to_value(content).expect("words can be written");
    walk("", &value, &mut found);
    found.retain(|text| !GIVEN.iter().any(|given| text.place.starts_with(given)));
    found
}

fn walk(place: &str, value: &Value, found: &mut Vec<Text>) {
    let under = |key: &str| if place.is_empty() { key.to_owned() } else { format!("{place}/{key}") };
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                // A list of codes is for programs; the words for codes, at the top, are for people.
                if !FOR_PROGRAMS.contains(&key.as_str()) || value.is_object() {
                    walk(&under(key), value, found);
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                walk(&under(&at.to_string()), item, found);
            }
        }
        Value::String(markup) => {
            let heading = place.rsplit('/').next().is_some_and(|key| HEADINGS.contains(&key));
            found.extend(plain(place, markup, heading));
        }
        _ => {}
    }
}

/// What is judged by itself: each text, and a question together with its hint. Headings are none.
pub(crate) fn units(texts: &[Text]) -> Vec<Text> {
    let mut questions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let judged = texts.iter().filter(|text| !text.heading);
    for text in judged.clone() {
        if let Some(question) = text.place.strip_suffix("/label").or(text.place.strip_suffix("/hint")) {
            questions.entry(question).or_default().push(&text.words);
        }
    }
    let whole = questions.into_iter().filter(|(_, parts)| parts.len() > 1);
    let whole = whole.map(|(place, parts)| Text { place: place.to_owned(), words: parts.join("\n"), heading: false });
    judged.cloned().chain(whole).collect()
}

/// The page, part or notice that a place is in, for the figures.
pub(crate) fn pool(place: &str) -> String {
    let steps: Vec<&str> = place.split('/').collect();
    match steps[..] {
        ["notices", "notices", notice, ..] => format!("notices/{notice}"),
        [folder @ ("pages" | "sections"), name, ..] => format!("{folder}/{name}"),
        _ => steps[0].to_owned(),
    }
}

/// Takes the tags out. The headings inside become texts of their own.
pub(crate) fn plain(place: &str, markup: &str, heading: bool) -> Vec<Text> {
    let text = |words: &str, heading| Text { place: place.to_owned(), words: words.trim().to_owned(), heading };
    let mut prose = String::new();
    let mut inside = Vec::new();
    let mut parts = markup.split('<');
    prose += parts.next().unwrap_or_default();
    let mut in_heading = false;
    for part in parts {
        let (tag, words) = part.split_once('>').expect("every < has its >");
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        let of_heading = name.len() == 2 && name.starts_with('h') && name != "hr";
        if of_heading {
            in_heading = !tag.starts_with('/');
            if in_heading {
                inside.push(String::new());
            }
        }
        let into = match inside.last_mut() {
            Some(heading) if in_heading => heading,
            _ => &mut prose,
        };
        if !matches!(name, "a" | "strong" | "em" | "code") && !of_heading {
            into.push('\n');
        }
        *into += words;
    }
    let decoded =
        |words: &str| words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let headings = inside.iter().map(|words| text(&decoded(words), true));
    let texts = std::iter::once(text(&decoded(&prose), heading)).chain(headings);
    texts.filter(|text| !text.words.is_empty()).collect()
}
