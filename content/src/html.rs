//! Markup.

use serde::{Deserialize, Deserializer, Serialize};

/// A piece of markup. It can only be made from the files in `content/`, never from an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Html(String);

impl Html {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Html {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|raw| Self(crate::markup(raw)))
    }
}
