//! Words of the forms: the parts of a report and the FOUR check.

use std::collections::BTreeMap;

use domain::notice::Notice;
use domain::{ProblemCode, Step};
use serde::{Deserialize, Serialize};

use crate::html::Html;
use crate::page::Facts;
use crate::worded::Worded;

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
    /// Further questions, once for each of several things.
    Rows,
}

/// One question.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "M: Deserialize<'de>"))]
pub struct Question<M = Html> {
    /// The name of the field that it asks for.
    pub name: String,
    /// How it is put.
    #[serde(default)]
    pub kind: Kind,
    /// The question.
    pub label: String,
    /// A hint, for when the question alone may not be enough.
    #[serde(default)]
    pub hint: Option<M>,
    /// The question as it is put to whoever reports for someone else, where it differs.
    #[serde(default)]
    pub label_other: Option<String>,
    /// The hint, likewise.
    #[serde(default)]
    pub hint_other: Option<M>,
    /// A heading to put above it, where a new group of questions begins.
    #[serde(default)]
    pub heading: Option<String>,
    /// What to know before the questions under that heading.
    #[serde(default)]
    pub intro: Option<M>,
    /// Under which titles its answers stand, where there are too many for one list.
    #[serde(default)]
    pub groups: Vec<GroupWords>,
    /// The keyboard a phone should show.
    #[serde(default)]
    pub mode: Option<String>,
    /// What becomes of an answer, where the question is only asked after certain answers to
    /// another one, and that one was answered otherwise.
    #[serde(default)]
    pub unasked: Option<String>,
    /// What is asked in each row, where it is put in rows.
    #[serde(default)]
    pub rows: Option<RowsWords<M>>,
    /// Sentences of its own for problems.
    #[serde(default)]
    pub problems: BTreeMap<ProblemCode, String>,
}

impl<M> Question<M> {
    /// The question as it is put to whoever reports for themselves or, with `second_hand`, for someone else.
    pub fn label(&self, second_hand: bool) -> &str {
        self.label_other.as_ref().filter(|_| second_hand).unwrap_or(&self.label)
    }

    /// Its hint, likewise.
    pub fn hint(&self, second_hand: bool) -> Option<&M> {
        self.hint_other.as_ref().filter(|_| second_hand).or(self.hint.as_ref())
    }
}

/// Some of a question's answers under a title of their own.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupWords {
    /// What they have in common.
    pub title: String,
    /// The answers, by their codes.
    pub codes: Vec<String>,
}

/// Words of a question that is put in rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowsWords<M = Html> {
    /// What a row is called, with `{number}` for its number.
    pub title: String,
    /// The button for one more.
    pub add: String,
    /// The button that takes one away, with `{number}` for its number.
    pub remove: String,
    /// The button that puts the rows in order of date, where they have one.
    #[serde(default)]
    pub sort: Option<String>,
    /// What is asked in each, named as in the row.
    pub questions: Vec<Question<M>>,
}

impl<M> RowsWords<M> {
    /// What a row is called; the first is number 1.
    pub fn title(&self, row: usize) -> String {
        self.title.replace("{number}", &(row + 1).to_string())
    }

    /// What the button is called that takes it away.
    pub fn remove(&self, row: usize) -> String {
        self.remove.replace("{number}", &(row + 1).to_string())
    }
}

/// How many characters are left. Each names the number as `%{count}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct CharacterWords {
    pub left: Plural,
    pub none_left: String,
    pub too_many: Plural,
}

/// A sentence for one, and one for any other number.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "what they are for is said above")]
pub struct Plural {
    pub one: String,
    pub other: String,
}

/// Words of one part of the report.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "M: Deserialize<'de>"))]
pub struct SectionWords<M = Html> {
    /// Its heading, over all its answers.
    pub title: String,
    /// What can be added to it once the report could be sent, where there is anything.
    #[serde(default)]
    pub more: Option<String>,
    /// Whether the team asks for that before anything else that can be added.
    #[serde(default)]
    pub recommended: bool,
    /// Where it has from what it says of the law. It is not shown: a part is to be short.
    #[serde(default)]
    pub facts: Option<Facts>,
    /// Its pages.
    pub steps: BTreeMap<Step, StepWords<M>>,
}

/// Words of one page of questions.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "M: Deserialize<'de>"))]
pub struct StepWords<M = Html> {
    /// Its heading.
    pub title: String,
    /// What to know before its questions.
    #[serde(default)]
    pub lead: Option<M>,
    /// The questions, in order.
    pub questions: Vec<Question<M>>,
}

/// Words for what an answer calls for before the person goes on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticesWords<M = Html> {
    /// The button that leads on.
    pub go_on: String,
    /// What to do first, said once after what tells of danger.
    pub then: ThenWords<M>,
    /// What to say, by what it is that calls for it.
    pub notices: Worded<Notice, NoticeWords<M>>,
}

/// What stands once after the notices that tell of danger.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThenWords<M = Html> {
    /// Whom to call, and that it does not wait for us.
    pub text: M,
    /// The same for whoever reports for someone else.
    pub text_other: M,
    /// The heading above the lines that are open.
    pub open_title: String,
    /// When a person reads; names the time as `{time}`.
    pub read_by: String,
}

/// What to say before the person goes on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeWords<M = Html> {
    /// Its heading.
    pub title: String,
    /// Its heading for whoever reports for someone else; that one, too, where there is none.
    pub title_other: Option<String>,
    /// What to know.
    pub text: M,
    /// What to know for whoever reports for someone else; that, too, where there is none.
    pub text_other: Option<M>,
    /// Where it has this from. It is not shown: nobody is to be held up.
    #[serde(default)]
    pub facts: Option<Facts>,
}

impl<M> ThenWords<M> {
    /// What to do first, for whoever reports for themselves or, with `second_hand`, for someone else.
    pub fn text(&self, second_hand: bool) -> &M {
        if second_hand { &self.text_other } else { &self.text }
    }
}

impl<M> NoticeWords<M> {
    /// Its heading, for whoever reports for themselves or, with `second_hand`, for someone else.
    pub fn title(&self, second_hand: bool) -> &str {
        self.title_other.as_ref().filter(|_| second_hand).unwrap_or(&self.title)
    }

    /// What to know, likewise.
    pub fn text(&self, second_hand: bool) -> &M {
        self.text_other.as_ref().filter(|_| second_hand).unwrap_or(&self.text)
    }

    /// Whether it speaks otherwise to whoever reports for someone else.
    pub fn has_other(&self) -> bool {
        self.title_other.is_some() || self.text_other.is_some()
    }
}

/// A link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextLink {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub text: String,
}
