//! Reading a map whose keys are known only as the program runs, as strictly as `serde` reads a struct.

use std::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};

/// Reads a map that has each of these keys once and no other. Gives the values in the order of the keys.
pub(super) struct EachOnce<S>(pub(super) Vec<(&'static str, S)>);

impl<'de, S: DeserializeSeed<'de> + Copy> Visitor<'de> for EachOnce<S> {
    type Value = Vec<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of known keys")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values: Vec<Option<S::Value>> = self.0.iter().map(|_| None).collect();
        while let Some(key) = map.next_key::<String>()? {
            // Nothing names a key that is not known: it may be anything.
            let known = self.0.iter().zip(&mut values).find(|((name, _), _)| *name == key);
            let ((name, seed), value) = known.ok_or_else(|| A::Error::custom("an unknown key"))?;
            if value.is_some() {
                return Err(A::Error::duplicate_field(name));
            }
            *value = Some(map.next_value_seed(*seed)?);
        }
        let each = self.0.iter().zip(values);
        each.map(|((name, _), value)| value.ok_or_else(|| A::Error::missing_field(name))).collect()
    }
}
