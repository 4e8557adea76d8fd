//! Words that raise a report to priority: a short, published list in `content/`, never a verdict.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, GraphemeExtend};

// `DANGER_WORDS`: the words and short phrases of every language that `content/` has, folded and in order (build.rs).
include!(concat!(env!("OUT_DIR"), "/danger_words.rs"));

/// Whether a listed word or phrase stands in a text, as whole words: case and accents make no difference, nor does
/// what can't be seen between the letters.
pub fn names_danger(text: &str) -> bool {
    let folded = folded(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (0..words.len())
        .any(|at| (1..=LONGEST_PHRASE.min(words.len() - at)).any(|length| is_listed(&words[at..at + length])))
}

/// Whether these words in this order are an entry of the list.
fn is_listed(words: &[&str]) -> bool {
    DANGER_WORDS.binary_search_by(|listed| listed.split(' ').cmp(words.iter().copied())).is_ok()
}

/// Small letters without accents and without what can't be seen.
fn folded(text: &str) -> String {
    let (ignored, marks) =
        (CodePointSetData::new::<DefaultIgnorableCodePoint>(), CodePointSetData::new::<GraphemeExtend>());
    // Taken out first: a joiner inside a word would keep its letters apart.
    let seen = text.chars().filter(|c| !ignored.contains(*c)).flat_map(char::to_lowercase);
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(seen);
    apart.filter(|c| !marks.contains(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_word_is_found_whole_whatever_its_case_and_accents() {
        for text in [
            "kill",
            "He said: KILL!",
            "he'll K\u{ed}ll me",
            "\u{ff2b}\u{ff29}\u{ff2c}\u{ff2c}",
            "ki\u{200b}ll",
            "k\u{ad}ill",
            "burn  you",
            "burn\nyou",
            "(knife)",
        ] {
            assert!(names_danger(text), "{text:?}");
        }
    }

    #[test]
    fn a_listed_word_inside_another_does_not_count() {
        for text in [
            "skill",
            "killjoy",
            "gunner",
            "begun",
            "grape",
            "therapist",
            "placid",
            "burn",
            "you burn",
            "burn the you",
            "",
        ] {
            assert!(!names_danger(text), "{text:?}");
        }
    }

    #[test]
    fn the_list_is_folded_and_in_order() {
        assert!(
            DANGER_WORDS
                .windows(2)
                .all(|two| { two[0].split(' ').collect::<Vec<_>>() < two[1].split(' ').collect::<Vec<_>>() })
        );
        assert!(DANGER_WORDS.iter().all(|entry| folded(entry) == **entry && names_danger(entry)));
    }
}
