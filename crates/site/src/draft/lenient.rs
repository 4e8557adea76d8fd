//! Reading drafts that another version wrote: what is no longer known is left out, and the rest opens.

use std::collections::BTreeSet;

use domain::{Code, Report, Section, stored};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The answers that today's types know.
pub(crate) fn report<'de, D: Deserializer<'de>>(from: D) -> Result<Report, D::Error> {
    Ok(stored::read(Value::deserialize(from)?).report)
}

/// The parts that there are today.
pub(crate) fn sections<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeSet<Section>, D::Error> {
    let codes = Vec::<String>::deserialize(from)?;
    Ok(codes.iter().filter_map(|code| Section::from_code(code)).collect())
}
