//! Words that stand on every page, and pages of prose.

use serde::{Deserialize, Serialize};

use crate::form::{CharacterWords, TextLink};
use crate::html::Html;
use crate::journey::{
    AgainWords, AwayWords, CheckAnswersWords, ChoiceWords, ComingBackWords, ContactPlanWords, IdleWords,
    MoreQuestionsWords, OtherTabWords, SeenTogetherWords, SentWords, StepsWords, TasksWords,
};
use crate::page::{DiaryWords, SourcesWords};
use crate::paper::PaperWords;

/// Words that stand on every page, and on buttons.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct Site<M = Html> {
    pub name: String,
    pub demo: M,
    pub demo_plain: String,
    pub bar: BarWords,
    pub skip: String,
    /// Becomes `{reads}` in a live service.
    pub reads_live: String,
    /// Becomes `{reads}` in a demonstration.
    pub reads_demo: String,
    /// Becomes `{trial}` in a demonstration, and nothing in a live service.
    pub trial: String,
    pub danger_now: M,
    pub exit_hidden: String,
    pub exit: String,
    pub leaving: LeavingWords,
    pub hidden: HiddenWords,
    pub posting: PostingWords<M>,
    pub back: String,
    /// Said on a page in another language that is not in that language yet.
    pub partly: String,
    pub error_prefix: String,
    pub error_title: String,
    /// Names the number as `{max}`.
    pub up_to: String,
    pub characters: CharacterWords,
    pub none_given: String,
    pub change: String,
    pub begin: BeginWords<M>,
    pub continue_button: String,
    pub send_button: String,
    pub check_button: String,
    /// The first entry of a list that opens: nothing is chosen.
    pub choose: String,
    /// The choice that unsets the others of its question.
    pub take_back: String,
    /// Names who runs it as `{operator}`.
    pub run_by: String,
    /// Names how to reach them as `{contact}`.
    pub contact: String,
    pub footer_title: String,
    pub footer: Vec<M>,
    pub footer_nav: String,
    pub links: Vec<TextLink>,
    pub tasks: TasksWords<M>,
    pub steps: StepsWords<M>,
    pub idle: IdleWords<M>,
    pub choice: ChoiceWords,
    pub away: AwayWords,
    pub other_tab: OtherTabWords,
    pub check_answers: CheckAnswersWords<M>,
    pub again: AgainWords,
    pub sent: SentWords<M>,
    pub paper: PaperWords,
    pub pattern: SeenTogetherWords,
    pub sources: SourcesWords,
    pub diary: DiaryWords,
    pub coming_back: ComingBackWords,
    pub start: StartWords<M>,
    pub sort: SortWords,
    pub more_questions: MoreQuestionsWords<M>,
    pub contact_plan: ContactPlanWords<M>,
}

/// What stands across every page; the short words where there is little room.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct BarWords {
    pub title: String,
    pub demo: String,
    pub demo_short: String,
    /// Follows the short words where there is room for a second line.
    pub demo_tail: String,
    /// Names who runs it as `{operator}`.
    pub run_by: String,
    pub danger: String,
    pub danger_short: String,
    /// On the link that calls 999.
    pub call: String,
    pub silent: String,
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

/// What a page says in place of its answers once nobody has touched it for a while.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct HiddenWords {
    pub title: String,
    pub lead: String,
    pub show: String,
    pub drop: String,
}

/// What is said of a form that a script sends.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct PostingWords<M = Html> {
    pub sending: String,
    pub unreached: M,
}

/// Words of the first page.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct StartWords<M = Html> {
    pub title: String,
    pub tab: String,
    pub description: String,
    pub lead: M,
    pub no_blame: M,
    /// On the button that leads to the check.
    pub check: String,
    /// On the button that leads to who answers at this moment.
    pub open: String,
    pub cards: Vec<LinkCard>,
    pub signs_title: String,
    /// The four signs, in their order.
    pub signs: Vec<Said<String>>,
    pub signs_note: M,
    pub ways_title: String,
    pub ways: Vec<TextLink>,
    pub behind_title: String,
    pub behind: Vec<Said<M>>,
}

/// A few words under a heading.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said<M = Html> {
    /// The heading.
    pub title: String,
    /// The words.
    pub text: M,
}

/// Words of the page on which a report begins.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct BeginWords<M = Html> {
    /// What to know before the button.
    pub lines: Vec<M>,
    pub button: String,
    pub have_code: String,
    pub order_button: String,
    pub unsafe_button: String,
}

/// Words around the table of the sorting rule.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in site.toml")]
pub struct SortWords {
    pub caption: String,
    /// Within which time a band is read, named as `{hours}`.
    pub within: String,
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
    /// Names the first flag as `{first}`.
    pub with_act: String,
    pub two_of: String,
    pub any_flag: String,
    pub two_occasions: String,
    pub any_sign: String,
    pub any_words: String,
    pub nothing: String,
    pub danger_words_title: String,
    pub danger_words: String,
}

/// A link with a few words on what it is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkCard {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub text: String,
    /// What it takes.
    pub note: String,
}
