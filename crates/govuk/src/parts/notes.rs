//! Hint and error of a question, and the ids that tie a field to them.

use leptos::prelude::*;

use crate::{ErrorMessage, ErrorMessageOptions, Hint, HintOptions};

pub(crate) struct Notes {
    hint: Option<HintOptions>,
    error: Option<ErrorMessageOptions>,
}

impl Notes {
    /// The notes of the field, or group of fields, with this id.
    pub(crate) fn new(id: &str, hint: Option<HintOptions>, error: Option<ErrorMessageOptions>) -> Self {
        Self {
            hint: hint.map(|hint| HintOptions { id: format!("{id}-hint"), ..hint }),
            error: error.map(|error| ErrorMessageOptions { id: format!("{id}-error"), ..error }),
        }
    }

    pub(crate) fn wrong(&self) -> bool {
        self.error.is_some()
    }

    /// The ids of all that describes the field, others first; empty when nothing does.
    pub(crate) fn described_by(&self, others: &str) -> String {
        let hint = self.hint.as_ref().map(|hint| hint.id.as_str());
        let error = self.error.as_ref().map(|error| error.id.as_str());
        super::classes([others, hint.unwrap_or_default(), error.unwrap_or_default()])
    }

    pub(crate) fn view(self) -> AnyView {
        let hint = self.hint.map(|hint| view! { <Hint options=hint /> });
        let error = self.error.map(|error| view! { <ErrorMessage options=error /> });
        (hint, error).into_any()
    }
}
