//! Attributes that a page adds to a component, and small helpers for the component's own.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use serde::{Deserialize, Deserializer};

use super::reading::said_by_name;

/// Further attributes of an element, in the order given.
#[derive(Clone, Default)]
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// With one more, unless its value is empty.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.0.push((name.into(), value));
        }
        self
    }

    /// With these too.
    #[must_use]
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// As a view takes them: `{..attributes.spread()}`.
    pub(crate) fn spread(self) -> Vec<AnyAttribute> {
        self.0.into_iter().map(|(name, value)| custom_attribute(name, value).into_any_attr()).collect()
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Attributes {
    fn from(pairs: [(&str, &str); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }
}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        said_by_name(from).map(|pairs| Self(pairs.into_iter().collect()))
    }
}

/// All that are not empty, as one attribute.
pub(crate) fn classes<const N: usize>(parts: [&str; N]) -> String {
    let given: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    given.join(" ")
}

/// The value of an attribute that is left away when empty.
pub(crate) fn given(value: impl Into<String>) -> Option<String> {
    Some(value.into()).filter(|value| !value.is_empty())
}
