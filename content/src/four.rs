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
    /// Under the question for each sign, what it can look like.
    pub examples: Worded<Sign, ExamplesWords>,
    /// The heading over the answer.
    pub answer_title: String,
    /// The tab's title with the answer.
    pub answer_tab: String,
    /// What it means to take the answers along.
    pub carry: String,
    /// The button that does so.
    pub carry_button: String,
    /// The link back to the questions.
    pub again: String,
    /// Everything an answer can say.
    pub answer: CheckAnswer,
}

/// What a sign can look like, held back until somebody asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamplesWords {
    /// What they are examples of.
    pub title: String,
    /// One of each kind.
    pub each: Worded<Setting>,
}

/// Everything that the check's answer can say. The browser gets these words with the page, so that
/// it can answer without sending anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckAnswer {
    /// What to do when there is danger.
    pub danger: Html,
    /// What to do besides when it may be in another country.
    pub danger_abroad: Html,
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
    /// Whom to call.
    pub calls: CallsWords,
    /// What the law says there, in three sentences.
    pub law: Worded<Nation>,
    /// The day on which that was written from its sources, as `2026-11-22`.
    pub law_as_of: String,
    /// Says that day as `{date}`.
    pub law_written: String,
    /// Where it stands.
    pub law_sources: Vec<LawSource>,
    /// Where to tell the police, in nations that this site does not take reports for.
    pub tell: BTreeMap<Nation, Html>,
    /// What to do next.
    pub doors: Vec<WayOn>,
}

/// Words around the lines to call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallsWords {
    /// The heading above them.
    pub title: String,
    /// What to know of them outside the UK.
    pub abroad: Html,
    /// Each line.
    pub lines: Worded<Line, LineWords>,
    /// Leads to the line of a nation that was not told.
    pub find: Html,
    /// Leads to lines for some people only.
    pub more: Html,
}

/// A line to call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineWords {
    /// The name of the service in `content/services.toml`.
    pub service: String,
    /// When to call it.
    pub text: Html,
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

/// A way on from the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayOn {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub text: String,
    /// Whether it is no way for whoever asks about what they do themselves.
    #[serde(default)]
    pub for_victims: bool,
}
