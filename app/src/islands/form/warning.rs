//! The warning above a part whose draft ends, as it comes and goes.

use std::cell::RefCell;

use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom;

const WARNING: &str = ".fs-idle";
/// What keeps the draft.
pub(super) const BUTTON: &str = ".fs-idle button";

pub(super) struct Warning {
    island: Element,
    /// What had the focus as it came.
    before: RefCell<Option<Element>>,
}

impl Warning {
    pub(super) fn new(island: &Element) -> Self {
        Self { island: island.clone(), before: RefCell::default() }
    }

    /// Whether it can be seen.
    pub(super) fn stands(&self) -> bool {
        dom::first(&self.island, WARNING).is_some()
    }

    /// Says one of its sentences. It is an alert, so that this is heard wherever the person is.
    pub(super) fn say(&self, what: &str) -> Option<()> {
        let active = document().active_element();
        if !self.stands() {
            self.before.replace(active.clone());
            self.island.prepend_with_node_1(&*dom::copy(&self.island, "template[data-form=idle]")?).ok()?;
        }
        for sentence in dom::all(&self.island, ".fs-idle [data-says]") {
            dom::toggle(&sentence, "hidden", dom::attribute(&sentence, "data-says") != what);
        }
        // What has ended can't be kept; and the focus must not go with the button.
        if what == "gone" {
            let button = dom::first(&self.island, BUTTON)?;
            if active.as_ref() == Some(&button) {
                dom::focus(&dom::first(&self.island, WARNING)?);
            }
            button.remove();
        }
        Some(())
    }

    /// Takes it away. Whoever pressed its button goes on where they were, or else at the heading.
    pub(super) fn hide(&self, pressed: bool) -> Option<()> {
        dom::first(&self.island, WARNING)?.remove();
        if pressed {
            let before = self.before.take().filter(|before| before.tag_name() != "BODY");
            match before.and_then(|before| before.dyn_into::<HtmlElement>().ok()) {
                Some(before) => before.focus().ok()?,
                None => dom::focus(&dom::first(&self.island, "h1")?),
            }
        }
        Some(())
    }
}
