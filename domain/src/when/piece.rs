//! What a date is made of, and what one says.

use super::calendar::Named;
use super::items::Number;

/// What one date says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Single {
    Named(Named),
    /// Plainly one day, and no calendar has it.
    Impossible,
}

/// A piece of a date with the mark before it, none where that is a space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) what: What,
    pub(super) mark: Option<char>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What {
    Number(Number),
    Month(i8),
    Season(i8),
    Feast(i8, i8),
}
