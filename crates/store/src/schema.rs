//! Which version of the schema a database has, and what to do about another one. Both stores have the same.

use super::StoreError;

/// The version of the schema that this program speaks.
pub const VERSION: i64 = 6;

/// What to do about a database of another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Make an empty one ready; refuse any other version.
    CreateIfEmpty,
    /// The same, but never make one: an empty queue must not be an answer to a mistyped folder.
    MustExist,
    /// Bring an older one to this version.
    Migrate,
}

impl Schema {
    /// How many of the steps to this version a database has behind it, of which the others are to be done.
    pub(super) fn done(self, found: i64, empty: bool) -> Result<usize, StoreError> {
        match self {
            _ if found > VERSION => Err(StoreError::Newer(found)),
            Self::CreateIfEmpty | Self::MustExist if found < VERSION && !empty => Err(StoreError::Older(found)),
            _ => usize::try_from(found).map_err(|_| StoreError::Newer(found)),
        }
    }
}
