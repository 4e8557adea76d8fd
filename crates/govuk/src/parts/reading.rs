//! Reading options as loosely as the original's templates do, where its own examples need that:
//! numbers for words, and `false`, `null` or `""` for what is left away.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A word, a number or a yes or no, as it stands in markup.
#[derive(Default)]
struct Said(String);

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(SaidVisitor)
    }
}

struct SaidVisitor;

impl Visitor<'_> for SaidVisitor {
    type Value = Said;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word, a number or a yes or no")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Said, E> {
        Ok(Said(word.to_owned()))
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Said, E> {
        Ok(Said(yes.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Said, E> {
        Ok(Said(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Said, E> {
        Ok(Said(number.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Said, E> {
        Ok(Said::default())
    }
}

/// Words, which may come as a number or not at all.
pub(crate) fn said<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Said::deserialize(from).map(|Said(word)| word)
}

/// Words where there being none differs from their being empty.
pub(crate) fn some_said<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    said(from).map(Some)
}

/// Several words.
pub(crate) fn all_said<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<Said>::deserialize(from)?.into_iter().map(|Said(word)| word).collect())
}

/// Words by name.
pub(crate) fn said_by_name<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    let pairs = BTreeMap::<String, Said>::deserialize(from)?;
    Ok(pairs.into_iter().map(|(name, Said(word))| (name, word)).collect())
}

/// A thing, or something that stands for none.
pub(crate) fn unless_false<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Entry::<T>::deserialize(from).map(|Entry(entry)| entry)
}

/// A list in which places may be empty. They stay, because what follows is numbered by its place.
pub(crate) fn places<'de, D, T>(from: D) -> Result<Vec<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(Vec::<Entry<T>>::deserialize(from)?.into_iter().map(|Entry(entry)| entry).collect())
}

struct Entry<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entry<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(EntryVisitor(PhantomData)).map(Self)
    }
}

struct EntryVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntryVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry, or nothing")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Option<T>, M::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Some)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Option<T>, S::Error> {
        T::deserialize(SeqAccessDeserializer::new(list)).map(Some)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Option<T>, E> {
        if word.is_empty() { Ok(None) } else { T::deserialize(StrDeserializer::new(word)).map(Some) }
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Option<T>, E> {
        if yes { Err(E::custom("`true` stands for no entry")) } else { Ok(None) }
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }
}
