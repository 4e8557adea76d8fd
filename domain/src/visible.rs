//! Which characters can be seen. Words of which nothing can be seen tell nothing.

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, GraphemeExtend, WhiteSpace};

/// Characters that show nothing and that no property names: control characters, the blank Braille cell,
/// marks of interlinear annotations and the place of an attachment, the empty note.
const BLANK: [(char, char); 5] = [
    ('\0', '\u{1f}'),
    ('\u{7f}', '\u{9f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{fff9}', '\u{fffc}'),
    ('\u{1d159}', '\u{1d159}'),
];

/// Whether anything is seen of a character that stands alone: not of white space, of what programs are to
/// ignore (joiners, direction marks, fillers, variation selectors, soft hyphens), and of what only
/// combines with a letter before it.
pub(crate) fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !BLANK.iter().any(|(first, last)| (*first..=*last).contains(&c))
        && !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        && !CodePointSetData::new::<GraphemeExtend>().contains(c)
}

/// A regular expression, as JavaScript and Python read it, that finds a visible character.
pub fn pattern() -> String {
    let blank = BLANK.iter().map(|(first, last)| u32::from(*first)..=u32::from(*last));
    let mut ranges: Vec<_> = CodePointSetData::new::<DefaultIgnorableCodePoint>().iter_ranges().collect();
    ranges.extend(CodePointSetData::new::<GraphemeExtend>().iter_ranges());
    ranges.extend(CodePointSetData::new::<WhiteSpace>().iter_ranges());
    ranges.extend(blank);
    ranges.sort_unstable_by_key(|range| *range.start());
    let mut class = String::from("[^");
    let mut next = 0;
    for range in ranges {
        let (first, last) = (next.max(*range.start()), *range.end());
        if first <= last {
            class.push_str(&written(first));
            class.push('-');
            class.push_str(&written(last));
            next = last + 1;
        }
    }
    class.push(']');
    class
}

/// A character as both languages take it in a class: escaped, or as it is where four digits are too few.
fn written(code: u32) -> String {
    match char::from_u32(code) {
        Some(c) if code > 0xffff => c.to_string(),
        _ => format!("\\u{code:04x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_is_not_visible() {
        for c in
            "\u{200b}\u{2800}\u{3164}\u{115f}\u{ffa0}\u{ad}\u{feff}\u{200e}\u{202e}\u{2066}\u{fe0f}\u{e0101}\u{301}\
            \u{20dd}\u{180e}\u{2060}\u{34f}\u{fffc} \t\n\u{85}\u{a0}\u{3000}\0\u{9f}\u{e0041}"
                .chars()
        {
            assert!(!is_visible(c), "U+{:04X}", u32::from(c));
        }
        // Whatever a person may mean to say, a full stop and a sign of no known script included.
        for c in "a9.?-שم日ก️👩e\u{903}\u{fffd}\u{e000}\u{378}".chars().filter(|c| *c != '\u{fe0f}') {
            assert!(is_visible(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn the_pattern_finds_what_is_visible_and_nothing_else() {
        let pattern = regex::Regex::new(&pattern()).unwrap();
        // All of the scripts in use, and enough of the rest to meet each range: all would take half a minute.
        let all: String =
            (0..=0x0010_ffff).filter(|code| *code < 0x3100 || code % 13 == 0).filter_map(char::from_u32).collect();
        let found: String = pattern.find_iter(&all).map(|found| found.as_str()).collect();
        assert!(found.chars().eq(all.chars().filter(|c| is_visible(*c))));
    }
}
