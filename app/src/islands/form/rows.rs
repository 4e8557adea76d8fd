//! Rows added and removed in place. Without scripts the same buttons keep the form and come back.

use domain::rows::SAMPLE;
use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::{count, dom};

pub(super) fn wake(island: &Element) {
    let root = island.clone();
    dom::listen(island, "click", move |event| {
        // Anything unexpected goes to the server, which does the same.
        let _ = press(&root, &event);
    });
}

fn press(island: &Element, event: &Event) -> Option<()> {
    let button = dom::target(event)?.closest("button[name=add], button[name=remove]").ok()??;
    let list = button.closest("[data-rows]").ok()??;
    if dom::attribute(&button, "name") == "add" {
        add(island, &list, &button, event)
    } else {
        remove(island, &list, &button, event)
    }
}

fn add(island: &Element, list: &Element, button: &Element, event: &Event) -> Option<()> {
    let at = rows(list).len();
    if at >= dom::attribute(list, "data-most-rows").parse().ok()? {
        return None;
    }
    let row = make(island, list, at)?;
    button.parent_element()?.before_with_node_1(&row).ok()?;
    event.prevent_default();
    if let Some(sort) = dom::first(list, "button[name=sort]") {
        dom::toggle(&sort, "hidden", false);
    }
    count::start_all(&row);
    dom::first(&row, dom::FIELDS)?.dyn_ref::<HtmlElement>()?.focus().ok()
}

fn remove(island: &Element, list: &Element, button: &Element, event: &Event) -> Option<()> {
    let row = button.closest("[data-row]").ok()??;
    let at = rows(list).iter().position(|each| *each == row)?;
    row.remove();
    event.prevent_default();
    // What was said of rows is of numbers that may be others now; saving says it anew.
    let name = dom::attribute(list, "data-rows");
    for link in dom::all(island, &format!(".govuk-error-summary a[href^='#{name}.']")) {
        if let Some(line) = link.parent_element() {
            line.remove();
        }
    }
    if let Some(summary) = dom::first(island, ".govuk-error-summary") {
        dom::toggle(&summary, "hidden", dom::first(&summary, "a").is_none());
    }
    // What follows moves up: made anew under its new number, with what stands in it.
    for (at, old) in rows(list).into_iter().enumerate().skip(at) {
        let new = make(island, list, at)?;
        for (from, to) in dom::all(&old, dom::ANSWERS).iter().zip(dom::all(&new, dom::ANSWERS)) {
            dom::hand_over(from, &to);
        }
        old.replace_with_with_node_1(&new).ok()?;
        count::start_all(&new);
    }
    if rows(list).is_empty() {
        let row = make(island, list, 0)?;
        dom::first(list, "button[name=add]")?.parent_element()?.before_with_node_1(&row).ok()?;
        count::start_all(&row);
    }
    let before = rows(list).into_iter().nth(at.saturating_sub(1))?;
    dom::focus(&dom::first(&before, "fieldset")?);
    Some(())
}

fn rows(list: &Element) -> Vec<Element> {
    dom::all(list, "[data-row]")
}

/// An empty row under this number, from what the server has written for the sample's.
fn make(island: &Element, list: &Element, at: usize) -> Option<Element> {
    let template = dom::first(island, &format!("template[data-row-of='{}']", dom::attribute(list, "data-rows")))?;
    let html = template.inner_html();
    let html = html.replace(&(SAMPLE + 1).to_string(), &(at + 1).to_string());
    let holder = document().create_element("div").ok()?;
    holder.set_inner_html(&html.replace(&SAMPLE.to_string(), &at.to_string()));
    holder.first_element_child()
}
