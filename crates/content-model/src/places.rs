//! Numbers to call and sites to go to.

use std::collections::BTreeMap;

use domain::codes::{Area, Nation, Need};
use domain::hours::{Date, Hours};
use serde::{Deserialize, Serialize};

use crate::html::Html;

/// A number to call or a site to go to. What has [`Service::needs`] stands in the directory.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "M: Deserialize<'de> + Default"))]
pub struct Service<M = Html> {
    /// What it is called.
    pub name: String,
    /// Its number, as people read it.
    #[serde(default)]
    pub number: Option<String>,
    /// The name of the service on whose number it answers.
    #[serde(default)]
    pub number_of: Option<String>,
    /// What to do once somebody or something answers on that number.
    #[serde(default)]
    pub then: Option<M>,
    /// Its site.
    #[serde(default)]
    pub site: Option<String>,
    /// What it helps with; with none, it stands in no list.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Where it helps.
    #[serde(default)]
    pub nations: Vec<Nation>,
    /// What they do, and for whom.
    #[serde(default)]
    pub does: M,
    /// How to find it where neither number nor site leads there.
    #[serde(default)]
    pub find: Option<M>,
    /// How to reach it by text message.
    #[serde(default)]
    pub text: Option<M>,
    /// Where it has a chat.
    #[serde(default)]
    pub chat: Option<M>,
    /// How people who don't hear or speak reach it.
    #[serde(default)]
    pub access: Option<M>,
    /// What a call costs, where that was seen in print.
    #[serde(default)]
    pub cost: Option<M>,
    /// The languages that are spoken there besides English.
    #[serde(default)]
    pub languages: Vec<String>,
    /// When it answers, as it was last seen in print.
    #[serde(default)]
    pub hours: Option<String>,
    /// When it answers for sure; nothing else is said to be open.
    #[serde(default)]
    pub open: Option<Hours>,
    /// Where it was seen in print.
    pub source: String,
    /// The day on which it was written from there.
    pub as_of: Date,
    /// The day on which a person compared it with the live service.
    #[serde(default)]
    pub checked: Option<Date>,
}

impl<M> Service<M> {
    /// Whether it helps in all of the UK.
    pub fn is_everywhere(&self) -> bool {
        let uk = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];
        uk.iter().all(|nation| self.nations.contains(nation))
    }
}

/// Whether a number can be one of the UK's: figures and single spaces, and as many as such numbers have.
pub fn well_formed(number: &str) -> bool {
    let figures: String = number.chars().filter(|c| *c != ' ').collect();
    let spaced = !number.is_empty() && number.split(' ').all(|part| !part.is_empty());
    let short = match figures.len() {
        3 => ["999", "101", "111", "112"].contains(&figures.as_str()),
        5 => figures.starts_with("180"),
        6 => figures.starts_with("116"),
        8 => figures == "08001111",
        length => figures.starts_with('0') && (length == 10 || length == 11),
    };
    spaced && short && figures.bytes().all(|byte| byte.is_ascii_digit())
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
