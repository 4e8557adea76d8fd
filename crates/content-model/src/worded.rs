//! Words for each code of a set.

use std::collections::BTreeMap;

use domain::Code;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::html::Html;

/// Something for each code of a set, none lacking.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worded<C: Code, T = Html>(BTreeMap<C, T>);

impl<C: Code, T> Worded<C, T> {
    /// What belongs to this code.
    pub fn of(&self, code: C) -> &T {
        &self.0[&code]
    }
}

impl<'de, C: Code + Deserialize<'de>, T: Deserialize<'de>> Deserialize<'de> for Worded<C, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = BTreeMap::<C, T>::deserialize(from)?;
        match C::ALL.iter().find(|code| !words.contains_key(code)) {
            Some(code) => Err(D::Error::custom(format!("no words for {} `{}`", C::SET.name, code.code()))),
            None => Ok(Self(words)),
        }
    }
}
