//! How hard a text is to read: the Flesch-Kincaid grade and a sentence's length.

use syllarust::count_syllables;

/// Years of age at which a child in the United States enters grade 0.
const AGE_AT_GRADE_0: f64 = 5.0;

/// What the formula needs to know of a text.
#[derive(Clone, Copy, Default)]
pub(crate) struct Measure {
    pub(crate) sentences: u32,
    pub(crate) words: u32,
    pub(crate) syllables: u32,
}

impl Measure {
    /// Measures a text, in which a line is never part of the next one's sentence.
    pub(crate) fn of(text: &str) -> Self {
        let mut sum = Self::default();
        for sentence in sentences(text) {
            let words: Vec<&str> = words(sentence).filter(|word| !is_figure(word)).collect();
            sum.sentences += u32::from(!words.is_empty());
            for word in words {
                sum.words += 1;
                sum.syllables += syllables(word);
            }
        }
        sum
    }

    /// The age from which a text is easy to read: the grade of Kincaid and others (Derivation of New
    /// Readability Formulas, US Navy, 1975), in years of age.
    pub(crate) fn age(self) -> f64 {
        let per = |much: u32, many: u32| f64::from(much) / f64::from(many.max(1));
        let grade = 0.39 * per(self.words, self.sentences) + 11.8 * per(self.syllables, self.words) - 15.59;
        grade + AGE_AT_GRADE_0
    }
}

/// The sentences of a text. A line ends one, with or without a full stop: an item of a list is one.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut start = 0;
        for (at, end) in line.match_indices(['.', '?', '!']) {
            let after = &line[at + end.len()..];
            let closed = after.trim_start_matches(['\'', '"', ')', '’', '”']);
            let next = closed.trim_start().chars().next();
            let begins = next.is_none_or(|c| !c.is_lowercase());
            if begins && (closed.is_empty() || closed.starts_with(char::is_whitespace)) {
                let stop = line.len() - closed.len();
                found.push(&line[start..stop]);
                start = stop;
            }
        }
        found.push(&line[start..]);
    }
    found.retain(|sentence| words(sentence).next().is_some());
    found.into_iter().map(str::trim).collect()
}

/// The words of a sentence, numbers among them. A hyphen does not part a word.
pub(crate) fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let parts = sentence.split(|c: char| c.is_whitespace() || matches!(c, '/' | '_' | '…'));
    parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty())
}

/// A figure is neither easy nor hard to read: `101`, `9.30am`, `name@example.com`.
pub(crate) fn is_figure(word: &str) -> bool {
    word.contains('@') || word.starts_with(|c: char| c.is_ascii_digit())
}

/// How many syllables a word has. What is in capitals throughout is spelt out: `UK`.
pub(crate) fn syllables(word: &str) -> u32 {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    if letters.clone().count() > 1 && letters.clone().all(char::is_uppercase) {
        return letters.map(|c| if c == 'W' { 3 } else { 1 }).sum();
    }
    let parts = word.split(['-', '.']).filter(|part| !part.is_empty());
    let counted = parts.map(|part| count_syllables(&part.replace('’', "'")).max(1));
    u32::try_from(counted.sum::<usize>()).expect("no word is that long")
}
