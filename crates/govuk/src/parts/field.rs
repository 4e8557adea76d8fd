//! A question that is answered in one element: input, textarea or select.

use leptos::prelude::*;

use super::{FormGroup, Notes, Piece, group};
use crate::{ErrorMessageOptions, HintOptions, Label, LabelOptions};

/// What stands around the element.
pub(crate) struct Field {
    label: LabelOptions,
    notes: Notes,
    form_group: FormGroup,
    described_by: String,
}

impl Field {
    /// Around the element with this id, which further ids may describe.
    pub(crate) fn new(
        id: &str,
        label: LabelOptions,
        notes: (Option<HintOptions>, Option<ErrorMessageOptions>),
        form_group: FormGroup,
        described_by: &str,
    ) -> Self {
        let notes = Notes::new(id, notes.0, notes.1);
        let described_by = notes.described_by(described_by);
        Self { label: LabelOptions { r#for: id.to_owned(), ..label }, notes, form_group, described_by }
    }

    /// Whether the answer is wrong.
    pub(crate) fn wrong(&self) -> bool {
        self.notes.wrong()
    }

    /// The ids of what describes the element.
    pub(crate) fn described_by(&self) -> Option<String> {
        super::given(&self.described_by)
    }

    /// What the page put right before and after the element.
    pub(crate) fn beside(&mut self) -> (Option<Piece>, Option<Piece>) {
        (self.form_group.before_input.take(), self.form_group.after_input.take())
    }

    /// Label and notes, then the element.
    pub(crate) fn around(self, element: AnyView) -> AnyView {
        let wrong = self.wrong();
        let inside = view! {
            <Label options=self.label />
            {self.notes.view()}
            " "
            {element}
        };
        group(&self.form_group.classes, self.form_group.attributes, wrong, inside.into_any())
    }
}
