//! Words that stand on every page, pages of prose, and the places they name.

use std::collections::BTreeMap;

use domain::codes::{Area, Nation};
use serde::{Deserialize, Serialize};

use crate::form::{CharacterWords, Door};
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
    pub back: String,
    pub error_prefix: String,
    pub error_title: String,
    /// Names the number as `{max}`.
    pub up_to: String,
    pub characters: CharacterWords,
    pub none_given: String,
    pub change: String,
    pub start_button: String,
    pub continue_button: String,
    pub send_button: String,
    pub check_button: String,
    /// Names who runs it as `{operator}`.
    pub run_by: String,
    pub footer_title: String,
    pub footer: Vec<Html>,
    pub links: Vec<Door>,
    pub check_answers: CheckAnswersWords,
    pub sent: SentWords,
    pub start: StartWords,
    pub sort: SortWords,
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

/// A number to call or a site to go to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// What it is called.
    pub name: String,
    /// Its number, as people read it.
    #[serde(default)]
    pub number: Option<String>,
    /// Its site.
    #[serde(default)]
    pub site: Option<String>,
    /// When it answers, where that was seen in print.
    #[serde(default)]
    pub hours: Option<String>,
    /// Where number or site was seen in print.
    pub source: String,
    /// The day on which a person compared it with the live service.
    #[serde(default)]
    pub checked: Option<String>,
}

/// Where a report belongs when the place is outside this team's area: names of services.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routes {
    /// By nation; looked at first.
    pub nation: BTreeMap<Nation, String>,
    /// By area.
    pub area: BTreeMap<Area, String>,
}

impl Routes {
    /// The name of the service that such a report belongs to, or none if it is this team's.
    pub fn service(&self, nation: Option<Nation>, area: Option<Area>) -> Option<&str> {
        let by_nation = nation.and_then(|nation| self.nation.get(&nation));
        by_nation.or_else(|| self.area.get(&area?)).map(String::as_str)
    }
}
