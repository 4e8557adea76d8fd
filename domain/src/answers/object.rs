//! Reading a group of answers from an object and from nothing else.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

/// Serde's derived structs also read themselves from a list, field by field in order. That is no part
/// of the contract, and a list sent by mistake would be taken for answers: ask for an object.
pub(super) struct ObjectOnly<D>(pub(super) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectOnly<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
