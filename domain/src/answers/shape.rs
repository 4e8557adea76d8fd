//! What each kind of answer is like, so that the fields are told from the very types.

use crate::answers::Danger;
use crate::code::Code;
use crate::field::Shape;
use crate::text::Text;
use crate::when::{self, When};

/// The fields of a group: name and shape. Groups within it and lists of groups have no shape of their own.
pub type Fields = &'static [(&'static str, Option<Shape>)];

/// A kind of answer.
pub(crate) trait Answered {
    /// How a form asks for it, or none if that takes several fields.
    const SHAPE: Option<Shape> = None;

    /// How many characters a person wrote in it.
    fn characters(&self) -> u64 {
        0
    }
}

impl<C: Code> Answered for Option<C> {
    const SHAPE: Option<Shape> = Some(Shape::One(C::SET));
}

impl<C: Code> Answered for Vec<C> {
    const SHAPE: Option<Shape> = Some(Shape::Many(C::SET));
}

impl Answered for Option<When> {
    const SHAPE: Option<Shape> = Some(Shape::Words(when::MOST));

    fn characters(&self) -> u64 {
        self.as_ref().map_or(0, |when| when.text().length())
    }
}

/// Its shape says how long it may be, which each field does for itself.
impl Answered for Option<Text> {
    fn characters(&self) -> u64 {
        self.as_ref().map_or(0, Text::length)
    }
}

impl Answered for Option<u32> {}

impl Answered for Danger {}

/// A field's name without the mark that Rust needs for its own words.
pub(crate) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
