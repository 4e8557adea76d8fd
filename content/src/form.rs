//! Words of the forms: the parts of a report and the FOUR check.

use std::collections::BTreeMap;

use domain::ProblemCode;
use domain::check::{About, Outcome};
use domain::codes::{Nation, Sign};
use serde::{Deserialize, Serialize};

use crate::words::{Html, Worded};

/// How a question is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of several.
    #[default]
    Radios,
    /// Any of several.
    Checkboxes,
    /// One of many, in a list that opens.
    Select,
    /// A line of words.
    Input,
    /// Several lines of words.
    Textarea,
}

/// One question.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The name of the field that it asks for.
    pub name: String,
    /// How it is put.
    #[serde(default)]
    pub kind: Kind,
    /// The question.
    pub label: String,
    /// A hint, for when the question alone may not be enough.
    #[serde(default)]
    pub hint: Option<Html>,
    /// A heading to put above it, where a new group of questions begins.
    #[serde(default)]
    pub heading: Option<String>,
    /// The keyboard a phone should show.
    #[serde(default)]
    pub mode: Option<String>,
    /// Why an answer will not be sent, where the question is only asked after certain answers to
    /// another one, and that one was answered otherwise.
    #[serde(default)]
    pub not_sent: Option<String>,
    /// Sentences of its own for problems.
    #[serde(default)]
    pub problems: BTreeMap<ProblemCode, String>,
}

/// Words of one part of the report.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionWords {
    /// Its heading.
    pub title: String,
    /// A neutral title for the browser's tab and history.
    pub tab: String,
    /// Why we ask.
    pub lead: Html,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

/// A way on from a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub text: String,
}

/// Words of the FOUR check.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckWords {
    /// Its heading.
    pub title: String,
    /// A neutral title for the browser's tab and history.
    pub tab: String,
    /// A neutral sentence for the page's description.
    pub description: String,
    /// What to say first.
    pub lead: Html,
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// The heading over the answer.
    pub answer_title: String,
    /// The tab's title with the answer.
    pub answer_tab: String,
    /// The link back to the questions.
    pub again: String,
    /// Everything an answer can say.
    pub answer: CheckAnswer,
}

/// Everything that the check's answer can say. The browser gets these words with the page, so that
/// it can answer without sending anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckAnswer {
    /// What to do when there is danger.
    pub danger: Html,
    /// What the four signs are not.
    pub limits: Html,
    /// Introduces the signs seen.
    pub seen: String,
    /// By how much was seen.
    pub outcome: Worded<Outcome>,
    /// What each sign means.
    pub seen_signs: Worded<Sign>,
    /// By whom it is about.
    pub about: Worded<About>,
    /// What the law says there.
    pub law: Worded<Nation>,
    /// What to do next.
    pub doors: Vec<Door>,
}
