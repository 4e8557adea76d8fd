//! Which entries of the directory are shown to somebody who wants fewer. The server and the browser both ask here.

use crate::code::Code;
use crate::codes::Need;

/// The fields of the directory's form: where somebody is, with what they need help, how they can talk.
pub const FIELDS: [&str; 3] = ["nation", "need", "talk"];

/// What was chosen, as codes; empty where everything is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Where it has to help.
    pub nation: String,
    /// With what.
    pub need: String,
    /// By which way to talk.
    pub talk: String,
}

/// An entry of the directory: a service in one of its groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The group.
    pub need: String,
    /// The service.
    pub name: String,
    /// The codes of where it helps, with spaces between.
    pub nations: String,
    /// The codes of the ways to talk to it, with spaces between.
    pub ways: String,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// For each entry, whether it is.
    pub each: Vec<bool>,
    /// How many services that are; 0 where nobody is known, and those for stalking are shown instead.
    pub count: usize,
}

/// Which of these are shown. There is always somebody to call: where nobody is left, those for stalking are.
pub fn shown(chosen: &Chosen, entries: &[Entry]) -> Shown {
    let fits = |wanted: &str, codes: &str| wanted.is_empty() || codes.split(' ').any(|code| code == wanted);
    let here = |entry: &Entry| fits(&chosen.nation, &entry.nations);
    let each: Vec<bool> = entries
        .iter()
        .map(|entry| here(entry) && fits(&chosen.need, &entry.need) && fits(&chosen.talk, &entry.ways))
        .collect();
    let mut names: Vec<&str> = Vec::new();
    for (entry, shown) in entries.iter().zip(&each) {
        if *shown && !names.contains(&entry.name.as_str()) {
            names.push(&entry.name);
        }
    }
    let count = names.len();
    if count > 0 {
        return Shown { each, count };
    }
    let stalking = |entry: &Entry| here(entry) && entry.need == Need::Stalking.code();
    Shown { each: entries.iter().map(stalking).collect(), count }
}
