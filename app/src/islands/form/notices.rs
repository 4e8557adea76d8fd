//! What an urgent answer calls for, shown beside the question as soon as it is chosen. Each answer names its notices
//! (`data-notices`). They are fetched once the form is first answered, all of them, so that the request tells nothing.
//! Without scripts, or where they do not come, they are shown once the part was saved. Whoever reports for someone else
//! gets the other wording, if there is one, from the moment at which that is chosen.

use std::rc::Rc;

use domain::Code;
use domain::codes::Role;
use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement};

use super::dom;
use crate::islands::fetched::Fetched;

/// What stands after notices.
const THEN: &str = "then";
/// What the name of a wording ends in that speaks to whoever reports for someone else.
const OTHER: &str = ".other";
const ROLE: &str = "reporter.role";
const SHOWN: &str = "[data-shown-notices]";
const ADDRESS: &str = "/report/notices";

pub(super) fn wake(island: &Element) {
    if dom::first(island, "[data-notices]").is_none() {
        return;
    }
    let (root, notices) = (island.clone(), Fetched::new(ADDRESS));
    dom::listen(island, "change", move |event| {
        let Some(answer) = dom::target(&event) else { return };
        let all = dom::attribute(&answer, "name") == ROLE;
        let Some(group) = dom::group(&answer) else { return notices.ask() };
        let (late, there) = (root.clone(), Rc::clone(&notices));
        // Once they come, those of what was chosen meanwhile.
        if notices.wait(move || show_all(&late, &there)) {
            return;
        }
        if all {
            show_all(&root, &notices);
        } else {
            show_in(&root, &notices, &group);
        }
    });
}

/// Whether the report is for someone else, by what is chosen on this page, or was before.
fn is_second_hand(island: &Element) -> bool {
    let chosen = dom::first(island, &format!("[name='{ROLE}']:checked"));
    match chosen.and_then(|role| Role::from_code(&dom::value(&role))) {
        Some(role) => role.is_second_hand(),
        None => dom::first(island, "form[data-second-hand]").is_some(),
    }
}

fn show_all(island: &Element, notices: &Fetched) {
    for chosen in dom::all(island, "[data-notices]:checked") {
        if let Some(group) = dom::group(&chosen) {
            show_in(island, notices, &group);
        }
    }
}

fn show_in(island: &Element, notices: &Fetched, group: &Element) {
    if let Some((template, _)) = notices.get() {
        let _ = show(&template, group, is_second_hand(island));
    }
}

/// Shows the notices of what is chosen in a question, and takes away what is not called for any more.
fn show(notices: &HtmlTemplateElement, group: &Element, second_hand: bool) -> Option<()> {
    let chosen = dom::all(group, "[data-notices]:checked");
    let codes = chosen.iter().map(|answer| dom::attribute(answer, "data-notices")).collect::<Vec<_>>().join(" ");
    let role = if second_hand && !codes.is_empty() { OTHER } else { "" };
    let said = [codes.as_str(), role].concat();
    // What to do first is said once, however many answers call for it, and last.
    let mut each: Vec<&str> = codes.split(' ').collect();
    each.sort_by_key(|code| (*code == THEN, *code));
    each.dedup();
    let place = match shown(group) {
        Some(place) if dom::attribute(&place, "data-shown-notices") == said => return Some(()),
        Some(place) => place,
        // Nothing is put into a page that nothing is to be said on: the button that somebody is pressing must not move.
        None if codes.is_empty() => return Some(()),
        None => new_place(group)?,
    };
    place.set_attribute("data-shown-notices", &said).ok()?;
    place.set_text_content(None);
    if codes.is_empty() {
        return Some(());
    }
    for code in each {
        let wording =
            |name: String| notices.content().query_selector(&format!("template[data-notice='{name}']")).ok().flatten();
        let other = second_hand.then(|| wording([code, OTHER].concat())).flatten();
        let notice = other.or_else(|| wording(code.to_owned()))?;
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
