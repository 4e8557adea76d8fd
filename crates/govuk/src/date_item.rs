//! The fields of a date.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::parts::{Attributes, classes, given, reading};
use super::{InputOptions, LabelOptions};

/// What was written, by the fields' whole names.
type Values = BTreeMap<String, String>;

const NAMES: [&str; 3] = ["day", "month", "year"];
const WRONG: &str = "govuk-input--error";

/// How one of the three is asked.
#[derive(Clone, Default)]
pub enum DatePart {
    /// As usual.
    #[default]
    Usual,
    /// Not at all.
    Without,
    /// In this way.
    With(Box<DateItem>),
}

/// One field of a date.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct DateItem {
    /// Its name, after the prefix.
    pub name: String,
    /// Its label, if not the name.
    pub label: String,
    /// Its id, if not made from the date's.
    pub id: String,
    /// What was written, if not among the date's values.
    #[serde(deserialize_with = "reading::some_said")]
    pub value: Option<String>,
    /// Whether what is wrong is wrong here.
    pub error: Option<bool>,
    /// What a browser may fill in.
    pub autocomplete: String,
    /// The keyboard a phone should show, `numeric` if unsaid.
    pub inputmode: String,
    /// What the answer must look like.
    pub pattern: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl<'de> Deserialize<'de> for DatePart {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        reading::unless_false(from).map(|item| item.map_or(Self::Without, |item| Self::With(Box::new(item))))
    }
}

impl DatePart {
    /// The field of this name, if it is asked.
    pub(super) fn asked(self, name: &str, values: &Values) -> Option<DateItem> {
        match self {
            Self::Usual => {
                let value = values.get(name).cloned();
                Some(DateItem { name: name.to_owned(), value, ..DateItem::default() })
            }
            Self::Without => None,
            Self::With(item) if item.name.is_empty() => Some(DateItem { name: name.to_owned(), ..*item }),
            Self::With(item) => Some(*item),
        }
    }
}

impl DateItem {
    /// Whether what is wrong is wrong here.
    pub(super) fn wrong(&self) -> bool {
        self.error == Some(true) || self.classes.contains(WRONG)
    }

    /// The input for it: `usual` are the three parts, whose names tell its width and its value.
    pub(super) fn input(
        self,
        usual: &[Option<Self>; 3],
        id: &str,
        prefix: &str,
        all_wrong: bool,
        values: &Values,
    ) -> InputOptions {
        let wrong = self.wrong() || self.error != Some(false) && all_wrong;
        let part = NAMES.iter().zip(usual).position(|(name, usual)| {
            self.name == *name || usual.as_ref().is_some_and(|usual| usual.name == self.name)
        });
        let of_part = part.and_then(|part| usual[part].as_ref()?.value.clone());
        let width = if part == Some(2) { "govuk-input--width-4" } else { "govuk-input--width-2" };
        let width = if self.classes.contains("govuk-input--width-") { "" } else { width };
        let wrong = if wrong && !self.classes.contains(WRONG) { WRONG } else { "" };
        let name = format!("{prefix}{}", self.name);
        InputOptions {
            label: LabelOptions {
                text: given(self.label).unwrap_or_else(|| capital(&self.name)),
                classes: "govuk-date-input__label".to_owned(),
                ..LabelOptions::default()
            },
            id: given(self.id).unwrap_or_else(|| format!("{id}-{}", self.name)),
            classes: classes(["govuk-date-input__input", wrong, width, &self.classes]),
            value: self.value.or(of_part).or_else(|| values.get(&name).cloned()),
            name,
            inputmode: given(self.inputmode).unwrap_or_else(|| "numeric".to_owned()),
            autocomplete: self.autocomplete,
            pattern: self.pattern,
            attributes: self.attributes,
            ..InputOptions::default()
        }
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
