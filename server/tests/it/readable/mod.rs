//! What people read of a page, in blocks.
//!
//! A block is what stands by itself on a screen: a paragraph, an item of a list, a cell of a table, a heading, a
//! label, a hint, a legend, a button. Links and words in bold are part of theirs. Words for screen readers alone count,
//! because they are read. What is hidden does not, nor a `<template>` (it is on another page once it is
//! shown), nor what somebody typed.

mod reader;

use std::collections::BTreeMap;

use html5ever::driver::ParseOpts;
use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;

use reader::{Here, Reader, attributes, name};

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Sentences, or an item of a list.
    Text,
    /// A question: a legend, or the label of a field.
    Question,
    /// A hint under a question.
    Hint,
    /// A heading, a button, a caption, or an answer to choose: no sentence.
    Heading,
}

/// Where on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The title in the tab, and the description.
    Head,
    /// The page itself.
    Main,
    /// What is the same on every page.
    Frame,
}

/// Some words that stand by themselves.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) words: String,
    pub(crate) kind: Kind,
    pub(crate) part: Part,
    /// The language that they are marked with.
    pub(crate) lang: String,
    /// Which question of the page they belong to.
    pub(crate) question: usize,
}

/// The attributes of the page's `<html>`.
pub(crate) fn root(html: &str) -> BTreeMap<String, String> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let root = dom.document.children.borrow().iter().find(|node| name(node) == "html").cloned();
    attributes(&root.expect("a document has a root"))
}

/// The blocks of a page, in order.
pub(crate) fn blocks(html: &str) -> Vec<Block> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut reader = Reader::default();
    let here = Here { kind: Kind::Text, part: Part::Frame, lang: String::new(), question: 0 };
    reader.read(&dom.document, &here);
    reader.found
}

#[test]
fn blocks_are_what_stands_by_itself() {
    let html = "<html lang=en><head><title>Tab</title></head><body><p lang=cy>Ie</p><main><h1>One</h1>
        <p>Two <strong>th</strong>ree <a href=x lang=cy>Pedwar</a></p><p hidden>no</p><template><p>no</p></template>
        <div class=govuk-form-group><fieldset><legend>Five?</legend><div class=govuk-hint>Six.</div>
        <label class=govuk-radios__label>Seven</label></fieldset></div><textarea>no</textarea>
        <ul><li>Eight<ul><li>Nine</ul></ul></main></body></html>";
    let seen: Vec<(String, Kind, Part, String, usize)> = blocks(html)
        .into_iter()
        .map(|block| (block.words, block.kind, block.part, block.lang, block.question))
        .collect();
    let is = |words: &str, kind, part, lang: &str, question| (words.to_owned(), kind, part, lang.to_owned(), question);
    assert_eq!(
        seen,
        [
            is("Tab", Kind::Heading, Part::Head, "en", 0),
            is("Ie", Kind::Text, Part::Frame, "cy", 0),
            is("One", Kind::Heading, Part::Main, "en", 0),
            is("Two three", Kind::Text, Part::Main, "en", 0),
            is("Pedwar", Kind::Text, Part::Main, "cy", 0),
            is("Five?", Kind::Question, Part::Main, "en", 1),
            is("Six.", Kind::Hint, Part::Main, "en", 1),
            is("Seven", Kind::Heading, Part::Main, "en", 1),
            is("Eight", Kind::Text, Part::Main, "en", 0),
            is("Nine", Kind::Text, Part::Main, "en", 0),
        ]
    );
}
