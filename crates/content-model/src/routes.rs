//! Where reports from elsewhere belong.

use std::collections::BTreeMap;

use domain::codes::{Area, Nation};
use serde::{Deserialize, Serialize};

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
