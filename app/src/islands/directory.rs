//! The directory in the browser: shows fewer services at a time, and goes on saying who answers now.
//! What somebody chooses stays on the page: it is in no address, is not kept and is not sent.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;
use web_sys::js_sys::Date;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;

use super::dom;

/// How often to look who answers now, in milliseconds.
const LOOK: i32 = 20_000;

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
    let _ = keep_fresh(island);
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
        dom::toggle(&group, "hidden", !(wanted && any));
    }
    let status = dom::first(island, ".fs-filter [role=status]")?;
    let words = dom::attribute(&status, if names.len() == 1 { "data-one" } else { "data-other" });
    status.set_text_content(Some(&words.replace("%{count}", &names.len().to_string())));
    Some(())
}

/// Says who answers as the clock goes on. Counted from when the page came: a device's clock may be wrong.
fn keep_fresh(island: Element) -> Option<()> {
    let changing = dom::all(&island, "[data-later]");
    if changing.is_empty() {
        return None;
    }
    let came = Date::now();
    let look = Rc::new(move || {
        let since = (Date::now() - came) / 1000.0;
        for state in &changing {
            let later = dom::attribute(state, "data-later");
            let mut begun = later.split('|').filter_map(|phase| {
                let (after, words) = phase.split_once(' ')?;
                (f64::from(after.parse::<u32>().ok()?) <= since).then_some(words)
            });
            if let Some(words) = begun.next_back()
                && state.text_content().as_deref() != Some(words)
            {
                state.set_text_content(Some(words));
            }
        }
    });
    let seen = Rc::clone(&look);
    dom::listen(&document(), "visibilitychange", move |_| seen());
    let again = Closure::<dyn FnMut()>::new(move || look()).into_js_value();
    window().set_interval_with_callback_and_timeout_and_arguments_0(again.unchecked_ref(), LOOK).ok()?;
    Some(())
}
