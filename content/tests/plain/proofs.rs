//! The rules, seen to refuse.

use crate::lists::Lists;
use crate::measure::{Measure, sentences, syllables, words};
use crate::rules;
use crate::texts::{self, Text};

fn question(label: &str, hint: &str) -> Vec<Text> {
    let text = |key: &str, words: &str| Text { place: format!("question/{key}"), words: words.into(), heading: false };
    vec![text("label", label), text("hint", hint)]
}

fn lists(familiar: &[&str], refused: &[&str], excepted: &[&str]) -> Lists {
    let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    Lists { familiar: owned(familiar).into_iter().collect(), refused: owned(refused), excepted: owned(excepted) }
}

#[test]
fn a_hard_question_is_refused() {
    let hard = question(
        "Has the individual demonstrated behaviour indicative of an intention to intimidate you?",
        "Provide particulars of any communication received.",
    );
    assert_eq!(rules::above_age(&hard).len(), 2, "by itself, and with its hint");
    assert!(rules::unfamiliar(&hard, &Lists::ours()).len() >= 5);
    assert!(rules::above_age(&question("Has the person tried to frighten you, and how?", "Tell us more.")).is_empty());
}

#[test]
fn an_easy_hint_does_not_hide_a_hard_question() {
    let hard = "Did deterioration in behaviour originate immediately after separation from your partner?";
    let hint = "You can say no. Say what you like. It is fine not to know. Skip it if you like. We do not mind at all.";
    let found = rules::above_age(&question(hard, hint));
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("question/label: reading age"), "{found:?}");
}

#[test]
fn one_hard_word_is_refused_and_one_familiar_word_is_not() {
    let lists = lists(&["university"], &[], &[]);
    let short = question("Which university?", "");
    assert!(rules::above_age(&short).is_empty() && rules::unfamiliar(&short, &lists).is_empty());
    assert_eq!(
        rules::unfamiliar(&question("Which institution's?", ""), &lists),
        ["question/label: institution is not in familiar.txt"]
    );
    assert_eq!(rules::familiar_for_nothing(&question("Which?", ""), &lists).len(), 1);
}

#[test]
fn a_sentence_of_26_words_is_refused() {
    let words = |count: usize| vec!["so"; count].join(" ");
    assert_eq!(rules::too_long(&question(&words(26), &words(25))).len(), 1);
    assert!(rules::too_long(&question(&format!("{}. {}", words(25), words(25)).replace(". s", ". S"), "")).is_empty());
}

#[test]
fn what_blames_is_refused_however_it_is_written() {
    let lists = lists(&[], &["you should have", "cyber*", "not stalking"], &["We never say that it is not stalking."]);
    for bad in ["Perhaps YOU should  have called.", "Is it cyberstalking?", "This is not stalking."] {
        assert_eq!(rules::refused(&question(bad, ""), &lists).len(), 1, "{bad}");
    }
    let fine = question("You should. Have a rest.", "We never say that it is not stalking.");
    assert!(rules::refused(&fine, &lists).is_empty());
    assert!(rules::excepted_for_nothing(&fine, &lists).is_empty());
    assert_eq!(rules::excepted_for_nothing(&question("Is it?", ""), &lists).len(), 1);
}

#[test]
fn our_own_list_refuses_what_it_is_for() {
    let bad =
        ["Why didn't you leave?", "You are at low risk.", "Is he a stalker?", "Any allegations?", "Prior to that?"];
    for bad in bad {
        assert!(!rules::refused(&question(bad, ""), &Lists::ours()).is_empty(), "{bad}");
    }
}

#[test]
fn syllables_are_those_of_a_dictionary() {
    let known =
        [("walked", 1), ("people", 2), ("idea", 3), ("emergency", 4), ("university", 5), ("ex-partner", 3), ("UK", 2)];
    for (word, count) in known {
        assert_eq!(syllables(word), count, "{word}");
    }
}

#[test]
fn a_text_is_measured_as_by_hand() {
    // Ten words, as 101 is none, of eleven syllables in two sentences.
    let measure = Measure::of("Call the police now on 101.\nTell them who you are.");
    assert_eq!((measure.sentences, measure.words, measure.syllables), (2, 10, 11));
    assert!((measure.age() - (0.39 * 5.0 + 11.8 * 1.1 - 15.59 + 5.0)).abs() < 1e-9);
    assert_eq!(sentences("Open at 9.30am. 'Is it?' Ask e.g. here (or there).").len(), 3);
    assert_eq!(words("The app/site's ex-partner: 'no'").collect::<Vec<_>>().len(), 5);
}

#[test]
fn markup_is_taken_out_and_headings_are_put_aside() {
    let found =
        texts::plain("page", "<h2>One</h2>\n<p>A <strong>B</strong>c &amp; d</p><ul><li>e</li><li>f</li></ul>", false);
    let seen: Vec<(&str, bool)> = found.iter().map(|text| (text.words.as_str(), text.heading)).collect();
    assert_eq!(sentences(seen[0].0), ["A Bc & d", "e", "f"]);
    assert_eq!(seen[1], ("One", true));
}
