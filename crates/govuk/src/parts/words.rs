//! Text or markup, where a component takes either.

use content_model::Html;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// What a component says. Markup goes before text where both are given.
#[derive(Clone)]
pub enum Words {
    /// Text; escaped whatever it holds.
    Text(String),
    /// Markup, which can only have come from `content/`.
    Html(Html),
}

impl Words {
    pub(crate) fn new(text: String, html: Option<Html>) -> Self {
        html.filter(|html| !html.as_str().is_empty()).map_or(Self::Text(text), Self::Html)
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    /// The words alone.
    pub(crate) fn view(self) -> AnyView {
        self.between("", "")
    }

    /// The words with a space on either side. Inside inline elements the original has white space
    /// there; with the same, a comparison need not guess which white space matters.
    pub(crate) fn spaced(self) -> AnyView {
        if self.is_empty() { " ".into_any() } else { self.between(" ", " ") }
    }

    /// The words in one node with what stands before and after: two texts side by side would get a
    /// comment between them.
    pub(crate) fn between(self, before: &'static str, after: &'static str) -> AnyView {
        match self {
            Self::Text(text) if text.is_empty() => ().into_any(),
            Self::Text(text) => format!("{before}{text}{after}").into_any(),
            // Written as it is. Only for what is never woken in a browser.
            Self::Html(html) => InertElement::new(format!("{before}{}{after}", html.as_str().trim())).into_any(),
        }
    }
}
