//! What components share.

mod asking;
mod attributes;
mod choices;
mod field;
mod group;
mod heading;
mod notes;
pub(super) mod reading;
mod words;

pub(super) use asking::asking;
pub use attributes::Attributes;
pub(super) use attributes::{classes, given};
pub use choices::{Choice, ChoiceLabel, Conditional};
pub(super) use choices::{Choices, Kind};
pub(super) use field::Field;
pub use group::{FormGroup, Piece};
pub(super) use group::{piece, view as group};
pub(super) use heading::heading;
pub(super) use notes::Notes;
pub use words::Words;
