//! Reading drafts that another version wrote: what is no longer known is left out, and the rest opens.

use std::collections::BTreeSet;

use domain::{Code, Report, Section, Step, stored};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::Refused;

/// The answers that today's types know.
pub(crate) fn report<'de, D: Deserializer<'de>>(from: D) -> Result<Report, D::Error> {
    Ok(stored::read(Value::deserialize(from)?).report)
}

/// The pages that there are today. Versions before pages kept the codes of whole parts, and some are the same: then it
/// is the page of that name.
pub(crate) fn steps<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeSet<Step>, D::Error> {
    let codes = Vec::<String>::deserialize(from)?;
    let first = |code: &String| Section::from_code(code)?.steps().next();
    Ok(codes.iter().filter_map(|code| Step::from_code(code).or_else(|| first(code))).collect())
}

/// Forms that could not be taken. Versions before pages kept a whole part in one: each field goes to the page that asks
/// for it now.
pub(crate) fn refused<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Refused>, D::Error> {
    let kept = Vec::<Refused>::deserialize(from)?;
    Ok(kept.into_iter().flat_map(Refused::by_page).collect())
}
