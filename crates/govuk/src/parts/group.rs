//! The box around a question and its field.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::{Attributes, Words, classes};

/// The box around a question and its field.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct FormGroup {
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
    /// What stands right before the field or fields.
    #[serde(alias = "beforeInputs")]
    pub before_input: Option<Piece>,
    /// What stands right after the field or fields.
    #[serde(alias = "afterInputs")]
    pub after_input: Option<Piece>,
}

/// Text or markup beside a field.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Piece {
    /// Text.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
}

/// A piece, if there is one.
pub(crate) fn piece(piece: Option<Piece>) -> AnyView {
    piece.map(|Piece { text, html }| Words::new(text, html).spaced()).into_any()
}

/// The box, marked when something in it is wrong.
pub(crate) fn view(classes_: &str, attributes: Attributes, wrong: bool, inside: AnyView) -> AnyView {
    let class = classes(["govuk-form-group", if wrong { "govuk-form-group--error" } else { "" }, classes_]);
    view! { <div class={class} {..attributes.spread()}>{inside}</div> }.into_any()
}
