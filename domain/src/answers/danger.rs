//! Answers to the danger questions, by their code.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Schema};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::code::Code;
use crate::codes::Answer;
use crate::triage::Flag;

/// What was answered to each danger question. Only `yes` fires its flag.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Danger(BTreeMap<Flag, Answer>);

impl Danger {
    /// The answer to one question.
    pub fn get(&self, flag: Flag) -> Option<Answer> {
        self.0.get(&flag).copied()
    }

    /// Keeps the answer to one question.
    pub fn set(&mut self, flag: Flag, answer: Answer) {
        self.0.insert(flag, answer);
    }

    /// Keeps the answers to some of the questions only.
    pub fn retain(&mut self, kept: impl Fn(Flag, Answer) -> bool) {
        self.0.retain(|flag, answer| kept(*flag, *answer));
    }

    /// Keeps all of `newer`, over what was answered before.
    pub fn extend(&mut self, newer: Self) {
        self.0.extend(newer.0);
    }

    /// The questions answered with yes.
    pub fn yes(&self) -> impl Iterator<Item = Flag> {
        self.0.iter().filter(|(_, answer)| **answer == Answer::Yes).map(|(flag, _)| *flag)
    }
}

/// Refuses a code that comes twice, which a plain map would let the last one win.
impl<'de> Deserialize<'de> for Danger {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Danger;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of danger codes")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Danger, A::Error> {
                let mut danger = Danger::default();
                while let Some(Key(flag)) = map.next_key()? {
                    let answer = map.next_value()?;
                    if danger.get(flag).is_some() {
                        return Err(A::Error::duplicate_field(flag.code()));
                    }
                    danger.set(flag, answer);
                }
                Ok(danger)
            }
        }
        from.deserialize_map(Each)
    }
}

/// A danger code as an object's key: an unknown one is an unknown field, and is named as such.
struct Key(Flag);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Key;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a danger code")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
                Flag::from_code(name).map(Key).ok_or_else(|| E::unknown_field(name, Flag::SET.codes))
            }
        }
        from.deserialize_identifier(Name)
    }
}

impl fmt::Debug for Danger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Danger(..)")
    }
}

impl PartialSchema for Danger {
    fn schema() -> RefOr<Schema> {
        let object = Flag::ALL
            .iter()
            .fold(ObjectBuilder::new(), |object, flag| object.property(flag.code(), Ref::from_schema_name("Answer")));
        let closed = object.additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)));
        RefOr::T(closed.build().into())
    }
}

impl ToSchema for Danger {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((Answer::name().into_owned(), Answer::schema()));
    }
}
