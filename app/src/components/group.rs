//! What every question has around its field: label or legend, hint, error.

use content::Html;
use leptos::prelude::*;

/// A question as it stands on a page.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The field's name.
    pub name: String,
    /// The question.
    pub label: String,
    /// A hint.
    pub hint: Option<Html>,
    /// What is wrong with the answer.
    pub error: Option<String>,
}

impl Asked {
    /// The form group's classes.
    pub(super) fn group_class(&self) -> &'static str {
        if self.error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
    }

    /// The ids of what describes the field, or none.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    /// Hint and error, in that order.
    pub(super) fn notes(&self) -> impl IntoView + use<> {
        let hint = self.hint.clone().map(|hint| {
            view! { <div id=format!("{}-hint", self.name) class="govuk-hint" inner_html=hint.as_str().to_owned()></div> }
        });
        let error = self.error.clone().map(|error| {
            view! {
                <p id=format!("{}-error", self.name) class="govuk-error-message">
                    <span class="govuk-visually-hidden">"Error:"</span>
                    {format!(" {error}")}
                </p>
            }
        });
        (hint, error)
    }

    /// The label of a field that is one element.
    pub(super) fn label(&self) -> impl IntoView + use<> {
        view! { <label class="govuk-label govuk-label--s" for=self.name.clone()>{self.label.clone()}</label> }
    }
}
