//! The directory in the browser: shows fewer services at a time, and goes on saying who answers now.
//! What somebody chooses stays on the page: it is in no address, is not kept and is not sent.

use leptos::prelude::*;
use web_sys::Element;

use super::{clock, dom};

/// Wraps the whole directory as the server wrote it.
#[island]
pub fn Directory(
    /// The page as it works without scripts.
    children: Children,
) -> impl IntoView {
    view! { <div use:wake>{children()}</div> }
}

fn wake(island: Element) {
    let _ = start_filter(&island);
    let _ = clock::keep_fresh(&island, clock::now());
}

fn start_filter(island: &Element) -> Option<()> {
    let controls = dom::first(island, ".fs-filter")?;
    controls.set_attribute("data-awake", "").ok()?;
    let root = island.clone();
    dom::listen(&controls, "change", move |_| {
        let _ = filter(&root);
    });
    Some(())
}

/// Shows what is chosen, and says how many those are.
fn filter(island: &Element) -> Option<()> {
    let chosen = |id: &str| dom::first(island, id).map(|list| dom::value(&list)).unwrap_or_default();
    let (nation, need) = (chosen("#in-nation"), chosen("#for-need"));
    let mut names = Vec::new();
    for group in dom::all(island, "[data-need]") {
        let wanted = need.is_empty() || dom::attribute(&group, "data-need") == need;
        let mut any = false;
        for service in dom::all(&group, "[data-service]") {
            let nations = dom::attribute(&service, "data-nations");
            let here = nation.is_empty() || nations.split(' ').any(|each| each == nation);
            dom::toggle(&service, "hidden", !here);
            any |= here;
            let name = dom::attribute(&service, "data-service");
            if wanted && here && !names.contains(&name) {
                names.push(name);
            }
        }
        // What is said of a need that was chosen stays, whoever helps with it.
        dom::toggle(&group, "hidden", !(wanted && (any || !need.is_empty())));
    }
    if names.is_empty() {
        // There is always somebody to call.
        dom::toggle(&dom::first(island, "[data-need=stalking]")?, "hidden", false);
    }
    dom::toggle(&dom::first(island, "nav")?, "hidden", !need.is_empty());
    let status = dom::first(island, ".fs-filter [role=status]")?;
    let words = match names.len() {
        0 => "data-none",
        1 => "data-one",
        _ => "data-other",
    };
    let words = dom::attribute(&status, words);
    status.set_text_content(Some(&words.replace("%{count}", &names.len().to_string())));
    Some(())
}
