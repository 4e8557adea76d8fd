//! The pieces that a language's words are made of, and what must hold of those that are not our own.
//! `build.rs` runs this on what it reads.

use std::collections::BTreeMap;

use domain::when::day_in_words;
use serde_json::Value;

use crate::language::Language;

/// Pieces by their keys: `site/exit`. A list is one piece: it is translated whole, or not at all.
pub type Pieces = BTreeMap<String, String>;

/// The pieces in a file whose key is `under`.
pub fn pieces(under: &str, value: &Value) -> Pieces {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| pieces(&format!("{under}/{key}"), value)).collect()
        }
        Value::String(text) => Pieces::from([(under.to_owned(), text.clone())]),
        other => Pieces::from([(under.to_owned(), other.to_string())]),
    }
}

/// English, with what there is in another language in its place.
pub fn overlaid(english: Value, own: Value) -> Value {
    match (english, own) {
        (Value::Object(mut all), Value::Object(own)) => {
            for (key, value) in own {
                let before = all.remove(&key).unwrap_or_default();
                all.insert(key, overlaid(before, value));
            }
            Value::Object(all)
        }
        (_, own) => own,
    }
}

/// All that is wrong with what there is in a language, beside what there is in English.
pub fn faults(language: &Language, own: &Pieces, english: &Pieces) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, text) in own {
        match english.get(key) {
            None => faults.push(format!("`{key}` is nowhere in English")),
            Some(_) if text.trim().is_empty() => faults.push(format!("`{key}` says nothing")),
            Some(words) if figures(words) != figures(text) => {
                faults.push(format!("`{key}` has other numbers than in English, or names other services"));
            }
            Some(_) => {}
        }
        if !language.has(key) {
            faults.push(format!("`{key}` has no source"));
        }
    }
    for source in &language.sources {
        let named = !source.name.trim().is_empty() && source.href.starts_with("https://");
        if !named || day_in_words(&source.as_of).is_none() {
            faults.push(format!("a source has a name, an address and a day (`as_of`): `{}`", source.href));
        }
        let listed = source.pieces.iter().filter(|piece| !own.contains_key(*piece));
        faults.extend(listed.map(|piece| format!("`{piece}` has a source, and is not there")));
    }
    faults.into_iter().map(|fault| format!("{}: {fault}", language.folder)).collect()
}

/// What must be the same in every language: numbers, and what is filled in.
fn figures(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let filled = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0));
    found.extend(filled.filter(|name| !name.is_empty()));
    found.sort_unstable();
    found
}
