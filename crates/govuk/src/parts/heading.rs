//! A heading whose level the page chooses.

use leptos::html::custom;
use leptos::prelude::*;

use super::given;

pub(crate) fn heading(level: u8, class: String, id: String, inside: AnyView) -> AnyView {
    custom(format!("h{level}")).class(class).id(given(id)).child(inside).into_any()
}
