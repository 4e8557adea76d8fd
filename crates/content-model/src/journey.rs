//! Words of the pages around the parts of a report.

use serde::{Deserialize, Serialize};

use crate::html::Html;

/// Words of the list of parts, and of how far each is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct TasksWords<M = Html> {
    pub title: String,
    /// To somebody who came back with a code.
    pub welcome: String,
    pub tab: String,
    pub lead: M,
    /// Names the page that is next as `{page}`.
    pub next: String,
    pub core_title: String,
    pub more_title: String,
    pub recommended: String,
    pub not_started: String,
    pub to_mend: String,
    pub skipped: String,
    /// Names both numbers as `{answered}` and `{all}`.
    pub answered: String,
    pub done: String,
    pub look_over: String,
    pub save: String,
}

/// Words around the questions of a page.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct StepsWords<M = Html> {
    /// Names both numbers as `{at}` and `{all}`.
    pub core: String,
    /// Names the part as `{part}`, and both numbers.
    pub more: String,
    /// The same for the browser's tab and history, which are to tell nothing.
    pub more_tab: String,
    pub rather_not: String,
    pub save: String,
    /// Once something was written: that a code keeps it.
    pub code_offer: M,
}

/// Words for somebody who has changed nothing for a while.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct IdleWords<M = Html> {
    pub said: String,
    pub said_with_code: String,
    /// A code was made before, and does not follow any more.
    pub code_stopped: M,
    pub title: String,
    pub soon: String,
    pub keep: String,
    /// The server was not reached.
    pub failed: String,
    /// The draft has ended.
    pub gone: String,
}

/// Words of the choice between answers that are there and new ones.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct ChoiceWords {
    pub question: String,
    pub new: String,
    pub carry_on: String,
    pub button: String,
}

/// Words for somebody who was not active for a while.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct AwayWords {
    pub show: String,
    pub delete: String,
}

/// Words for a part that another tab has changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct OtherTabWords {
    pub title: String,
}

/// Words of the page where answers are looked over.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct CheckAnswersWords<M = Html> {
    pub title: String,
    pub tab: String,
    pub send_title: String,
    pub declare: M,
    pub told_title: String,
    pub not_ready: String,
    /// What was sent could not be stored.
    pub not_stored: String,
    /// Some parts hold words that could not be taken.
    pub to_mend: String,
    /// Names the first report as `{reference}`.
    pub changed_after_sending: String,
}

/// Words around what could not be taken, to be sent again.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct AgainWords {
    pub title: String,
    pub kept: String,
    pub button: String,
    /// Names the number as `{seconds}`.
    pub wait_seconds: String,
    /// Names the number as `{minutes}`.
    pub wait_minutes: String,
}

/// Words above the reference.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct SentWords<M = Html> {
    pub panel: String,
    pub reference: String,
    pub hidden: String,
    pub hide: String,
    pub again: String,
    pub shared_device: String,
    /// Names the time as `{time}`.
    pub read_by: String,
    pub trial_title: String,
    pub trial_lead: M,
    pub trial_help_title: String,
    pub trial_help: Vec<M>,
    pub trial_plan_title: String,
    pub trial_reference: String,
    pub route: String,
}

/// Words of the picture of what happened, and of the table that says the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct SeenTogetherWords {
    pub title: String,
    pub lead: String,
    /// Names the number as `{total}`.
    pub label: String,
    pub when: String,
    pub count: String,
    pub so_far: String,
    /// Names the number as `{count}`.
    pub undated: String,
}

/// Words around saving answers under a code.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct ComingBackWords {
    pub save_link: String,
    pub save_button: String,
    pub not_now: String,
    pub your_code: String,
    pub code: String,
    pub hint: String,
    pub open_button: String,
    pub malformed: String,
    pub unknown: String,
    pub others_open: String,
}

/// Words of the questions that are asked before sending, because of what was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct MoreQuestionsWords<M = Html> {
    pub title: String,
    pub tab: String,
    pub lead: M,
}

/// How the team gets in touch, as it is told before and after sending.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct ContactPlanWords<M = Html> {
    pub title: String,
    pub none: String,
    pub none_more: String,
    pub add: String,
    pub change: String,
    /// Names the ways as `{ways}`.
    pub ways: String,
    /// Names what was written as `{times}`.
    pub times: String,
    pub no_times: String,
    pub voicemail: String,
    pub no_voicemail: String,
    /// Names what was written as `{words}`.
    pub someone_else: String,
    pub no_words: String,
    pub code_word: String,
    pub no_code_word: M,
    /// Names a way that lacks its number, address or name as `{way}`.
    pub lacking: String,
}
