//! Goes through a page, element by element.

use std::collections::BTreeMap;

use markup5ever_rcdom::{Handle, NodeData};

use super::{Block, Kind, Part};

/// Elements that do not end a block.
const INLINE: [&str; 9] = ["a", "abbr", "b", "br", "code", "em", "i", "span", "strong"];

/// Elements in which nothing is ours to read.
const UNREAD: [&str; 5] = ["script", "style", "svg", "template", "textarea"];

/// What surrounds a text.
#[derive(Clone)]
pub(super) struct Here {
    pub(super) kind: Kind,
    pub(super) part: Part,
    pub(super) lang: String,
    pub(super) question: usize,
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) found: Vec<Block>,
    questions: usize,
    /// The words of the block that is being read.
    open: String,
}

impl Reader {
    pub(super) fn read(&mut self, node: &Handle, here: &Here) {
        for child in node.children.borrow().iter() {
            match &child.data {
                // Only a <br> begins a line.
                NodeData::Text { contents } => self.open += &contents.borrow().replace('\n', " "),
                NodeData::Element { .. } => self.element(child, here),
                _ => {}
            }
        }
    }

    fn element(&mut self, node: &Handle, here: &Here) {
        let (name, attributes) = (name(node), attributes(node));
        if UNREAD.contains(&name.as_str()) || attributes.contains_key("hidden") {
            return;
        }
        // What is in another language, or looks like a button, stands by itself.
        let is_button = attributes.get("role").is_some_and(|role| role == "button");
        if INLINE.contains(&name.as_str()) && !is_button && !attributes.contains_key("lang") {
            self.open += if name == "br" { "\n" } else { "" };
            return self.read(node, here);
        }
        self.close(here);
        let inside = self.inside(&name, &attributes, is_button, here);
        if name == "meta" && attributes.get("name").is_some_and(|name| name == "description") {
            self.open.clone_from(&attributes["content"]);
        }
        self.read(node, &inside);
        self.close(&inside);
    }

    /// What surrounds the text in an element.
    fn inside(&mut self, name: &str, attributes: &BTreeMap<String, String>, is_button: bool, around: &Here) -> Here {
        let mut here = around.clone();
        let classes: Vec<&str> = attributes.get("class").map_or("", String::as_str).split_whitespace().collect();
        let is = |class: &str| classes.contains(&class);
        if let Some(lang) = attributes.get("lang") {
            here.lang.clone_from(lang);
        }
        match name {
            "head" => here.part = Part::Head,
            "main" => here.part = Part::Main,
            _ => {}
        }
        if is("govuk-form-group") {
            self.questions += 1;
            here.question = self.questions;
        }
        here.kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "button" | "caption" | "dt" | "option" | "th" | "title" => {
                Kind::Heading
            }
            _ if is_button => Kind::Heading,
            "label" if is("govuk-radios__label") || is("govuk-checkboxes__label") => Kind::Heading,
            "label" | "legend" => Kind::Question,
            _ if is("govuk-character-count__message") => Kind::Text,
            _ if is("govuk-hint") => Kind::Hint,
            // Text in a legend's own heading is the question still.
            _ => around.kind,
        };
        if around.kind == Kind::Question && here.kind == Kind::Heading {
            here.kind = Kind::Question;
        }
        here
    }

    fn close(&mut self, here: &Here) {
        let lines: Vec<String> =
            self.open.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let words = lines.join("\n").trim().to_owned();
        self.open.clear();
        if !words.is_empty() {
            let Here { kind, part, lang, question } = here.clone();
            self.found.push(Block { words, kind, part, lang, question });
        }
    }
}

pub(super) fn name(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { name, .. } => name.local.to_string(),
        _ => String::new(),
    }
}

pub(super) fn attributes(node: &Handle) -> BTreeMap<String, String> {
    match &node.data {
        NodeData::Element { attrs, .. } => {
            let attrs = attrs.borrow();
            attrs.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect()
        }
        _ => BTreeMap::new(),
    }
}
