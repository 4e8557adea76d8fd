//! The few things that islands do to the page. Each gives up quietly where something is not as
//! expected: the page then works as it was served.

use web_sys::js_sys::Reflect;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, Event, EventTarget, HtmlElement, HtmlTemplateElement, Node, NodeList};

/// Whatever a person answers in.
pub(super) const FIELDS: &str = "input, select, textarea";
/// The same without what takes an answer back, which stands only where one was given.
pub(super) const ANSWERS: &str = "input:not([type=radio][value='']), select, textarea";

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

/// What an event happened to.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// A node that is an element.
pub(super) fn element(node: Node) -> Option<Element> {
    node.dyn_into().ok()
}

/// Whether an element fits.
pub(super) fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or_default()
}

/// The box around a question.
pub(super) fn group(field: &Element) -> Option<Element> {
    field.closest(".govuk-form-group").ok()?
}

/// Sets or takes away an attribute that needs no value.
pub(super) fn toggle(on: &Element, attribute: &str, set: bool) {
    let _ = if set { on.set_attribute(attribute, "") } else { on.remove_attribute(attribute) };
}

/// What stands in a field.
pub(super) fn value(of: &Element) -> String {
    Reflect::get(of, &JsValue::from_str("value")).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Gives one field what stands in another.
pub(super) fn hand_over(from: &Element, to: &Element) {
    for what in ["value", "checked"].map(JsValue::from_str) {
        if let Ok(it) = Reflect::get(from, &what) {
            let _ = Reflect::set(to, &what, &it);
        }
    }
}
