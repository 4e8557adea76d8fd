//! Words of staff: what they add to a case, and what they typed and have not saved. Sealed like reports, bound to where
//! they belong, so that a row whose words were moved to another is found out.

use std::collections::BTreeMap;

use domain::Code;
use domain::case::Entry;
use serde::{Deserialize, Serialize};

use crate::sealer::BLOCK;
use crate::{SealError, Sealer};

/// The version of what is sealed of staff's words.
pub const STAFF_FORMAT: u64 = 1;

/// Fields of a form, and what stood in them.
pub type Fields = BTreeMap<String, String>;

/// Where words belong. Sealed with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belongs(BTreeMap<String, String>);

impl Belongs {
    /// To this entry of a case.
    pub fn to_entry(entry: &Entry) -> Self {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        Self::from_pairs([
            ("what", "entry".to_owned()),
            ("reference", entry.reference.to_string()),
            ("kind", entry.kind.code().to_owned()),
            ("lane", entry.lane.code().to_owned()),
            ("at", entry.at.as_second().to_string()),
            ("by", entry.by.clone()),
            ("of", number(entry.of)),
            ("due_at", number(entry.due_at.map(jiff::Timestamp::as_second))),
        ])
    }

    /// To somebody's unsaved words at this place.
    pub fn to_unsaved(officer: &[u8; 16], place: &str) -> Self {
        let officer = u128::from_be_bytes(*officer);
        Self::from_pairs([
            ("what", "unsaved".to_owned()),
            ("officer", format!("{officer:032x}")),
            ("place", place.to_owned()),
        ])
    }

    fn from_pairs<const N: usize>(pairs: [(&str, String); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
pub struct StaffWords {
    /// [`STAFF_FORMAT`].
    pub format: u64,
    /// Where they belong.
    pub belongs: Belongs,
    /// The words.
    pub fields: Fields,
}

impl Sealer {
    /// Seals words of staff to every recipient.
    ///
    /// # Errors
    /// [`SealError::Sealing`]; it does not happen with the keys that [`Sealer::new`] takes.
    pub fn seal_staff_words(&self, belongs: Belongs, fields: Fields) -> Result<Vec<u8>, SealError> {
        let words = StaffWords { format: STAFF_FORMAT, belongs, fields };
        let mut words = serde_json::to_vec(&words).map_err(|_| SealError::Sealing)?;
        words.resize(words.len().next_multiple_of(BLOCK), b' ');
        self.lock(&words).ok_or(SealError::Sealing)
    }
}
