//! Whether a row still says in clear what was sealed in it.

use jiff::Timestamp;
use seal::Columns;
use serde_json::Value;

use crate::Opened;

impl Opened {
    /// The clear columns that say something else than what was sealed, by name. What was not sealed can't differ.
    pub fn differs(&self, row: &Columns) -> Vec<&'static str> {
        let area = self.report.pointer("/place/area").and_then(Value::as_str);
        // Who gave it another band by hand, or has read it, gave it another time as well.
        let by_rule = self.due_at.filter(|_| row.band_by_hand.is_none() && row.read_at.is_none());
        let due_at = by_rule.map_or(row.due_at, Timestamp::as_second);
        let columns = [
            ("received_at", row.received_at == self.received_at.as_second()),
            ("band", row.band == i64::from(self.band)),
            ("due_at", row.due_at == due_at),
            ("rule_version", row.rule_version == i64::from(self.rule_version)),
            ("area", row.area.as_deref() == area),
        ];
        columns.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}
