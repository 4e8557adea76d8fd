//! The directory in the browser: shows fewer services at a time, and goes on saying who answers now.
//! What somebody chooses stays on the page: it is in no address, is not kept and is not sent.

use std::rc::Rc;

use domain::Code;
use domain::codes::{Nation, Need, Talk};
use domain::directory_filter::{Entry, Filter};
use leptos::prelude::*;
use web_sys::Element;

use super::fetched::{Fetched, answer_forms};
use super::{clock, dom};

/// Wraps the whole directory as the server wrote it.
#[island]
pub fn Directory(
    /// The page as it works without scripts.
    children: Children,
) -> impl IntoView {
    view! { <div use:wake>{children()}</div> }
}

/// All who help, for a page that shows few of them.
const ADDRESS: &str = "/help/all";

fn wake(island: Element) {
    let _ = if dom::first(&island, "[data-few]").is_some() { start_first(&island) } else { start_filter(&island) };
    let _ = clock::keep_fresh(&island, clock::now());
}

/// As soon as somebody chooses, all of them come in the place of the few, and are then shown as on their own page.
fn start_first(island: &Element) -> Option<()> {
    let fetched = Fetched::new(ADDRESS);
    let (root, all) = (island.clone(), Rc::clone(&fetched));
    let show = Rc::new(move || {
        if let Some(few) = dom::first(&root, "[data-few]") {
            let (template, came) = all.get()?;
            let whole = template.content().query_selector("[data-all]").ok()??;
            few.replace_with_with_node_1(&whole).ok()?;
            let _ = clock::keep_fresh(&root, came);
        }
        filter(&root)
    });
    let (begun, changed) = (Rc::clone(&fetched), Rc::clone(&show));
    let controls = dom::first(island, ".fs-filter")?;
    dom::listen(&controls, "change", move |_| {
        let late = Rc::clone(&changed);
        let later = move || {
            let _ = late();
        };
        if !begun.wait(later) {
            let _ = changed();
        }
    });
    answer_forms(island, "/help", &fetched, move |_| show());
    Some(())
}

fn start_filter(island: &Element) -> Option<()> {
    let controls = dom::first(island, ".fs-filter")?;
    for event in ["change", "submit"] {
        let root = island.clone();
        dom::listen(&controls, event, move |happened| {
            // Anything unexpected goes to the server, whose page is just as good.
            if filter(&root).is_some() {
                happened.prevent_default();
            }
        });
    }
    Some(())
}

/// Shows what is chosen, and says how many those are.
fn filter(island: &Element) -> Option<()> {
    let value = |id: &str| dom::first(island, id).map(|list| dom::value(&list)).unwrap_or_default();
    let chosen = Filter {
        nation: Nation::from_code(&value("#in-nation")),
        need: Need::from_code(&value("#for-need")),
        talk: Talk::from_code(&value("#by-talk")),
    };
    let groups = dom::all(island, "[data-need]");
    let (mut entries, mut elements) = (Vec::new(), Vec::new());
    for group in &groups {
        for service in dom::all(group, "[data-service]") {
            entries.push(Entry {
                need: Need::from_code(&dom::attribute(group, "data-need"))?,
                name: dom::attribute(&service, "data-service"),
                nations: codes(&service, "data-nations"),
                ways: codes(&service, "data-ways"),
            });
            elements.push(service);
        }
    }
    let shown = chosen.apply(&entries);
    for (element, shown) in elements.iter().zip(&shown.each) {
        dom::toggle(element, "hidden", !shown);
    }
    for group in &groups {
        let any = dom::first(group, "[data-service]:not([hidden])").is_some();
        // What is said of a need that was chosen stays, whoever helps with it.
        let wanted = chosen.need.is_some_and(|need| dom::attribute(group, "data-need") == need.code());
        dom::toggle(group, "hidden", !any && !wanted);
    }
    if let Some(links) = dom::first(island, "nav") {
        dom::toggle(&links, "hidden", chosen.need.is_some());
    }
    let status = dom::first(island, ".fs-filter [role=status]")?;
    let words = match shown.count {
        0 => "data-none",
        1 => "data-one",
        _ => "data-other",
    };
    let words = dom::attribute(&status, words);
    status.set_text_content(Some(&words.replace("%{count}", &shown.count.to_string())));
    Some(())
}

/// The codes in an attribute, with spaces between.
fn codes<C: Code>(service: &Element, name: &str) -> Vec<C> {
    dom::attribute(service, name).split(' ').filter_map(C::from_code).collect()
}
