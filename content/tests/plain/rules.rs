//! What makes a text plain. Each rule says all that breaks it, with its place.

use std::collections::BTreeSet;

use super::lists::Lists;
use super::measure::{Measure, is_figure, sentences, syllables, words};
use super::texts::{Text, units};

/// The highest reading age, in years.
const OLDEST: f64 = 11.0;

/// Below so many words a formula says more of the word "university" than of the text.
pub(crate) const ENOUGH: u32 = 10;

/// The most words that a sentence may have.
pub(crate) const LONGEST: usize = 25;

/// Words of so many syllables must be familiar.
const LONG_WORD: u32 = 3;

/// Terms that the law has us use there. The page is held to the other rules.
const WORDED_BY_LAW: &str = "pages/accessibility/";

/// Texts that are too hard, questions with their hints.
pub(crate) fn above_age(texts: &[Text]) -> Vec<String> {
    above(texts, OLDEST)
}

/// Texts that are too hard for this age.
pub(crate) fn above(texts: &[Text], oldest: f64) -> Vec<String> {
    let judged = units(texts).into_iter().map(|unit| (Measure::of(&unit.words), unit));
    let hard = judged.filter(|(measure, _)| measure.words >= ENOUGH && measure.age() > oldest);
    hard.map(|(measure, unit)| format!("{}: reading age {:.1}: {}", unit.place, measure.age(), unit.words)).collect()
}

/// Long words that nobody has judged to be familiar.
pub(crate) fn unfamiliar(texts: &[Text], lists: &Lists) -> Vec<String> {
    let strange = long_words(texts).filter(|(_, word)| !lists.familiar.contains(word));
    strange.map(|(text, word)| format!("{}: {word} is not in familiar.txt", text.place)).collect()
}

/// Familiar words that no text has any more: the list stays short.
pub(crate) fn familiar_for_nothing(texts: &[Text], lists: &Lists) -> Vec<String> {
    let used: BTreeSet<String> = long_words(texts).map(|(_, word)| word).collect();
    lists.familiar.difference(&used).map(|word| format!("{word} is in familiar.txt for nothing")).collect()
}

fn long_words(texts: &[Text]) -> impl Iterator<Item = (&Text, String)> {
    let judged = texts.iter().filter(|text| !text.place.starts_with(WORDED_BY_LAW));
    let all = judged.flat_map(|text| words(&text.words).filter(|word| !is_figure(word)).map(move |word| (text, word)));
    let bare = all.map(|(text, word)| (text, word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word)));
    bare.filter(|(_, word)| syllables(word) >= LONG_WORD).map(|(text, word)| (text, word.to_lowercase()))
}

/// Sentences with too many words, numbers among them.
pub(crate) fn too_long(texts: &[Text]) -> Vec<String> {
    let all = texts.iter().flat_map(|text| sentences(&text.words).into_iter().map(move |sentence| (text, sentence)));
    let counted = all.map(|(text, sentence)| (text, sentence, words(sentence).count()));
    let long = counted.filter(|(_, _, count)| *count > LONGEST);
    long.map(|(text, sentence, count)| format!("{}: {count} words: {sentence}", text.place)).collect()
}

/// Sentences that say what is never said, and are no exception.
pub(crate) fn refused(texts: &[Text], lists: &Lists) -> Vec<String> {
    let all = texts.iter().flat_map(|text| sentences(&text.words).into_iter().map(move |sentence| (text, sentence)));
    let judged = all.filter(|(_, sentence)| !lists.excepted.iter().any(|excepted| excepted == sentence));
    let found = judged.flat_map(|(text, sentence)| {
        let said = lists.refused.iter().filter(move |phrase| says(sentence, phrase));
        said.map(move |phrase| format!("{}: says \"{phrase}\": {sentence}", text.place))
    });
    found.collect()
}

/// Exceptions for what is said no more, or is refused no more.
pub(crate) fn excepted_for_nothing(texts: &[Text], lists: &Lists) -> Vec<String> {
    let said: BTreeSet<&str> = texts.iter().flat_map(|text| sentences(&text.words)).collect();
    let needed = |sentence: &str| said.contains(sentence) && lists.refused.iter().any(|phrase| says(sentence, phrase));
    let idle = lists.excepted.iter().filter(|sentence| !needed(sentence));
    idle.map(|sentence| format!("in excepted.txt for nothing: {sentence}")).collect()
}

/// Whether these words stand in a sentence, one after the other.
fn says(sentence: &str, phrase: &str) -> bool {
    let small = sentence.to_lowercase().replace('’', "'");
    let said: Vec<&str> = words(&small).collect();
    let meant: Vec<&str> = phrase.split_whitespace().collect();
    let is = |(said, meant): (&&str, &&str)| match meant.strip_suffix('*') {
        Some(beginning) => said.starts_with(beginning),
        None => said == meant,
    };
    said.windows(meant.len()).any(|part| part.iter().zip(&meant).all(is))
}
