//! The few things that islands do to the page. Each gives up quietly where something is not as
//! expected: the page then works as it was served.

use leptos::prelude::document;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, Event, EventTarget, HtmlElement, HtmlTemplateElement, NodeList};

/// Calls `hear` whenever the event happens in there, for as long as the page stands.
pub(super) fn listen(within: &EventTarget, event: &str, hear: impl FnMut(Event) + 'static) {
    let hear = Closure::<dyn FnMut(Event)>::new(hear);
    let _ = within.add_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
    hear.forget();
}

/// The first element that fits.
pub(super) fn first(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok()?
}

/// All elements that fit.
pub(super) fn all(within: &Element, selector: &str) -> Vec<Element> {
    within.query_selector_all(selector).map(|list| elements(&list)).unwrap_or_default()
}

/// The elements of a list.
pub(super) fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// A copy of what stands in a template.
pub(super) fn copy(within: &Element, selector: &str) -> Option<DocumentFragment> {
    let template: HtmlTemplateElement = first(within, selector)?.dyn_into().ok()?;
    template.content().clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// An attribute, empty where there is none.
pub(super) fn attribute(of: &Element, name: &str) -> String {
    of.get_attribute(name).unwrap_or_default()
}

/// Gives the focus to something that need not take it by itself.
pub(super) fn focus(on: &Element) {
    if on.get_attribute("tabindex").is_none() {
        let _ = on.set_attribute("tabindex", "-1");
    }
    if let Some(on) = on.dyn_ref::<HtmlElement>() {
        let _ = on.focus();
    }
}

/// Sets the title of the browser's tab.
pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// What a browser refused to do becomes nothing done.
pub(super) fn done<T>(outcome: Result<T, JsValue>) -> Option<T> {
    outcome.ok()
}
