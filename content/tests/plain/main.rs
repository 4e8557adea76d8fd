//! The words are plain: nothing that people read is above a reading age of 11. The figures, page by page:
//! `cargo test -p content --test plain -- --nocapture`.
//!
//! The measure is the Flesch-Kincaid grade with 5 added, the age at which a child enters grade 0. The
//! syllables are those of the CMU Pronouncing Dictionary. A heading, a title and a button count for
//! nothing there, and an item of a list is a sentence. A short text says too little for a formula, so
//! a question is measured together with its hint, and nothing is measured below [`rules::ENOUGH`]
//! words. What holds for every text, however short, is that each word of three syllables or more is in
//! `familiar.txt`, no sentence is longer than [`rules::LONGEST`] words, and nothing in `refused.txt` is
//! said. [`proofs`] feeds the rules with what they have to refuse.

mod lists;
mod measure;
mod proofs;
mod rules;
mod texts;

use std::collections::BTreeMap;

use lists::Lists;
use measure::Measure;
use texts::{Text, pool};

fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn nothing_is_above_a_reading_age_of_11() {
    assert_none(&rules::above_age(&texts::all()));
}

#[test]
fn long_words_are_familiar_ones() {
    let (texts, lists) = (texts::all(), Lists::ours());
    assert_none(&rules::unfamiliar(&texts, &lists));
    assert_none(&rules::familiar_for_nothing(&texts, &lists));
}

#[test]
fn sentences_are_short() {
    assert_none(&rules::too_long(&texts::all()));
}

#[test]
fn nothing_blames_judges_or_is_jargon() {
    let (texts, lists) = (texts::all(), Lists::ours());
    assert_none(&rules::refused(&texts, &lists));
    assert_none(&rules::excepted_for_nothing(&texts, &lists));
}

#[test]
fn the_law_is_said_in_three_sentences() {
    let texts = texts::all();
    let law: Vec<&Text> = texts.iter().filter(|text| text.place.starts_with("check/answer/law/")).collect();
    assert_eq!(law.len(), 6, "one for each nation, and for outside the UK and not sure");
    for text in law {
        assert_eq!(measure::sentences(&text.words).len(), 3, "{}: {}", text.place, text.words);
    }
}

#[test]
fn figures() {
    let texts = texts::all();
    let mut pools: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for text in texts.iter().filter(|text| !text.heading) {
        pools.entry(pool(&text.place)).or_default().push(&text.words);
    }
    println!("reading age | sentences | words | of");
    for (name, words) in &pools {
        let measure = Measure::of(&words.join("\n"));
        println!("{:11.1} | {:9} | {:5} | {name}", measure.age(), measure.sentences, measure.words);
    }
    println!("The hardest of what is measured by itself, a question with its hint:");
    let mut units: Vec<Text> = texts::units(&texts);
    units.retain(|unit| Measure::of(&unit.words).words >= rules::ENOUGH);
    units.sort_by(|one, other| Measure::of(&other.words).age().total_cmp(&Measure::of(&one.words).age()));
    for unit in units.iter().take(5) {
        println!("{:11.1} | {}", Measure::of(&unit.words).age(), unit.place);
    }
    assert!(pools.len() > 40 && units.len() > 100, "the words were not found: {} {}", pools.len(), units.len());
}
