//! What an urgent answer calls for, shown beside the question as soon as it is chosen. Each answer names its notices
//! (`data-notices`). They are fetched once the form is first answered, all of them, so that the request tells nothing.
//! Without scripts, or where they do not come, they are shown once the part was saved.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement, XmlHttpRequest};

use super::dom;

/// What stands after notices.
const THEN: &str = "then";
const SHOWN: &str = "[data-shown-notices]";
const ADDRESS: &str = "/report/notices";

pub(super) fn wake(island: &Element) {
    if dom::first(island, "[data-notices]").is_none() {
        return;
    }
    let (root, asked) = (island.clone(), Cell::new(false));
    let notices: Rc<Cell<Option<HtmlTemplateElement>>> = Rc::default();
    dom::listen(island, "change", move |event| {
        if !asked.replace(true) {
            fetch(&root, &notices);
        }
        if let Some(group) = dom::target(&event).and_then(|answer| dom::group(&answer)) {
            show_in(&notices, &group);
        }
    });
}

/// Asks for the notices, and shows those of what was chosen meanwhile.
fn fetch(island: &Element, notices: &Rc<Cell<Option<HtmlTemplateElement>>>) {
    let Ok(request) = XmlHttpRequest::new() else { return };
    let (root, kept, answer) = (island.clone(), Rc::clone(notices), request.clone());
    dom::listen(&request, "load", move |_| {
        kept.set(template(&answer));
        for chosen in dom::all(&root, "[data-notices]:checked") {
            if let Some(group) = dom::group(&chosen) {
                show_in(&kept, &group);
            }
        }
    });
    let _ = request.open("GET", ADDRESS);
    let _ = request.send();
}

fn template(answer: &XmlHttpRequest) -> Option<HtmlTemplateElement> {
    let html = answer.response_text().ok()?.filter(|_| answer.status() == Ok(200))?;
    let template: HtmlTemplateElement = document().create_element("template").ok()?.dyn_into().ok()?;
    template.set_inner_html(&html);
    Some(template)
}

fn show_in(notices: &Rc<Cell<Option<HtmlTemplateElement>>>, group: &Element) {
    if let Some(template) = notices.take() {
        let _ = show(&template, group);
        notices.set(Some(template));
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
