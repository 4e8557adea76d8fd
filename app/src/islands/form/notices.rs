//! What an urgent answer calls for, shown beside the question as soon as it is chosen. Each answer names its notices
//! (`data-notices`). They are fetched once the form is first answered, all of them, so that the request tells nothing.
//! Without scripts, or where they do not come, they are shown once the part was saved.

use std::rc::Rc;

use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement};

use super::dom;
use crate::islands::fetched::Fetched;

/// What stands after notices.
const THEN: &str = "then";
const SHOWN: &str = "[data-shown-notices]";
const ADDRESS: &str = "/report/notices";

pub(super) fn wake(island: &Element) {
    if dom::first(island, "[data-notices]").is_none() {
        return;
    }
    let (root, notices) = (island.clone(), Fetched::new(ADDRESS));
    dom::listen(island, "change", move |event| {
        let Some(group) = dom::target(&event).and_then(|answer| dom::group(&answer)) else { return notices.ask() };
        let (all, late) = (root.clone(), Rc::clone(&notices));
        // Once they come, those of what was chosen meanwhile.
        let later = move || {
            let chosen = dom::all(&all, "[data-notices]:checked");
            chosen.iter().filter_map(dom::group).for_each(|group| show_in(&late, &group));
        };
        if !notices.wait(later) {
            show_in(&notices, &group);
        }
    });
}

fn show_in(notices: &Fetched, group: &Element) {
    if let Some((template, _)) = notices.get() {
        let _ = show(&template, group);
    }
}

/// Shows the notices of what is chosen in a question, and takes away what is not called for any more.
fn show(notices: &HtmlTemplateElement, group: &Element) -> Option<()> {
    let chosen = dom::all(group, "[data-notices]:checked");
    let codes = chosen.iter().map(|answer| dom::attribute(answer, "data-notices")).collect::<Vec<_>>().join(" ");
    // What to do first is said once, however many answers call for it, and last.
    let mut each: Vec<&str> = codes.split(' ').collect();
    each.sort_by_key(|code| (*code == THEN, *code));
    each.dedup();
    let place = match shown(group) {
        Some(place) if dom::attribute(&place, "data-shown-notices") == codes => return Some(()),
        Some(place) => place,
        // Nothing is put into a page that nothing is to be said on: the button that somebody is pressing must not move.
        None if codes.is_empty() => return Some(()),
        None => new_place(group)?,
    };
    place.set_attribute("data-shown-notices", &codes).ok()?;
    place.set_text_content(None);
    if codes.is_empty() {
        return Some(());
    }
    for code in each {
        let notice = notices.content().query_selector(&format!("template[data-notice='{code}']")).ok()??;
        let copy = notice.dyn_into::<HtmlTemplateElement>().ok()?.content().clone_node_with_deep(true).ok()?;
        place.append_child(&copy).ok()?;
    }
    Some(())
}

/// Where the notices of a question stand.
fn shown(group: &Element) -> Option<Element> {
    group.next_element_sibling().filter(|next| dom::is(next, SHOWN))
}

/// A place for them right after the question, read out as they come.
fn new_place(group: &Element) -> Option<Element> {
    let place = document().create_element("div").ok()?;
    place.set_attribute("data-shown-notices", "").ok()?;
    place.set_attribute("role", "status").ok()?;
    group.after_with_node_1(&place).ok()?;
    Some(place)
}
