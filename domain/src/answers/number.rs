//! Reading numbers as JSON Schema understands them: `1.0` and `1e0` are integers, too (draft 2020-12, 6.1.1).

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// For `deserialize_with`: a whole number, or none.
pub(super) fn whole_number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    from.deserialize_option(Whole)
}

struct Whole;

impl<'de> Visitor<'de> for Whole {
    type Value = Option<u32>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_u32(self)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        // One that is too large is a version that nobody knows.
        Ok(Some(u32::try_from(number).unwrap_or(u32::MAX)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(u32::try_from(number).unwrap_or(u32::MAX)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        if number.fract() != 0.0 {
            return Err(E::invalid_type(serde::de::Unexpected::Float(number), &self));
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked before")]
        Ok(Some(if (0.0..f64::from(u32::MAX)).contains(&number) { number as u32 } else { u32::MAX }))
    }
}
