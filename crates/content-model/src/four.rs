//! Words of the FOUR check: its questions, and everything that its answer can say.

use std::collections::BTreeMap;

use domain::check::{About, Outcome, Setting};
use domain::codes::{Nation, Sign};
use domain::lines::Line;
use serde::{Deserialize, Serialize};

use crate::form::Question;
use crate::html::Html;
use crate::worded::Worded;

/// Words of the FOUR check.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckWords<M = Html> {
    /// Its heading.
    pub title: String,
    /// A neutral title for the browser's tab and history.
    pub tab: String,
    /// A neutral sentence for the page's description.
    pub description: String,
    /// What to say first.
    pub lead: M,
    /// The questions, in order.
    pub questions: Vec<Question<M>>,
    /// Above the questions for the signs.
    pub signs_title: String,
    /// Above the questions after them.
    pub more_title: String,
    /// Beside the questions.
    pub beside: Vec<BesideWords<M>>,
    /// Under the question for each sign, what it can look like.
    pub examples: Worded<Sign, ExamplesWords<M>>,
    /// The tab's title with the answer.
    pub answer_tab: String,
    /// Above that one can take the answers along.
    pub carry_title: String,
    /// What it means to take the answers along.
    pub carry: String,
    /// The button that does so.
    pub carry_button: String,
    /// Said before a report that begins with these answers.
    pub carried: String,
    /// The link back to the questions.
    pub again: String,
    /// Everything an answer can say.
    pub answer: CheckAnswer<M>,
}

/// A few words beside the questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BesideWords<M = Html> {
    /// What they are about.
    pub title: String,
    /// The words.
    pub text: M,
}

/// What a sign can look like, held back until somebody asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamplesWords<M = Html> {
    /// What they are examples of.
    pub title: String,
    /// One of each kind.
    pub each: Worded<Setting, M>,
}

/// Everything that the check's answer can say. The browser gets these words with the page, so that
/// it can answer without sending anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckAnswer<M = Html> {
    /// What to do when there is danger.
    pub danger: M,
    /// What to do besides when it may be in another country.
    pub danger_abroad: M,
    /// What the four signs are not.
    pub limits: M,
    /// Introduces the signs seen.
    pub seen: String,
    /// The heading, by how much was seen.
    pub verdict: Worded<Outcome, String>,
    /// The heading for whoever asks about what they do themselves.
    pub own_verdict: String,
    /// By how much was seen.
    pub outcome: Worded<Outcome, M>,
    /// What each sign means.
    pub seen_signs: Worded<Sign, M>,
    /// By whom it is about.
    pub about: Worded<About, M>,
    /// What comes before all that.
    pub first: FirstWords<M>,
    /// Above what to know before doing anything.
    pub now_title: String,
    /// What many things show together.
    pub pattern: PatternWords,
    /// Above what else one can do.
    pub next_title: String,
    /// Whom to call.
    pub calls: CallsWords<M>,
    /// Above what the law says.
    pub law_title: String,
    /// What the law says there, in three sentences.
    pub law: Worded<Nation, M>,
    /// The day on which that was written from its sources, as `2026-11-22`.
    pub law_as_of: String,
    /// Says that day as `{date}`.
    pub law_written: String,
    /// Where it stands.
    pub law_sources: Vec<LawSource>,
    /// Where to tell the police first, in nations that this team does not cover.
    pub tell: BTreeMap<Nation, M>,
    /// What to do next.
    pub next_steps: Vec<NextStep>,
}

/// What comes first, each where it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstWords<M = Html> {
    /// An order was broken.
    pub order_broken: M,
    /// A threat was made.
    pub threat: M,
    /// What to do about either.
    pub here: M,
    /// The same outside the UK.
    pub abroad: M,
    /// For whoever has an order against them.
    pub own_order: M,
    /// For somebody under 18.
    pub child: M,
    /// For an adult who asks for somebody under 18.
    pub parent: M,
    /// For whoever asks for an adult.
    pub ask_first: M,
}

/// What many things show together, and where to write them down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternWords {
    /// The heading.
    pub title: String,
    /// What it is.
    pub text: String,
    /// Where to write things down.
    pub href: String,
    /// What that link is called.
    pub link: String,
}

/// Words around the lines to call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallsWords<M = Html> {
    /// The heading above the first of them.
    pub title: String,
    /// The heading above the others.
    pub others: String,
    /// The police, when it is no emergency.
    pub police: M,
    /// The same outside the UK.
    pub police_abroad: M,
    /// What to know of the lines outside the UK.
    pub abroad: M,
    /// Said where nobody is known to answer by a way that was chosen.
    pub none_open: M,
    /// For whoever does not talk by voice.
    pub other_ways: M,
    /// Each line.
    pub lines: Worded<Line, LineWords<M>>,
    /// Leads to the line of a nation that was not told.
    pub find: M,
    /// Leads to lines for some people only.
    pub more: M,
}

/// A line to call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineWords<M = Html> {
    /// The name of the service in `content/services.toml`.
    pub service: String,
    /// When to call it.
    pub text: M,
}

/// A page that says what the law is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawSource {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub href: String,
    /// Whose law it says.
    pub nations: Vec<Nation>,
}

/// Something to do next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextStep {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub text: String,
    /// Whether it is not offered to whoever asks about what they do themselves.
    #[serde(default)]
    pub for_victims: bool,
    /// Whether it leads to this team, and so comes last where others are to be told.
    #[serde(default)]
    pub team: bool,
}
