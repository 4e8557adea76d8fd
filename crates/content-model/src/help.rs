//! Words of the directory.

use std::collections::BTreeMap;

use domain::codes::Need;
use serde::{Deserialize, Serialize};

use crate::form::Plural;
use crate::html::Html;
use crate::page::Facts;

/// Words of the directory, around the services that it lists.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in help.toml")]
pub struct HelpWords<M = Html> {
    pub title: String,
    pub tab: String,
    pub description: String,
    pub lead: M,
    /// The same shorter, above the first page's few.
    pub short: M,
    /// Above those that answer now, and those that do not or may not.
    pub open_title: String,
    pub later_title: String,
    /// Leads to all of them.
    pub all: String,
    /// Below the list.
    pub costs: M,
    /// Said where a call may not be free.
    pub cost_unknown: String,
    /// What a call that costs nothing is said to cost; said once for all of them.
    pub free: String,
    /// What is said of a way to talk that is on their site; the link says it already.
    pub on_site: String,
    /// Says whom to call as `{name}`.
    pub call: String,
    /// Who answers now.
    pub now: NowWords<M>,
    /// Above the links to the groups.
    pub groups: String,
    pub anywhere: String,
    /// Names where it helps as `{nations}`.
    pub only_in: String,
    pub open_always: String,
    /// Names the time as `{time}`.
    pub open_until: String,
    /// Names the time as `{time}` and the day as `{day}`.
    pub opens_at: String,
    /// Names one of those as `{state}`, and as `{ways}` the ways that answer, where not all do.
    pub open_by: String,
    pub noon: String,
    pub midnight: String,
    /// Said of whatever nobody has compared with the live service.
    pub check: String,
    /// Said instead where it is not known when it answers.
    pub check_hours: String,
    /// Names the day as `{day}`.
    pub checked: String,
    pub labels: LabelWords,
    pub filter: FilterWords,
    /// Under a group's heading.
    pub notes: BTreeMap<Need, M>,
    /// Where the notes have their facts from.
    pub facts: Facts,
}

/// The page that says who answers now.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in help.toml")]
pub struct NowWords<M = Html> {
    pub title: String,
    pub tab: String,
    pub lead: M,
    /// Above those that come after the first.
    pub others: String,
    /// Above the police, and what is said of them.
    pub police_title: String,
    pub police: M,
    /// Above the questions that find a better line, and their button. The check asks them, too.
    pub narrow: String,
    pub button: String,
    /// Leads to the directory, and to the check.
    pub more: M,
}

/// What stands before each thing that is known of a service.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for what it stands before; the words are in help.toml")]
pub struct LabelWords {
    pub whom: String,
    pub nations: String,
    pub site: String,
    pub text: String,
    pub chat: String,
    pub bsl: String,
    pub email: String,
    pub hours: String,
    /// Before hours that are not sure.
    pub hours_known: String,
    pub cost: String,
    pub languages: String,
    pub access: String,
}

/// Choosing which services are shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named for where it stands; the words are in help.toml")]
pub struct FilterWords {
    pub title: String,
    pub nation: String,
    pub all_nations: String,
    pub need: String,
    pub all_needs: String,
    pub talk: String,
    pub any_way: String,
    pub button: String,
    /// Names the number as `%{count}`.
    pub shown: Plural,
    /// Said instead where there are none; the lines for stalking are then shown.
    pub none: String,
}
