//! The pairs of a posted form, and the rows among them.

use std::collections::BTreeMap;

use domain::rows::{self, Rows};
use domain::{Problem, ProblemCode, Problems, Step};
use percent_encoding::percent_decode;

/// A field as it was posted.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) value: String,
    /// Whether the value was text in UTF-8.
    readable: bool,
}

/// What the button that was pressed asks for.
#[derive(Clone, Copy)]
pub(crate) enum Pressed {
    /// To keep the page and go on.
    On,
    /// To keep it and go on, though something on it was to be answered.
    Skip,
    /// To keep it and see all parts.
    Overview,
    /// To keep it and get a code.
    Save,
    /// To keep it and give a list one more row.
    Add(&'static Rows),
    /// To keep it with the rows of a list in order of date.
    Sort(&'static Rows),
    /// To keep it without this row of a list.
    Remove(&'static Rows, usize),
}

/// All pairs of a body, in order.
pub(crate) fn parse(body: &[u8]) -> Vec<Pair> {
    let pairs = body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    let pair = |pair: &[u8]| {
        let mut halves = pair.splitn(2, |byte| *byte == b'=').map(decode);
        let (name, _) = halves.next().unwrap_or_default();
        let (value, readable) = halves.next().unwrap_or((String::new(), true));
        Pair { name, value, readable }
    };
    pairs.map(pair).collect()
}

/// Text of a name or value, and whether it was text in UTF-8. The crates that read forms put a sign in the
/// place of what is none and don't say so; here the person is told.
fn decode(raw: &[u8]) -> (String, bool) {
    let spaced: Vec<u8> = raw.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    match String::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(why) => (String::from_utf8_lossy(why.as_bytes()).into_owned(), false),
    }
}

/// What was no text.
pub(crate) fn unreadable(pairs: &[Pair]) -> Problems {
    let problem = |pair: &Pair| Problem::in_field(&pair.name, ProblemCode::Unreadable);
    pairs.iter().filter(|pair| !pair.readable).map(problem).collect()
}

/// Takes out what the button says, if it is a button of this page; what is none stays, and is refused
/// like any field that the form does not ask for.
pub(crate) fn take_pressed(pairs: &mut Vec<Pair>, step: Step) -> Pressed {
    let pressed = |pair: &Pair| match pair.name.as_str() {
        "then" => match pair.value.as_str() {
            "overview" => Some(Pressed::Overview),
            "skip" => Some(Pressed::Skip),
            "save" => Some(Pressed::Save),
            _ => None,
        },
        "add" => rows::lists_on(step).find(|list| list.name == pair.value).map(Pressed::Add),
        "sort" => {
            let dated = rows::lists_on(step).find(|list| list.name == pair.value && list.dated.is_some());
            dated.map(Pressed::Sort)
        }
        "remove" => rows::lists_on(step).find_map(|list| Some(Pressed::Remove(list, list.row(&pair.value)?))),
        _ => None,
    };
    let found = pairs.iter().enumerate().find_map(|(at, pair)| Some((at, pressed(pair)?)));
    found.map_or(Pressed::On, |(at, pressed)| {
        pairs.remove(at);
        pressed
    })
}

/// Takes out the field with this name.
pub(crate) fn take(pairs: &mut Vec<Pair>, name: &str) -> Option<String> {
    let at = pairs.iter().position(|pair| pair.name == name)?;
    Some(pairs.remove(at).value)
}

/// Drops one row, and says how many filled rows stand before it.
pub(crate) fn remove_row(pairs: &mut Vec<Pair>, list: &Rows, row: usize) -> usize {
    pairs.retain(|pair| list.part(&pair.name).is_none_or(|(at, _)| at != row));
    let before = pairs.iter().filter(|pair| !pair.value.is_empty()).filter_map(|pair| list.part(&pair.name));
    before.map(|(at, _)| at).filter(|at| *at < row).collect::<std::collections::BTreeSet<_>>().len()
}

/// Drops rows that were left empty and numbers the others without gaps, in their order. Says how many
/// there are.
pub(crate) fn close_up(pairs: &mut Vec<Pair>, list: &Rows) -> usize {
    let mut filled: BTreeMap<usize, Vec<(String, Pair)>> = BTreeMap::new();
    pairs.retain(|pair| {
        let part = list.part(&pair.name);
        if let Some((row, field)) = part {
            filled.entry(row).or_default().push((field.to_owned(), pair.clone()));
        }
        part.is_none()
    });
    filled.retain(|_, row| row.iter().any(|(_, pair)| !pair.value.is_empty()));
    for (at, row) in filled.values().enumerate() {
        pairs.extend(row.iter().map(|(field, pair)| Pair { name: list.field(at, field), ..pair.clone() }));
    }
    filled.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(pairs: &[Pair]) -> Vec<(&str, &str)> {
        pairs.iter().map(|pair| (pair.name.as_str(), pair.value.as_str())).collect()
    }

    #[test]
    fn gaps_are_closed_and_empty_rows_dropped() {
        let list = rows::list("person.accounts").unwrap();
        let body = b"person.accounts.10.service=c&person.accounts.2.service=&person.accounts.2.handle_or_address=\
            &person.accounts.1.handle_or_address=b&person.name=Sam&person.accounts.1.service=";
        let mut pairs = parse(body);
        assert_eq!(close_up(&mut pairs, list), 2);
        let wanted = [
            ("person.name", "Sam"),
            ("person.accounts.0.handle_or_address", "b"),
            ("person.accounts.0.service", ""),
            ("person.accounts.1.service", "c"),
        ];
        assert_eq!(named(&pairs), wanted);
    }

    #[test]
    fn only_declared_buttons_are_taken() {
        for (body, taken) in [
            ("add=person.accounts", true),
            ("remove=person.accounts.1", true),
            ("then=overview", true),
            ("then=skip", true),
            ("then=save", true),
            ("then=anything", false),
            ("add=person.name", false),
            ("add=person.accounts.1", false),
            ("remove=person.accounts", false),
            ("remove=person.accounts.x", false),
            ("delete=person.accounts.1", false),
        ] {
            let mut pairs = parse(body.as_bytes());
            assert_eq!(!matches!(take_pressed(&mut pairs, Step::Accounts), Pressed::On), taken, "{body}");
            assert_eq!(pairs.is_empty(), taken, "{body}");
            let mut pairs = parse(body.as_bytes());
            let elsewhere = take_pressed(&mut pairs, Step::Contact);
            assert!(matches!(elsewhere, Pressed::On | Pressed::Overview | Pressed::Skip | Pressed::Save), "{body}");
        }
    }
}
