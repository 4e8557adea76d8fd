//! What an urgent answer calls for, shown beside the question as soon as it is chosen. Each answer names its notices
//! (`data-notices`), and the page has them in templates; without scripts they are shown once the part was saved.

use leptos::prelude::document;
use web_sys::Element;

use super::dom;

const SHOWN: &str = "[data-shown-notices]";

pub(super) fn wake(island: &Element) {
    let root = island.clone();
    dom::listen(island, "change", move |event| {
        let Some(group) = dom::target(&event).and_then(|answer| dom::group(&answer)) else { return };
        let _ = show(&root, &group);
    });
}

/// Shows the notices of what is chosen in a question, and takes away what is not called for any more.
fn show(island: &Element, group: &Element) -> Option<()> {
    let chosen = dom::all(group, "[data-notices]:checked");
    let codes = chosen.iter().map(|answer| dom::attribute(answer, "data-notices")).collect::<Vec<_>>().join(" ");
    let place = place(group)?;
    if dom::attribute(&place, "data-shown-notices") == codes {
        return Some(());
    }
    place.set_attribute("data-shown-notices", &codes).ok()?;
    place.set_text_content(None);
    if codes.is_empty() {
        return Some(());
    }
    for code in codes.split(' ').chain(["then"]) {
        if let Some(copy) = dom::copy(island, &format!("template[data-notice='{code}']")) {
            place.append_child(&copy).ok()?;
        }
    }
    Some(())
}

/// Where notices stand: right after the question, and read out as they come.
fn place(group: &Element) -> Option<Element> {
    if let Some(next) = group.next_element_sibling().filter(|next| dom::is(next, SHOWN)) {
        return Some(next);
    }
    let place = document().create_element("div").ok()?;
    place.set_attribute("data-shown-notices", "").ok()?;
    place.set_attribute("role", "status").ok()?;
    group.after_with_node_1(&place).ok()?;
    Some(place)
}
