//! Markup.

use serde::{Deserialize, Deserializer, Serialize};

/// A piece of markup: made from the files in `content/`, never from an answer.
///
/// It can be read only from text that lives as long as the program, as the words do that were built into it.
/// What a request brought does not, so no form and no JSON that somebody sent can hold markup:
///
/// ```compile_fail
/// fn from_a_request(body: &str) -> serde_json::Result<content_model::Html> {
///     serde_json::from_str(body)
/// }
/// ```
///
/// Nor can it where a type asks for a value of its own, as the extractors of axum do:
///
/// ```compile_fail
/// fn from_a_form<T: serde::de::DeserializeOwned>() {}
/// from_a_form::<content_model::Html>();
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Html(String);

impl Html {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Html {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'static> Deserialize<'de> for Html {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self)
    }
}
