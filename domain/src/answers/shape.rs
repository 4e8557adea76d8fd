//! What each kind of answer is like, so that the fields are told from the very types.

use crate::answers::{Danger, DangerCode, alone};
use crate::code::Code;
use crate::codes::Answer;
use crate::shape::Shape;
use crate::text::Text;
use crate::when::{self, When};

/// A kind of answer.
pub(crate) trait Answered {
    /// How a form asks for it, or none if that takes several fields.
    const SHAPE: Option<Shape> = None;

    /// How many characters a person wrote in it.
    fn characters(&self) -> u64 {
        0
    }

    /// Whether anything was answered that can be seen.
    fn is_answered(&self) -> bool;

    /// Whether what was answered in the field with this name is something to read ([`alone::words_tell`], [`alone::choice_tells`]).
    fn tells(&self, name: &str) -> bool;

    /// Puts the answer to one field from `from` in the place of the one here: `signs.fixated` of a group, nothing of a
    /// single answer. A name that is no field changes nothing.
    fn take_field(&mut self, _: &str, from: &mut Self)
    where
        Self: Default,
    {
        *self = std::mem::take(from);
    }

    /// Whether one field, named in the same way, was answered.
    fn is_field_answered(&self, _: &str) -> bool {
        self.is_answered()
    }
}

impl<C: Code> Answered for Option<C> {
    const SHAPE: Option<Shape> = Some(Shape::One(C::SET));

    fn is_answered(&self) -> bool {
        self.is_some()
    }

    fn tells(&self, name: &str) -> bool {
        self.is_some_and(|it| alone::choice_tells(name, it.code()))
    }
}

impl<C: Code> Answered for Vec<C> {
    const SHAPE: Option<Shape> = Some(Shape::Many(C::SET));

    fn is_answered(&self) -> bool {
        !self.is_empty()
    }

    fn tells(&self, name: &str) -> bool {
        self.iter().any(|it| Some(*it).tells(name))
    }
}

impl Answered for Option<When> {
    const SHAPE: Option<Shape> = Some(Shape::Words(when::MOST));

    fn characters(&self) -> u64 {
        self.as_ref().map_or(0, |when| when.text().length())
    }

    fn is_answered(&self) -> bool {
        self.as_ref().is_some_and(|when| when.text().says_something())
    }

    fn tells(&self, name: &str) -> bool {
        self.as_ref().is_some_and(|when| alone::words_tell(name, when.text()))
    }
}

/// Its shape says how long it may be, which each field does for itself.
impl Answered for Option<Text> {
    fn characters(&self) -> u64 {
        self.as_ref().map_or(0, Text::length)
    }

    fn is_answered(&self) -> bool {
        self.as_ref().is_some_and(Text::says_something)
    }

    fn tells(&self, name: &str) -> bool {
        self.as_ref().is_some_and(|text| alone::words_tell(name, text))
    }
}

/// The version, which nobody answers.
impl Answered for Option<u32> {
    fn is_answered(&self) -> bool {
        false
    }

    fn tells(&self, _: &str) -> bool {
        false
    }
}

impl Answered for Danger {
    fn is_answered(&self) -> bool {
        *self != Self::default()
    }

    fn tells(&self, name: &str) -> bool {
        self.yes().any(|flag| Some(Answer::Yes).tells(&inside(name, flag.code())))
    }

    fn take_field(&mut self, field: &str, from: &mut Self) {
        let Some(asked) = DangerCode::from_code(field) else { return };
        self.retain(|code, _| code != asked);
        if let Some(answer) = from.get(asked) {
            self.set(asked, answer);
            from.retain(|code, _| code != asked);
        }
    }

    fn is_field_answered(&self, field: &str) -> bool {
        DangerCode::from_code(field).is_some_and(|code| self.get(code).is_some())
    }
}

/// The first part of a field's name, and what follows it.
pub(crate) fn first(field: &str) -> (&str, &str) {
    field.split_once('.').unwrap_or((field, ""))
}

/// The name of what stands in a group or a list.
pub(crate) fn inside(name: &str, field: &str) -> String {
    if name.is_empty() { field.to_owned() } else { format!("{name}.{field}") }
}

/// A field's name without the mark that Rust needs for its own words.
pub(crate) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
