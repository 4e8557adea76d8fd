//! How a field is answered.

use crate::code::CodeSet;

/// The fields of a group: name and shape. Groups within it and lists of groups have no shape of their own.
pub type Fields = &'static [(&'static str, Option<Shape>)];

/// How a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One of a set of codes.
    One(CodeSet),
    /// Any number of a set of codes.
    Many(CodeSet),
    /// Words, at most so many characters long.
    Words(u64),
}

/// The shape of a field in a group of fields.
pub(crate) fn shape_in(fields: Fields, name: &str) -> Option<Shape> {
    fields.iter().find(|(field, _)| *field == name)?.1
}
