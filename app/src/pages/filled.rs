//! A form's fields as they are filled in.

use std::collections::BTreeMap;

use domain::rows::Rows;

/// What stands in each field. It may be anything that was sent, so it is only ever shown back.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Filled(BTreeMap<String, Vec<String>>);

impl Filled {
    /// The words in a field; empty when it is not filled in.
    pub fn words(&self, name: &str) -> String {
        self.0.get(name).and_then(|values| values.first()).cloned().unwrap_or_default()
    }

    /// Whether this is among a field's values.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|given| given == value)
    }

    /// How many rows of a list stand in the form.
    pub fn rows(&self, rows: &Rows) -> usize {
        self.0.keys().filter_map(|name| rows.part(name)).map(|(row, _)| row + 1).max().unwrap_or(0)
    }

    /// The fields in which `other` has something else, as they are here.
    #[must_use]
    pub fn unlike(&self, other: &Self) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(name, values)| other.all(name) != values.as_slice())
                .map(|(n, v)| (n.clone(), v.clone()))
                .collect(),
        )
    }

    /// Adds a line of words to a field, unless they stand there.
    pub fn add_line(&mut self, name: &str, line: &str) {
        let words = self.words(name);
        if !words.contains(line) {
            let words = if words.is_empty() { line.to_owned() } else { format!("{words}\n{line}") };
            self.0.insert(name.to_owned(), vec![words]);
        }
    }

    /// Whether a whole report is about someone else than the reporter.
    pub fn is_second_hand(&self) -> bool {
        self.has("reporter.role", "someone_else") || self.has("reporter.role", "professional")
    }

    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

impl FromIterator<(String, String)> for Filled {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut filled = Self::default();
        for (name, value) in pairs {
            filled.0.entry(name).or_default().push(value);
        }
        filled
    }
}

/// Prints nothing: what people wrote must not slip into a log.
impl std::fmt::Debug for Filled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filled(..)")
    }
}
