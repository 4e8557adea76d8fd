//! Words that stand on every page, and pages of prose.

use serde::{Deserialize, Serialize};

use crate::form::Door;
use crate::words::Html;

/// Words that stand on every page, and on buttons.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct Site {
    pub name: String,
    pub demo: Html,
    pub demo_plain: String,
    pub urgent: Html,
    pub skip: String,
    /// Becomes `{reads}` in a live service.
    pub reads_live: String,
    /// Becomes `{reads}` in a demonstration.
    pub reads_demo: String,
    pub danger_now: Html,
    pub exit_hidden: String,
    pub exit: String,
    pub leaving: LeavingWords,
    pub back: String,
    pub error_prefix: String,
    pub error_title: String,
    /// Names the number as `{max}`.
    pub up_to: String,
    pub none_given: String,
    pub change: String,
    pub start_button: String,
    pub continue_button: String,
    pub send_button: String,
    pub check_button: String,
    /// The first entry of a list that opens: nothing is chosen.
    pub choose: String,
    /// Names who runs it as `{operator}`.
    pub run_by: String,
    /// Names how to reach them as `{contact}`.
    pub contact: String,
    pub footer_title: String,
    pub footer: Vec<Html>,
    pub links: Vec<Door>,
    pub tasks: TasksWords,
    pub check_answers: CheckAnswersWords,
    pub sent: SentWords,
    pub coming_back: ComingBackWords,
    pub start: StartWords,
    pub sort: SortWords,
}

/// What is said on the way out, when the keyboard or the button has set it off.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named as govuk-frontend names it; the words are in site.toml")]
pub struct LeavingWords {
    pub activated: String,
    pub timed_out: String,
    pub press_two_more_times: String,
    pub press_one_more_time: String,
}

/// Words of the list of parts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct TasksWords {
    pub title: String,
    pub tab: String,
    pub lead: Html,
    pub not_started: String,
    pub in_progress: String,
    pub done: String,
    pub look_over: String,
    pub link: String,
}

/// Words of the page where answers are looked over.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct CheckAnswersWords {
    pub title: String,
    pub tab: String,
    pub lead: Html,
    pub declare: Html,
    pub not_ready: String,
    /// Names the first report as `{reference}`.
    pub changed_after_sending: String,
}

/// Words above the reference.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct SentWords {
    pub panel: String,
    pub reference: String,
    /// Names the time as `{time}`.
    pub read_by: String,
    pub demo: Html,
    pub route: String,
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

/// Words of the first page.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct StartWords {
    pub title: String,
    pub tab: String,
    pub description: String,
    pub lead: Html,
    pub doors: Vec<Link>,
}

/// Words around the table of the sorting rule.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct SortWords {
    pub caption: String,
    pub band: String,
    pub why: String,
    /// Names the number as `{hours}`.
    pub hours: String,
    pub hour: String,
    pub round_the_clock: String,
    pub demo: String,
    /// Names the times as `{from}` and `{to}`.
    pub staffed: String,
    pub screen: String,
    pub any_of: String,
    /// Names the first flag as `{first}`.
    pub with: String,
    pub two_of: String,
    pub any_flag: String,
    pub two_occasions: String,
    pub any_sign: String,
    pub nothing: String,
}

/// A link with a few words on what it is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub text: String,
}

/// A page of prose.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its heading.
    pub title: String,
    /// A neutral title for the browser's tab and history.
    pub tab: String,
    /// A neutral sentence for the page's description.
    pub description: String,
    /// The prose.
    pub body: Html,
}
