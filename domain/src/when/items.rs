//! Words that say when, taken apart: each word, number and mark of them, or nothing at all.

use super::vocabulary::{LONGEST, Meaning, meaning};

/// The most words, numbers and marks that one time takes. More is a story.
const MOST: usize = 40;

/// A piece of what was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    Number(Number),
    Is(Meaning),
    Mark(char),
}

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: i16,
    /// In how many digits it was written.
    pub(super) digits: usize,
    /// As in `3rd`.
    pub(super) ordinal: bool,
    /// As in `'25`: a year.
    pub(super) short: bool,
}

enum Raw {
    Word(String),
    Item(Item),
}

/// All pieces, or none where a word or a sign is not understood.
pub(super) fn items(words: &str) -> Option<Vec<Item>> {
    let lower = words.to_lowercase().replace("a.m", "am").replace("p.m", "pm");
    let raw = split(&lower)?;
    let mut items = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let (item, taken) = match &raw[at] {
            Raw::Item(item) => (*item, 1),
            Raw::Word(_) => named(&raw[at..])?,
        };
        items.push(item);
        at += taken;
    }
    (items.len() <= MOST).then_some(())?;
    may_is_a_month(&mut items)?;
    Some(items)
}

/// What the words that come next mean, as many of them together as mean something, and how many those are.
fn named(raw: &[Raw]) -> Option<(Item, usize)> {
    let words = raw.iter().take(LONGEST).map_while(|raw| match raw {
        Raw::Word(word) => Some(word.as_str()),
        Raw::Item(_) => None,
    });
    let words: Vec<&str> = words.collect();
    (1..=words.len()).rev().find_map(|taken| Some((Item::Is(meaning(&words[..taken].join(" "))?), taken)))
}

fn split(lower: &str) -> Option<Vec<Raw>> {
    let mut raw = Vec::new();
    let mut rest = lower;
    let mut short = false;
    while let Some(first) = rest.chars().next() {
        let end = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let taken = if first.is_ascii_digit() {
            let digits = end(|c| c.is_ascii_digit());
            let letters = rest[digits..].find(|c: char| !c.is_alphabetic()).map_or(rest.len(), |more| digits + more);
            let ordinal = matches!(&rest[digits..letters], "st" | "nd" | "rd" | "th");
            let value = rest[..digits].parse().unwrap_or(i16::MAX);
            raw.push(Raw::Item(Item::Number(Number { value, digits, ordinal, short })));
            if ordinal { letters } else { digits }
        } else if first.is_alphabetic() {
            let letters = end(|c| c.is_alphabetic() || is_apostrophe(c));
            raw.push(Raw::Word(rest[..letters].replace(is_apostrophe, "")));
            letters
        } else {
            match first {
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => raw.push(Raw::Item(Item::Mark('-'))),
                '/' | '.' | ',' | ':' | '&' | '+' => raw.push(Raw::Item(Item::Mark(first))),
                ';' => raw.push(Raw::Item(Item::Mark(','))),
                '?' | '~' => raw.push(Raw::Item(Item::Is(Meaning::Rough))),
                '(' | ')' | '"' | '“' | '”' | '!' | '…' => {}
                c if c.is_whitespace() || is_apostrophe(c) => {}
                _ => return None,
            }
            first.len_utf8()
        };
        short = is_apostrophe(first);
        rest = &rest[taken..];
    }
    Some(raw)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

/// `May` is a month beside a number, or after what stands before months. `It may be` is none.
fn may_is_a_month(items: &mut [Item]) -> Option<()> {
    use Meaning::{Between, From, In, Joins, Last, Month, Past, Third, This, Weekday};
    for at in 0..items.len() {
        if items[at] != Item::Is(Meaning::May) {
            continue;
        }
        let before = at.checked_sub(1).map(|at| items[at]);
        let announced = matches!(
            before,
            Some(
                Item::Number(_)
                    | Item::Mark('-' | '/' | '.')
                    | Item::Is(In | From | Between | Joins | Last | This | Third(_) | Weekday(_))
            )
        );
        let after = items[at + 1..].iter().find(|item| !matches!(item, Item::Mark(_)));
        if !announced && !matches!(after, Some(Item::Number(_) | Item::Is(Past(..) | Joins | Month(_)))) {
            return None;
        }
        items[at] = Item::Is(Meaning::Month(5));
    }
    Some(())
}

/// Without marks around.
pub(super) fn trimmed(mut items: &[Item]) -> &[Item] {
    while let [Item::Mark('-' | '.' | ',' | ':'), rest @ ..] | [rest @ .., Item::Mark('-' | '.' | ',' | ':')] = items {
        items = rest;
    }
    items
}
