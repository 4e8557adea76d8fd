//! Characters left, as govuk-frontend's character count says them: to the eye at once, to a screen
//! reader once the typing stops. Counted as the server counts.

use std::cell::Cell;

use content::thousands;
use domain::text::Text;
use leptos::prelude::{document, window};
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{DomTokenList, Element};

use super::dom;

const GROUP: &str = ".govuk-character-count";
const VISIBLE: &str = ".govuk-character-count__status";
const SPOKEN: &str = ".govuk-character-count__sr-status";
/// How long nothing is typed before the count is spoken, in milliseconds.
const PAUSE: i32 = 1_000;

pub(super) fn wake(island: &Element) {
    start_all(island);
    let root = island.clone();
    let speak = Closure::<dyn FnMut()>::new(move || {
        for group in dom::all(&root, GROUP) {
            let _ = speak(&group);
        }
    });
    let waiting = Cell::new(0);
    dom::listen(island, "input", move |event| {
        let Some(group) = dom::target(&event).and_then(|field| field.closest(GROUP).ok()?) else { return };
        let _ = tell(&group);
        let window = window();
        window.clear_timeout_with_handle(waiting.get());
        let later = speak.as_ref().unchecked_ref();
        waiting.set(window.set_timeout_with_callback_and_timeout_and_arguments_0(later, PAUSE).unwrap_or_default());
    });
}

/// Begins to count in all fields that have a limit to count to.
pub(super) fn start_all(within: &Element) {
    for group in dom::all(within, GROUP) {
        let _ = start(&group);
    }
}

/// The limit stays for screen readers, as what describes the field; the count takes its place.
fn start(group: &Element) -> Option<()> {
    let limit = dom::first(group, ".govuk-character-count__message")?;
    let visible = document().create_element("div").ok()?;
    visible.set_class_name(&format!("{} {}", limit.class_name(), &VISIBLE[1..]));
    visible.set_attribute("aria-hidden", "true").ok()?;
    let spoken = document().create_element("div").ok()?;
    spoken.set_class_name(&format!("{} govuk-visually-hidden", &SPOKEN[1..]));
    spoken.set_attribute("aria-live", "polite").ok()?;
    limit.after_with_node_2(&visible, &spoken).ok()?;
    limit.class_list().add_1("govuk-visually-hidden").ok()?;
    tell(group)
}

/// Shows how many are left, or too many.
fn tell(group: &Element) -> Option<()> {
    let (field, visible) = (dom::first(group, "textarea")?, dom::first(group, VISIBLE)?);
    let most: u64 = dom::attribute(group, "data-maxlength").parse().ok()?;
    let used = Text::new(&dom::value(&field)).length();
    let over = used > most;
    let left = most.abs_diff(used);
    let plural = if left == 1 { "one" } else { "other" };
    let sentence = match left {
        0 => dom::attribute(group, "data-i18n.characters-at-limit"),
        _ if over => dom::attribute(group, &format!("data-i18n.characters-over-limit.{plural}")),
        _ => dom::attribute(group, &format!("data-i18n.characters-under-limit.{plural}")),
    };
    visible.set_text_content(Some(&sentence.replace("%{count}", &thousands(left))));
    set(&visible.class_list(), "govuk-error-message", over);
    set(&visible.class_list(), "govuk-hint", !over);
    // Where the server has found an error, that stays marked until it looks again.
    if dom::first(group, "p.govuk-error-message").is_none() {
        set(&field.class_list(), "govuk-textarea--error", over);
    }
    Some(())
}

fn speak(group: &Element) -> Option<()> {
    let (visible, spoken) = (dom::first(group, VISIBLE)?, dom::first(group, SPOKEN)?);
    let now = visible.text_content();
    if spoken.text_content() != now && !(spoken.text_content().unwrap_or_default().is_empty() && unused(group)?) {
        spoken.set_text_content(now.as_deref());
    }
    Some(())
}

/// Whether nothing stands in the field: then there is nothing to tell yet.
fn unused(group: &Element) -> Option<bool> {
    Some(dom::value(&dom::first(group, "textarea")?).is_empty())
}

fn set(classes: &DomTokenList, class: &str, on: bool) {
    let _ = classes.toggle_with_force(class, on);
}
