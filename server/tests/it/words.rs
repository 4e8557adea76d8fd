//! The words as they stand on the pages are plain, every page in every state. The figures, page by page:
//! `cargo test -p server --test it words -- --nocapture`.
//!
//! The measure and the rules are those of `content/tests/plain`, which say which formula: the Flesch-Kincaid grade
//! with 5 added, by the syllables of the CMU Pronouncing Dictionary. What counts as text is said in [`crate::readable`].
//!
//! - A page is measured whole, by its paragraphs, its items of lists and cells of tables, its questions and its hints. Each
//!   block is a sentence at least. Headings, buttons, captions and answers to choose are no sentences, and count for
//!   nothing there.
//! - A question is measured with its hint besides, as in `content`.
//! - A block is measured by itself, too, but not as strictly ([`ALONE`]): among easy ones a hard one would not be felt,
//!   and of one sentence a formula says little.
//! - No block whatever has a sentence of more than 25 words, or says what is refused.
//!
//! Left out of the measure is what nobody here can word ([`named`]): the directory's names, numbers and hours, and the
//! sources of a page, which are called what they are called.

use crate::everywhere::{self, Seen};
use crate::plain::lists::Lists;
use crate::plain::measure::Measure;
use crate::plain::rules;
use crate::plain::texts::Text;
use crate::readable::{Block, Kind, Part, blocks};

/// The highest reading age of a block by itself, in years.
const ALONE: f64 = 13.0;

/// Worded as the law has it; only the whole page is measured.
const BY_LAW: &str = "/accessibility";

/// What of a page is measured: the page itself, and of the frame what the first page shows.
fn read(page: &Seen) -> Vec<Block> {
    let mut blocks = blocks(&page.html);
    blocks.retain(|block| block.part == Part::Main && block.lang.starts_with("en"));
    blocks
}

fn frame(page: &Seen) -> Vec<Block> {
    blocks(&page.html).into_iter().filter(|block| block.part == Part::Frame).collect()
}

/// Whether a block is a name, an address or opening hours: of a service, or of a source.
fn named(words: &str) -> bool {
    let all = content::english();
    let services = all.services.values();
    let mut given = services.flat_map(|service| [Some(&service.name), service.hours.as_ref(), service.number.as_ref()]);
    let mut sources = all.pages.values().flat_map(|page| &page.sources);
    given.any(|given| given.is_some_and(|given| given == words)) || sources.any(|source| source.name == words)
}

/// The page whole, and each question with its hint, for the measure.
fn measured(name: &str, blocks: &[Block]) -> Vec<Text> {
    let text = |place: String, words: String| Text { place, words, heading: false };
    let sentences = blocks.iter().filter(|block| block.kind != Kind::Heading && !named(&block.words));
    let whole: Vec<&str> = sentences.map(|block| block.words.as_str()).collect();
    let parts = blocks.iter().filter_map(|block| {
        let key = match block.kind {
            Kind::Question => "label",
            Kind::Hint => "hint",
            Kind::Text | Kind::Heading => return None,
        };
        Some(text(format!("{name}, question {}/{key}", block.question), block.words.clone()))
    });
    std::iter::once(text(name.to_owned(), whole.join("\n"))).chain(parts).collect()
}

/// Each block of sentences, without the names that stand in it.
fn alone(name: &str, blocks: &[Block]) -> Vec<Text> {
    let mut names: Vec<&str> = content::english().services.values().map(|service| service.name.as_str()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut texts = each(name, blocks.iter().filter(|block| block.kind == Kind::Text));
    for text in &mut texts {
        text.words = names.iter().fold(text.words.clone(), |words, name| words.replace(name, "it"));
    }
    texts.retain(|_| name != BY_LAW);
    texts
}

/// Every block, for the rules that hold of the shortest.
fn each<'a>(name: &str, blocks: impl IntoIterator<Item = &'a Block>) -> Vec<Text> {
    let text = |block: &Block| Text { place: name.to_owned(), words: block.words.clone(), heading: false };
    blocks.into_iter().filter(|block| !named(&block.words)).map(text).collect()
}

#[tokio::test]
async fn words_are_plain_on_every_page() {
    let pages = everywhere::pages().await;
    let mut all: Vec<(String, Vec<Block>)> = pages.iter().map(|page| (page.name(), read(page))).collect();
    all.push(("what is the same on every page".to_owned(), frame(&pages[0])));
    let lists = Lists::ours();
    let mut faults = Vec::new();
    println!("reading age | sentences | words | of");
    for (name, blocks) in &all {
        let (whole, each) = (measured(name, blocks), each(name, blocks));
        let measure = Measure::of(&whole[0].words);
        println!("{:11.1} | {:9} | {:5} | {name}", measure.age(), measure.sentences, measure.words);
        // A page of short questions has few words of its own.
        assert!(measure.words >= 10, "{name}: nothing was read: {blocks:?}");
        faults.extend(rules::above_age(&whole));
        faults.extend(rules::above(&alone(name, blocks), ALONE));
        faults.extend(rules::too_long(&each));
        faults.extend(rules::refused(&each, &lists));
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_rules_are_felt_on_a_page() {
    let page = |main: &str| Seen {
        path: "/".to_owned(),
        state: String::new(),
        html: format!("<html lang=en-GB><body><main>{main}</main></body></html>"),
    };
    let faults = |main: &str| {
        let blocks = read(&page(main));
        let (whole, each) = (measured("/", &blocks), each("/", &blocks));
        let alone = rules::above(&alone("/", &blocks), ALONE);
        let found = [rules::above_age(&whole), alone, rules::too_long(&each), rules::refused(&each, &Lists::ours())];
        found.concat().len()
    };
    let hard =
        "Deterioration of behaviour immediately necessitates professional intervention by an appropriate organisation";
    assert_eq!(faults("<p>You can call us when you like, by day or by night.</p>"), 0);
    assert_eq!(faults(&format!("<p>{hard}.</p>")), 2, "the page, and the block by itself");
    assert_eq!(faults(&format!("<ul><li>{hard}</li></ul>")), 2);
    assert_eq!(faults(&format!("<h2>{hard}</h2><p>You can call us when you like.</p>")), 0, "a heading is no sentence");
    // One hard question among easy ones: by itself, and with its hint, but not the page.
    let easy = "<p>You can say no. Say what you like. It is fine not to know.</p>".repeat(9);
    let asked =
        format!("{easy}<div class=govuk-form-group><label>{hard}?</label><div class=govuk-hint>Or not.</div></div>");
    assert_eq!(faults(&asked), 2);
    assert_eq!(faults(&format!("{easy}<p>{hard}.</p>")), 1, "a hard block among easy ones");
    assert_eq!(faults(&format!("<h2>{}</h2>", "so ".repeat(26))), 1);
    assert_eq!(faults("<button>You are at low risk</button>"), 1);
}
